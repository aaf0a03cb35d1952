package io.tradegrid.risk.stress;

/** Scenarios with a name. The moves are round numbers of the size of what happened. */
public enum NamedStress {
  /** Shares as on 19 October 1987, with volatility up. */
  EQUITY_CRASH("price@EQUITY:-0.2,price@FUTURE:-0.2,volatility:0.25"),
  /** Shares and crypto-currencies up a tenth, volatility down. */
  RALLY("price@EQUITY:0.1,price@FUTURE:0.1,price@CRYPTO:0.1,volatility:-0.05"),
  /** All volatilities up by ten points. */
  VOLATILITY_UP("volatility:0.1"),
  /** All volatilities down by ten points. */
  VOLATILITY_DOWN("volatility:-0.1"),
  /** All rates up by a hundred basis points. */
  RATES_UP("parallel:0.01"),
  /** All rates down by a hundred basis points. */
  RATES_DOWN("parallel:-0.01"),
  /** Long rates up and short rates down by fifty basis points. */
  STEEPER("twist:0.01"),
  /** Long rates down and short rates up by fifty basis points. */
  FLATTER("twist:-0.01"),
  /** Foreign currencies down by a tenth. */
  HOME_CURRENCY_UP("price@FX:-0.1"),
  /** Crypto-currencies halved. */
  CRYPTO_CRASH("price@CRYPTO:-0.5");

  private final String shocks;

  NamedStress(String shocks) {
    this.shocks = shocks;
  }

  /** Returns the shocks under this name. */
  public StressScenario scenario() {
    return new StressScenario(name(), StressScenario.parse(shocks).shocks());
  }
}
