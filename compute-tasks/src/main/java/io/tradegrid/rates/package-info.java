/**
 * Discount curves and what is valued on them: bonds, forwards, futures, swaps. Day counts,
 * calendars, schedules and interpolation are OpenGamma Strata's. Stateless; callable from any
 * thread; no Ignite.
 */
package io.tradegrid.rates;
