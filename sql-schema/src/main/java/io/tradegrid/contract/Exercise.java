package io.tradegrid.contract;

/** When an option may be exercised. Names are stored. */
public enum Exercise {
  /** At expiry. */
  EUROPEAN,
  /** At any time up to it. */
  AMERICAN
}
