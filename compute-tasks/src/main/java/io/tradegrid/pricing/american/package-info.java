/**
 * Options that may be exercised early: the precise way (Andersen, Lake and Offengenden), the fast
 * one (Bjerksund and Stensland) and a tree that also takes cash dividends (Leisen and Reimer).
 * Stateless; callable from any thread; no Ignite.
 */
package io.tradegrid.pricing.american;
