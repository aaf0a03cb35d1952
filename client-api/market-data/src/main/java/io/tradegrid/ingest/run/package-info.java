/**
 * Runs feeds: what stands between an adapter's thread and the one that makes its ticks durable, and
 * what is counted meanwhile.
 */
package io.tradegrid.ingest.run;
