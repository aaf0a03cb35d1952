package io.tradegrid.task;

import io.tradegrid.contract.Contract;
import io.tradegrid.contract.Exercise;
import io.tradegrid.contract.MarketInputs;
import io.tradegrid.contract.OptionRight;
import io.tradegrid.contract.OptionTerms;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.math3.distribution.NormalDistribution;

/** Made-up options on made-up shares, and what they are worth by a formula written out here. */
final class OptionDesk {

  private static final NormalDistribution NORMAL = new NormalDistribution();

  /** One option held. */
  record Held(String symbol, String underlying, OptionTerms terms, double volatility, int units) {}

  private final LocalDate today;
  private final List<Held> held = new ArrayList<>();

  OptionDesk(
      Random random,
      List<String> underlyings,
      Map<String, double[]> prices,
      int count,
      LocalDate today) {
    this.today = today;
    for (int i = 0; i < count; i++) {
      String underlying = underlyings.get(random.nextInt(underlyings.size()));
      double[] closes = prices.get(underlying);
      double spot = closes[closes.length - 1];
      double strike = Math.rint(spot * (0.85 + 0.3 * random.nextDouble()));
      held.add(
          new Held(
              "OPT" + i,
              underlying,
              new OptionTerms(
                  underlying,
                  BigDecimal.valueOf(strike),
                  today.plusDays(20 + random.nextInt(400)),
                  random.nextBoolean() ? OptionRight.CALL : OptionRight.PUT,
                  Exercise.EUROPEAN),
              Math.rint(100 * (0.15 + 0.3 * random.nextDouble())) / 100,
              random.nextInt(81) - 40));
    }
    held.removeIf(option -> option.units() == 0);
  }

  List<Held> held() {
    return held;
  }

  /** Rows of CONTRACTS and INSTRUMENTS; positions are the caller's. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Held option : held) {
      rows.add(
          Contract.option(
                  option.symbol(),
                  option.terms(),
                  BigDecimal.TEN,
                  new MarketInputs(
                      BigDecimal.valueOf(option.volatility()), new BigDecimal("0.02"), null))
              .row());
      rows.add(
          Row.of(
              Table.INSTRUMENTS, option.symbol(), 1, "USD", BigDecimal.ONE, BigDecimal.ONE, 1L, 0));
    }
    return rows;
  }

  /** Black and Scholes' formula with multiplier 10 and rate 2 %. */
  double value(Held option, double spot) {
    double years = (option.terms().expiry().toEpochDay() - today.toEpochDay()) / 365.0;
    double strike = option.terms().strike().doubleValue();
    double deviation = option.volatility() * Math.sqrt(years);
    double d1 = (Math.log(spot / strike) + 0.02 * years) / deviation + deviation / 2;
    int sign = option.terms().right() == OptionRight.CALL ? 1 : -1;
    return 10
        * sign
        * (spot * NORMAL.cumulativeProbability(sign * d1)
            - strike
                * Math.exp(-0.02 * years)
                * NORMAL.cumulativeProbability(sign * (d1 - deviation)));
  }
}
