package io.tradegrid.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every derivative against differences of the one below it, in all models. */
final class GreeksPropertiesTest {

  /** What four differences leave of a smooth function, relative to the size of its terms. */
  private static final double DIFFERENCE = 1e-6;

  /** The parameters of one option; the yield is not used by options on forwards. */
  private record Terms(
      OptionType type, double s, double k, double t, double v, double r, double q) {

    Greeks blackScholes() {
      return BlackScholes.greeks(type, s, k, t, v, r, q);
    }

    Greeks black76() {
      return Black76.greeks(type, s, k, t, v, r);
    }

    /** With the spot less 100, so that it may be negative, and the volatility in its units. */
    Greeks bachelier() {
      return Bachelier.greeks(type, s - 100, k - 100, t, 100 * v, r);
    }

    Terms s(double x) {
      return new Terms(type, x, k, t, v, r, q);
    }

    Terms t(double x) {
      return new Terms(type, s, k, x, v, r, q);
    }

    Terms v(double x) {
      return new Terms(type, s, k, t, x, r, q);
    }

    Terms r(double x) {
      return new Terms(type, s, k, t, v, x, q);
    }

    Terms q(double x) {
      return new Terms(type, s, k, t, v, r, x);
    }
  }

  @Provide
  Arbitrary<Terms> terms() {
    return Combinators.combine(
            Arbitraries.of(OptionType.class),
            Arbitraries.doubles().between(60, 150),
            Arbitraries.doubles().between(60, 150),
            Arbitraries.doubles().between(0.1, 5),
            Arbitraries.doubles().between(0.1, 0.8),
            Arbitraries.doubles().between(-0.05, 0.15),
            Arbitraries.doubles().between(-0.05, 0.15))
        .as(Terms::new);
  }

  @Property(tries = 200)
  void blackScholes(@ForAll("terms") Terms terms) {
    derivatives(terms, Terms::blackScholes, terms.blackScholes(), terms.s, 1);
    Greeks greeks = terms.blackScholes();
    close(greeks.dividendRho(), slope(x -> terms.q(x).blackScholes().price(), terms.q, 1e-3), 100);
  }

  @Property(tries = 200)
  void black76(@ForAll("terms") Terms terms) {
    derivatives(terms, Terms::black76, terms.black76(), terms.s, 1);
  }

  @Property(tries = 200)
  void bachelier(@ForAll("terms") Terms terms) {
    derivatives(terms, Terms::bachelier, terms.bachelier(), 100, 100);
  }

  /** The volatility in the model is unit times the one of the terms. */
  private static void derivatives(
      Terms at, Function<Terms, Greeks> model, Greeks greeks, double size, double unit) {
    double ds = 1e-3 * at.s;
    double dv = 1e-3 * at.v;
    double dt = 1e-3 * at.t;
    close(greeks.delta(), slope(x -> model.apply(at.s(x)).price(), at.s, ds), 1);
    close(greeks.gamma(), slope(x -> model.apply(at.s(x)).delta(), at.s, ds), 1 / size);
    close(greeks.speed(), slope(x -> model.apply(at.s(x)).gamma(), at.s, ds), 1 / at.s);
    close(unit * greeks.vega(), slope(x -> model.apply(at.v(x)).price(), at.v, dv), size);
    close(unit * greeks.vanna(), slope(x -> model.apply(at.v(x)).delta(), at.v, dv), 10);
    close(unit * greeks.zomma(), slope(x -> model.apply(at.v(x)).gamma(), at.v, dv), 10);
    close(unit * greeks.volga(), slope(x -> model.apply(at.v(x)).vega(), at.v, dv), 10 * size);
    close(unit * greeks.ultima(), slope(x -> model.apply(at.v(x)).volga(), at.v, dv), 1e3 * size);
    close(greeks.theta(), -slope(x -> model.apply(at.t(x)).price(), at.t, dt), size);
    close(greeks.charm(), -slope(x -> model.apply(at.t(x)).delta(), at.t, dt), 10);
    close(greeks.veta(), -slope(x -> model.apply(at.t(x)).vega(), at.t, dt), 10 * size);
    close(greeks.color(), -slope(x -> model.apply(at.t(x)).gamma(), at.t, dt), 1);
    close(greeks.rho(), slope(x -> model.apply(at.r(x)).price(), at.r, 1e-3), 5 * size);
  }

  private static void close(double computed, double difference, double size) {
    assertThat(computed).isCloseTo(difference, within(DIFFERENCE * size));
  }

  /** Central differences at two steps, extrapolated: the error is of fourth order. */
  private static double slope(DoubleUnaryOperator f, double x, double step) {
    double wide = (f.applyAsDouble(x + step) - f.applyAsDouble(x - step)) / (2 * step);
    double half = 0.5 * step;
    double narrow = (f.applyAsDouble(x + half) - f.applyAsDouble(x - half)) / step;
    return (4 * narrow - wide) / 3;
  }
}
