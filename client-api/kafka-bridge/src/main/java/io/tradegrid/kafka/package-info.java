/**
 * A process between Kafka and the grid. Two threads: one takes orders from a topic, one publishes
 * what came of them; each makes all of its clients itself and shares none with the other.
 */
package io.tradegrid.kafka;
