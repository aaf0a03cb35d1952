package io.tradegrid.pricing;

/**
 * Where values and derivatives of many options go: element i of every array belongs to option i.
 * The meaning and unit of each column is that of {@link Greeks}. The columns of second order are
 * computed only where they were asked for.
 */
public final class GreekColumns {

  private static final double[] NONE = {};

  private final double[] price;
  private final double[] delta;
  private final double[] gamma;
  private final double[] vega;
  private final double[] theta;
  private final double[] rho;
  private final double[] dividendRho;
  private final double[] vanna;
  private final double[] volga;
  private final double[] charm;
  private final double[] veta;

  private GreekColumns(int size, int secondSize) {
    price = new double[size];
    delta = new double[size];
    gamma = new double[size];
    vega = new double[size];
    theta = new double[size];
    rho = new double[size];
    dividendRho = secondSize == 0 ? NONE : new double[secondSize];
    vanna = secondSize == 0 ? NONE : new double[secondSize];
    volga = secondSize == 0 ? NONE : new double[secondSize];
    charm = secondSize == 0 ? NONE : new double[secondSize];
    veta = secondSize == 0 ? NONE : new double[secondSize];
  }

  /**
   * Returns columns for price, delta, gamma, vega, theta and rho.
   *
   * @param size how many options, zero or more
   */
  public static GreekColumns firstOrder(int size) {
    return new GreekColumns(size, 0);
  }

  /**
   * Returns columns for these and for dividend rho, vanna, volga, charm and veta.
   *
   * @param size how many options, zero or more
   */
  public static GreekColumns secondOrder(int size) {
    return new GreekColumns(size, size);
  }

  /** Returns how many options there is room for. */
  public int size() {
    return price.length;
  }

  /** Returns whether there are columns of second order. */
  public boolean hasSecondOrder() {
    return vanna.length > 0;
  }

  /** Returns V, the array itself. */
  public double[] price() {
    return price;
  }

  /** Returns ∂V/∂S, the array itself. */
  public double[] delta() {
    return delta;
  }

  /** Returns ∂²V/∂S², the array itself. */
  public double[] gamma() {
    return gamma;
  }

  /** Returns ∂V/∂σ, the array itself. */
  public double[] vega() {
    return vega;
  }

  /** Returns −∂V/∂T, the array itself. */
  public double[] theta() {
    return theta;
  }

  /** Returns ∂V/∂r, the array itself. */
  public double[] rho() {
    return rho;
  }

  /** Returns ∂V/∂q, the array itself; empty if not asked for. */
  public double[] dividendRho() {
    return dividendRho;
  }

  /** Returns ∂²V/∂S∂σ, the array itself; empty if not asked for. */
  public double[] vanna() {
    return vanna;
  }

  /** Returns ∂²V/∂σ², the array itself; empty if not asked for. */
  public double[] volga() {
    return volga;
  }

  /** Returns −∂²V/∂S∂T, the array itself; empty if not asked for. */
  public double[] charm() {
    return charm;
  }

  /** Returns −∂²V/∂σ∂T, the array itself; empty if not asked for. */
  public double[] veta() {
    return veta;
  }

  void set(int i, Greeks greeks) {
    price[i] = greeks.price();
    delta[i] = greeks.delta();
    gamma[i] = greeks.gamma();
    vega[i] = greeks.vega();
    theta[i] = greeks.theta();
    rho[i] = greeks.rho();
    if (hasSecondOrder()) {
      dividendRho[i] = greeks.dividendRho();
      vanna[i] = greeks.vanna();
      volga[i] = greeks.volga();
      charm[i] = greeks.charm();
      veta[i] = greeks.veta();
    }
  }
}
