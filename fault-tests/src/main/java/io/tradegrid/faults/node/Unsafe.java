package io.tradegrid.faults.node;

import java.util.Locale;

/** A protection that a node of the fault tests can be started without. */
public enum Unsafe {
  /** No lease: an owner that is cut off goes on. */
  NO_LEASE,
  /** No memory of requests: a repeat is done again. */
  NO_DEDUP;

  private static final String PROPERTY = "tradegrid.faults.unsafe";

  /** Returns the option of the JVM. */
  public String option() {
    return "-D" + PROPERTY + "=" + name();
  }

  boolean isOn() {
    return name().equals(System.getProperty(PROPERTY));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
