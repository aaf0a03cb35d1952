/**
 * What processes between Kafka and the grid have in common: a thread that begins again, missing
 * topics, the fields of a JSON record, a page of metrics.
 */
package io.tradegrid.streaming;
