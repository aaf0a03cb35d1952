package io.tradegrid.risk.portfolio;

import io.tradegrid.risk.UnitRisk;

/**
 * What a portfolio holds of a symbol.
 *
 * @param portfolio the holder
 * @param quantity units; negative is short
 * @param unit what one unit is; the same object for all holders of the symbol
 */
public record Position(String portfolio, double quantity, UnitRisk unit) {}
