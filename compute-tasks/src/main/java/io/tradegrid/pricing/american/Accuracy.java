package io.tradegrid.pricing.american;

import io.tradegrid.pricing.GaussLegendre;

/** How many nodes {@link AndersenLake} uses, and so how precise and how fast it is. */
public enum Accuracy {
  /** Relative to the strike 1e-6 at usual terms and 2e-5 at any; tens of microseconds. */
  FAST(7, 12, 16, 1e-7),
  /** Some 1e-9 at usual terms and 5e-8 at any; about a hundred microseconds. */
  ACCURATE(14, 24, 32, 1e-10),
  /** Some 1e-12 at usual terms; some milliseconds. */
  PRECISE(36, 64, 96, 1e-14);

  private final int collocationNodes;
  private final GaussLegendre boundaryRule;
  private final GaussLegendre priceRule;
  private final double tolerance;

  Accuracy(int collocationNodes, int boundaryNodes, int priceNodes, double tolerance) {
    this.collocationNodes = collocationNodes;
    this.boundaryRule = GaussLegendre.of(boundaryNodes);
    this.priceRule = GaussLegendre.of(priceNodes);
    this.tolerance = tolerance;
  }

  int collocationNodes() {
    return collocationNodes;
  }

  GaussLegendre boundaryRule() {
    return boundaryRule;
  }

  GaussLegendre priceRule() {
    return priceRule;
  }

  double tolerance() {
    return tolerance;
  }
}
