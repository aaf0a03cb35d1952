/**
 * Who may acknowledge and who may open a shard: the lease a majority gives, as pure rules on views,
 * answers and a clock. Knows neither Ignite nor threads; its classes may be called from any thread.
 */
package io.tradegrid.ownership;
