package io.tradegrid.benchmark.risk;

import io.tradegrid.pricing.BlackScholesBatch;
import io.tradegrid.pricing.GreekColumns;
import io.tradegrid.pricing.ImpliedVolatility;
import io.tradegrid.pricing.VolatilityStatus;
import io.tradegrid.risk.HistoricalRisk;
import io.tradegrid.risk.LinearHoldings;
import io.tradegrid.risk.Moves;
import io.tradegrid.risk.OptionHoldings;
import io.tradegrid.risk.Revaluation;

/** Ours: columns in, columns out; the portfolio on all processors. */
final class GridRisk implements RiskEngine {

  /** Parts of the scenarios, more than there are processors, so that one that is held up waits. */
  private static final int PARTS = 8;

  private final RiskInputs inputs;
  private final GreekColumns greeks = GreekColumns.firstOrder(RiskInputs.OPTIONS);
  private final double[] implied = new double[RiskInputs.OPTIONS];
  private final VolatilityStatus[] status = new VolatilityStatus[RiskInputs.OPTIONS];
  private double[] pnl;
  private double valueAtRisk;
  private double shortfall;

  GridRisk(RiskInputs inputs) {
    this.inputs = inputs;
  }

  @Override
  public void run(Question question) {
    switch (question) {
      case BLACK_SCHOLES -> BlackScholesBatch.greeks(inputs.options, greeks);
      case IMPLIED_VOL ->
          ImpliedVolatility.solve(inputs.undiscounted, inputs.premium, implied, status);
      case HISTORICAL_VAR -> historical();
    }
  }

  private void historical() {
    LinearHoldings linear = new LinearHoldings(inputs.factor, inputs.value);
    boolean[] american = new boolean[inputs.units.length];
    OptionHoldings options =
        new OptionHoldings(inputs.underlying, inputs.units, american, inputs.held);
    pnl = Revaluation.parallelPnl(linear, options, new Moves(inputs.moves), PARTS);
    valueAtRisk = HistoricalRisk.valueAtRisk(pnl, RiskInputs.VAR_LEVEL);
    shortfall = HistoricalRisk.expectedShortfall(pnl, RiskInputs.ES_LEVEL);
  }

  @Override
  public double[] sums(Question question) {
    return switch (question) {
      case BLACK_SCHOLES ->
          Digest.of(
              greeks.price(),
              greeks.delta(),
              greeks.gamma(),
              greeks.vega(),
              greeks.theta(),
              greeks.rho());
      case IMPLIED_VOL -> Digest.of(implied);
      case HISTORICAL_VAR -> Digest.of(pnl, new double[] {valueAtRisk}, new double[] {shortfall});
    };
  }
}
