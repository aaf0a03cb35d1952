package io.tradegrid.pricing.american;

import io.tradegrid.pricing.GaussLegendre;

/** How many nodes {@link AndersenLake} uses, and so how precise and how fast it is. */
public enum Accuracy {
  /** Relative to the strike some 1e-6; tens of microseconds. */
  FAST(7, 12, 16, 1e-7),
  /** Some 1e-8; hundreds of microseconds. */
  ACCURATE(14, 24, 32, 1e-10),
  /** Some 1e-11; some milliseconds. */
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
