package io.tradegrid.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What must hold for any option, extremes included. Draws are logarithmic over many decades. */
final class VanillaPropertiesTest {

  private static double between(Random random, double low, double high) {
    return low * Math.exp(random.nextDouble() * Math.log(high / low));
  }

  /** Strikes a factor of 1e4 away, times of minutes to 50 years, volatilities to 500 %. */
  private static VanillaOption anyOption(Random random) {
    boolean still = random.nextInt(20) == 0;
    return new VanillaOption(
        random.nextBoolean() ? OptionType.CALL : OptionType.PUT,
        between(random, 1, 100),
        between(random, 1e-2, 1e4),
        random.nextInt(20) == 0 ? 0 : between(random, 1e-6, 50),
        still ? 0 : between(random, 1e-4, 5),
        0.4 * random.nextDouble() - 0.2,
        0.4 * random.nextDouble() - 0.2);
  }

  @Property(tries = 2000)
  void callLessPutIsTheForwardAndBothAreInBounds(@ForAll long seed) {
    VanillaOption o = anyOption(new Random(seed));
    double asset = o.spot() * Math.exp(-o.dividendYield() * o.timeYears());
    double cash = o.strike() * Math.exp(-o.rate() * o.timeYears());
    double call = price(OptionType.CALL, o);
    double put = price(OptionType.PUT, o);
    double rounding = 1e-14 * (asset + cash);
    assertThat(call - put).isCloseTo(asset - cash, within(rounding));
    assertThat(call).isBetween(Math.max(asset - cash, 0) - rounding, asset + rounding);
    assertThat(put).isBetween(Math.max(cash - asset, 0) - rounding, cash + rounding);
  }

  private static double price(OptionType type, VanillaOption o) {
    return BlackScholes.price(
        type, o.spot(), o.strike(), o.timeYears(), o.volatility(), o.rate(), o.dividendYield());
  }

  @Property(tries = 2000)
  void theValueRisesWithVolatility(@ForAll long seed) {
    Random random = new Random(seed);
    VanillaOption o = anyOption(random);
    double more = o.volatility() * (1 + random.nextDouble()) + 1e-6;
    double higher =
        BlackScholes.price(
            o.type(), o.spot(), o.strike(), o.timeYears(), more, o.rate(), o.dividendYield());
    double size =
        o.spot() * Math.exp(-o.dividendYield() * o.timeYears())
            + o.strike() * Math.exp(-o.rate() * o.timeYears());
    assertThat(higher).isGreaterThanOrEqualTo(o.price() - 1e-15 * size);
  }

  /** The scalar form answers with 15 numbers or not at all. */
  @Property(tries = 2000)
  void greeksAreFiniteAndOfTheRightSign(@ForAll long seed) {
    VanillaOption o = anyOption(new Random(seed));
    Greeks greeks = o.greeks();
    assertThat(greeks.price()).isNotNegative();
    assertThat(greeks.gamma()).isNotNegative();
    assertThat(greeks.vega()).isNotNegative();
    assertThat(o.type().sign() * greeks.delta()).isNotNegative();
    assertThat(o.type().sign() * greeks.rho()).isNotNegative();
  }

  @Property(tries = 50)
  void columnsAgreeWithOneByOneAndDoNotDependOnTheSplit(@ForAll long seed) {
    Random random = new Random(seed);
    int size = 1 + random.nextInt(600);
    VanillaOption[] each = new VanillaOption[size];
    for (int i = 0; i < size; i++) {
      each[i] = anyOption(random);
    }
    VanillaOptions all = columns(each, 0, size);
    GreekColumns greeks = GreekColumns.secondOrder(size);
    BlackScholesBatch.greeks(all, greeks);
    double[] prices = new double[size];
    BlackScholesBatch.prices(all, prices);
    assertThat(greeks.price()).isEqualTo(prices);
    for (int i = 0; i < size; i++) {
      near(each[i], greeks, i);
    }
    int from = random.nextInt(size);
    GreekColumns rest = GreekColumns.firstOrder(size - from);
    BlackScholesBatch.greeks(columns(each, from, size), rest);
    for (int i = from; i < size; i++) {
      assertThat(rest.price()[i - from]).isEqualTo(greeks.price()[i]);
      assertThat(rest.theta()[i - from]).isEqualTo(greeks.theta()[i]);
    }
  }

