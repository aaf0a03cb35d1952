/**
 * Bodies as JSON, strictly: decimals exact, unknown fields refused, sizes bounded. Stateless;
 * called by Spring on the request's thread.
 */
package io.tradegrid.gateway.json;
