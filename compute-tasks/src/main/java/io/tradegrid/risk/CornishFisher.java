package io.tradegrid.risk;

import io.tradegrid.pricing.Normal;

/**
 * The expansion of a standardized loss in skewness S and excess kurtosis K, a + b S + c K + d S².
 *
 * <p>Source: E. A. Cornish and R. A. Fisher, "Moments and cumulants in the specification of
 * distributions", Revue de l'Institut International de Statistique 5 (1938), 307–320.
 *
 * @param constant a
 * @param skewness b
 * @param kurtosis c
 * @param square d
 */
record CornishFisher(double constant, double skewness, double kurtosis, double square) {

  /**
   * Returns that of the quantile at 1 − level: w = z + (z² − 1) S / 6 + (z³ − 3z) K / 24 − (2z³ −
   * 5z) S² / 36.
   *
   * @param level confidence, above 0 and below 1
   */
  static CornishFisher quantile(double level) {
    double z = -Normal.quantile(DeltaNormal.requireLevel(level));
    return ofPowers(z, z * z, z * z * z);
  }

  /**
   * Returns that of the mean beyond it, in closed form by ∫ z n(z) = −n, ∫ z² n(z) = N − z n and ∫
   * z³ n(z) = −(z² + 2) n up to z.
   *
   * @param level confidence, above 0 and below 1
   */
  static CornishFisher mean(double level) {
    double z = -Normal.quantile(DeltaNormal.requireLevel(level));
    double p = 1 - level;
    double n = Normal.density(z);
    return ofPowers(-n / p, 1 - z * n / p, -(z * z + 2) * n / p);
  }

  private static CornishFisher ofPowers(double first, double second, double third) {
    return new CornishFisher(
        first, (second - 1) / 6, (third - 3 * first) / 24, -(2 * third - 5 * first) / 36);
  }

  /** Returns the value. */
  double at(double s, double k) {
    return constant + skewness * s + kurtosis * k + square * s * s;
  }

  /** Returns how it grows while S and K do. */
  double growth(double s, double growthOfS, double growthOfK) {
    return (skewness + 2 * square * s) * growthOfS + kurtosis * growthOfK;
  }
}
