/**
 * Options in closed form: Black-Scholes-Merton and its kin, their Greeks, and implied volatility.
 * Stateless; callable from any thread; no Ignite.
 *
 * <p>Everything here is computed with additions, multiplications, divisions, square roots and fused
 * multiply-adds only, whose results the language fixes to the bit. The exponential, the logarithm
 * and the normal distribution are built from these ({@link io.tradegrid.pricing.Elementary}, {@link
 * io.tradegrid.pricing.Normal}) and {@code Math.exp} and {@code Math.log}, which may differ between
 * machines, are not used. So the same option has the same price to the bit on every node.
 */
package io.tradegrid.pricing;
