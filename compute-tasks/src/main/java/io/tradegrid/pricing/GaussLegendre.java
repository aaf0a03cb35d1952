package io.tradegrid.pricing;

/**
 * Gauss-Legendre quadrature: Σ w(i) f(x(i)) is the integral of f over −1 to 1, exactly for
 * polynomials of degree 2n − 1. Nodes are the roots of the Legendre polynomial, by Newton's method.
 *
 * <p>Source: W. H. Press et al., "Numerical recipes", 3rd edition, Cambridge 2007, section 4.6.
 *
 * @param nodes x, rising, within −1 to 1
 * @param weights w, positive, of sum 2
 */
@SuppressWarnings("ArrayRecordComponent")
public record GaussLegendre(double[] nodes, double[] weights) {

  /**
   * Returns the rule with n nodes.
   *
   * @param n 1 to 1000
   * @throws PricingException INVALID_INPUT for n out of range
   */
  public static GaussLegendre of(int n) {
    Check.between("nodes", n, 1, 1000);
    double[] nodes = new double[n];
    double[] weights = new double[n];
    for (int i = 0; i < (n + 1) / 2; i++) {
      double x = StrictMath.cos(Math.PI * (i + 0.75) / (n + 0.5));
      double slope = 1;
      for (int step = 0; step < 100; step++) {
        double last = 1;
        double value = x;
        for (int k = 2; k <= n; k++) {
          double next = ((2 * k - 1) * x * value - (k - 1) * last) / k;
          last = value;
          value = next;
        }
        slope = n * (x * value - last) / (x * x - 1);
        double change = value / slope;
        x -= change;
        if (Math.abs(change) < 1e-15) {
          break;
        }
      }
      nodes[i] = -x;
      nodes[n - 1 - i] = x;
      weights[i] = 2 / ((1 - x * x) * slope * slope);
      weights[n - 1 - i] = weights[i];
    }
    return new GaussLegendre(nodes, weights);
  }
}
