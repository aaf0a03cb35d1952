/**
 * Feeds by way of Kafka: from an adapter to {@code market.data.raw}, through the pipeline to {@code
 * market.data.norm}, and from there into histories. Each of the three runs on a thread of its own,
 * makes its clients itself and shares none; whatever befalls it, it begins again from what is
 * committed. Records are those of {@code docs/reference/feeds.md}.
 */
package io.tradegrid.ingest.kafka;