  private static void near(VanillaOption o, GreekColumns columns, int i) {
    Greeks one = o.greeks();
    double size =
        o.spot() * Math.exp(-o.dividendYield() * o.timeYears())
            + o.strike() * Math.exp(-o.rate() * o.timeYears());
    double deviation = Math.max(o.volatility() * Math.sqrt(o.timeYears()), 1e-12);
    double moneyness = Math.log(o.spot() / o.strike());
    // d is known to a rounding of the moneyness over the deviation, and the density to that times
    // d.
    double probability = 1e-14 + 1e-15 * (1 + Math.abs(moneyness)) / deviation;
    double d = Math.min(Math.abs(moneyness / deviation), 100) + 1;
    double part = 10 * probability * d;
    close(columns.price()[i], one.price(), 1e-15 * 4 * size);
    close(columns.delta()[i], one.delta(), probability * size / o.spot());
    close(columns.gamma()[i], one.gamma(), part * one.gamma());
    close(columns.vega()[i], one.vega(), part * one.vega());
    double years = Math.max(o.timeYears(), 1e-12);
    double rates = Math.abs(o.rate()) + Math.abs(o.dividendYield());
    double decay = one.vega() * o.volatility() / (2 * years);
    close(columns.theta()[i], one.theta(), probability * size * rates + part * decay);
    double density = one.vega() / (Math.sqrt(years) * o.spot());
    double bend = density * (rates / deviation + (d + deviation) / (2 * years));
    close(columns.charm()[i], one.charm(), probability * rates * size / o.spot() + part * bend);
    // Both of d₁ and how it changes with time are in veta, so the drift counts that d leaves out.
    double far = d + rates * years / deviation + deviation;
    double byTime = rates / deviation + far / (2 * years);
    double bends = one.vega() * (rates + far * byTime + 1 / (2 * years));
    close(columns.veta()[i], one.veta(), 10 * probability * far * bends);
    close(columns.rho()[i], one.rho(), probability * size * o.timeYears());
    close(columns.dividendRho()[i], one.dividendRho(), probability * size * o.timeYears());
    close(columns.vanna()[i], one.vanna(), part * (Math.abs(one.vanna()) + one.vega() * d));
    close(columns.volga()[i], one.volga(), part * (Math.abs(one.volga()) + one.vega() * d * d));
  }

  private static void close(double batch, double one, double tolerance) {
    assertThat(batch).isCloseTo(one, within(tolerance + 1e-290));
  }

  private static VanillaOptions columns(VanillaOption[] each, int from, int to) {
    int size = to - from;
    boolean[] call = new boolean[size];
    double[][] c = new double[6][size];
    for (int i = 0; i < size; i++) {
      VanillaOption o = each[from + i];
      call[i] = o.type() == OptionType.CALL;
      c[0][i] = o.spot();
      c[1][i] = o.strike();
      c[2][i] = o.timeYears();
      c[3][i] = o.volatility();
      c[4][i] = o.rate();
      c[5][i] = o.dividendYield();
    }
    return new VanillaOptions(call, c[0], c[1], c[2], c[3], c[4], c[5]);
  }

  /** A strike a factor of 1e40 away: nothing, and not minus nothing. */
  @Test
  void farOutThereIsNothing() {
    VanillaOption[] one = {new VanillaOption(OptionType.CALL, 1, 1e40, 0.001, 0.01, 0.01, 0.01)};
    GreekColumns greeks = GreekColumns.firstOrder(1);
    BlackScholesBatch.greeks(columns(one, 0, 1), greeks);
    assertThat(greeks.price()).containsExactly(0.0);
    assertThat(greeks.gamma()).containsExactly(0.0);
    assertThat(greeks.vega()).containsExactly(0.0);
    assertThat(one[0].greeks().vega()).isEqualTo(0.0);
  }

  @Property(tries = 50)
  void bacheliersColumnsHaveTheBitsOfOneByOne(@ForAll long seed) {
    Random random = new Random(seed);
    int size = 1 + random.nextInt(20);
    boolean[] call = new boolean[size];
    double[][] c = new double[6][size];
    for (int i = 0; i < size; i++) {
      call[i] = random.nextBoolean();
      c[0][i] = 100 * random.nextGaussian();
      c[1][i] = random.nextInt(5) == 0 ? c[0][i] : 100 * random.nextGaussian();
      c[2][i] = random.nextInt(5) == 0 ? 0 : between(random, 1e-6, 50);
      c[3][i] = random.nextInt(5) == 0 ? 0 : between(random, 1e-2, 100);
      c[4][i] = 0.4 * random.nextDouble() - 0.2;
      c[5][i] = Double.NaN; // not looked at
    }
    VanillaOptions options = new VanillaOptions(call, c[0], c[1], c[2], c[3], c[4], c[5]);
    double[] prices = new double[size];
    BachelierBatch.prices(options, prices);
    GreekColumns greeks = GreekColumns.secondOrder(size);
    BachelierBatch.greeks(options, greeks);
    GreekColumns expected = GreekColumns.secondOrder(size);
    for (int i = 0; i < size; i++) {
      OptionType type = call[i] ? OptionType.CALL : OptionType.PUT;
      expected.set(i, Bachelier.greeks(type, c[0][i], c[1][i], c[2][i], c[3][i], c[4][i]));
    }
    assertThat(prices).isEqualTo(expected.price());
    assertThat(greeks).usingRecursiveComparison().isEqualTo(expected);
    c[2][size - 1] = -1;
    assertThatThrownBy(() -> BachelierBatch.greeks(options, greeks))
        .isInstanceOf(PricingException.class)
        .hasMessage("option " + (size - 1) + ": timeYears: must be zero or positive, got -1.0");
  }

  @Test
  void aBadOptionIsNamedByItsIndex() {
    VanillaOptions options =
        new VanillaOptions(
            new boolean[2],
            new double[] {1, -1},
            new double[] {1, 1},
            new double[] {1, 1},
            new double[] {1, 1},
            new double[2],
            new double[2]);
    assertThatThrownBy(() -> BlackScholesBatch.prices(options, new double[2]))
        .isInstanceOf(PricingException.class)
        .hasMessage("option 1: spot: must be positive, got -1.0");
  }
}
