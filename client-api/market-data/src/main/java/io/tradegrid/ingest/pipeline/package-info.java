/**
 * What every tick goes through between its source and its history: checked, made alike, each once,
 * and the best quote of several sources. Pure and deterministic: time comes with the call. One
 * thread at a time; counters may be read by any.
 */
package io.tradegrid.ingest.pipeline;
