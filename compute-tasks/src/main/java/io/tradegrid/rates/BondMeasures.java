package io.tradegrid.rates;

/**
 * What a bond costs and how that changes with its yield y, compounded f times a year. Prices are
 * per 100 of face value.
 *
 * @param yield y, a decimal
 * @param dirtyPrice with accrued interest
 * @param cleanPrice without
 * @param accruedInterest of the running period
 * @param macaulayDuration mean time to the payments weighted by their present values, in years
 * @param modifiedDuration −(∂P/∂y) / P = Macaulay / (1 + y/f), in years
 * @param convexity (∂²P/∂y²) / P, in years²
 * @param dv01 −∂P/∂y × 0.0001: what the price gains as the yield falls by a basis point
 */
public record BondMeasures(
    double yield,
    double dirtyPrice,
    double cleanPrice,
    double accruedInterest,
    double macaulayDuration,
    double modifiedDuration,
    double convexity,
    double dv01) {}
