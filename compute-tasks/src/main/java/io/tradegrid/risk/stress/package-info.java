/** Stress scenarios: what they say of each symbol, and which multiple of one loses an amount. */
package io.tradegrid.risk.stress;
