/**
 * Portfolio risk as pure functions on primitive arrays. Stateless; callable from any thread; no
 * Ignite.
 */
package io.tradegrid.risk;
