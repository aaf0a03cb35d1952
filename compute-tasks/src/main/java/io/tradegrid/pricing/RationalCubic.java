package io.tradegrid.pricing;

/**
 * A monotone curve through two points with given slopes, a cubic over a quadratic:
 *
 * <p>y = (y₁ t³ + (r y₁ − w d₁) t² (1 − t) + (r y₀ + w d₀) t (1 − t)² + y₀ (1 − t)³) / (1 + (r − 3)
 * t (1 − t)), t = (x − x₀)/w, w = x₁ − x₀. The number r > −1 is chosen so that the second
 * derivative at one end is as given, but not so small that the curve would leave its shape.
 *
 * <p>Source: R. Delbourgo and J. A. Gregory, "Shape preserving piecewise rational interpolation",
 * SIAM J. Sci. Stat. Comput. 6 (1985), 967–976, equations 2.4, 3.5 and 3.18.
 */
record RationalCubic(
    double x0, double x1, double y0, double y1, double slope0, double slope1, double r) {

  private static final double R_MIN = -0.999999;
  private static final double R_MAX = 1e15;

  static RationalCubic fitLeft(
      double x0,
      double x1,
      double y0,
      double y1,
      double slope0,
      double slope1,
      double curvature0,
      boolean keepShape) {
    double width = x1 - x0;
    double secant = (y1 - y0) / width;
    double r = quotient(0.5 * width * curvature0 + (slope1 - slope0), secant - slope0);
    double least = least(slope0, slope1, secant, keepShape);
    return new RationalCubic(x0, x1, y0, y1, slope0, slope1, Math.max(r, least));
  }

  static RationalCubic fitRight(
      double x0,
      double x1,
      double y0,
      double y1,
      double slope0,
      double slope1,
      double curvature1,
      boolean keepShape) {
    double width = x1 - x0;
    double secant = (y1 - y0) / width;
    double r = quotient(0.5 * width * curvature1 + (slope1 - slope0), slope1 - secant);
    double least = least(slope0, slope1, secant, keepShape);
    return new RationalCubic(x0, x1, y0, y1, slope0, slope1, Math.max(r, least));
  }

  private static double quotient(double above, double below) {
    if (above == 0) {
      return 0;
    }
    double r = above / below;
    return Double.isNaN(r) ? R_MAX : Math.min(Math.max(r, R_MIN), R_MAX);
  }

  private static double least(double slope0, double slope1, double secant, boolean keepShape) {
    boolean monotone = slope0 * secant >= 0 && slope1 * secant >= 0;
    boolean convex = slope0 <= secant && secant <= slope1;
    boolean concave = slope0 >= secant && secant >= slope1;
    double r = R_MIN;
    if (monotone && secant != 0) {
      r = Math.max(r, (slope0 + slope1) / secant);
    }
    if (convex || concave) {
      if (slope0 != secant && slope1 != secant) {
        double difference = slope1 - slope0;
        r = Math.max(r, Math.abs(difference / (slope1 - secant)));
        r = Math.max(r, Math.abs(difference / (secant - slope0)));
      } else if (keepShape) {
        r = R_MAX;
      }
    } else if (monotone && keepShape) {
      r = R_MAX;
    }
    return Math.min(r, R_MAX);
  }

  double value(double x) {
    double width = x1 - x0;
    if (width == 0) {
      return 0.5 * (y0 + y1);
    }
    double t = (x - x0) / width;
    double u = (x1 - x) / width; // not 1 - t, which is 0 too early
    if (r >= R_MAX) {
      return y1 * t + y0 * u;
    }
    double above =
        y1 * t * t * t
            + (r * y1 - width * slope1) * t * t * u
            + (r * y0 + width * slope0) * t * u * u
            + y0 * u * u * u;
    return above / (1 + (r - 3) * t * u);
  }
}
