/**
 * Options that depend on more than the last price: digitals, barriers, averages. Stateless;
 * callable from any thread; no Ignite.
 */
package io.tradegrid.pricing.exotic;
