/**
 * What each portfolio holds of one instrument. Deterministic, exact, used by the shard's engine
 * thread alone.
 */
package io.tradegrid.position;
