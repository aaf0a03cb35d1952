package io.tradegrid.replay;

/** What a LOBSTER message says, by its number in the file. */
public enum LobsterType {
  /** A new limit order rests. */
  NEW(1),
  /** Part of a resting order is taken back. */
  REDUCE(2),
  /** All that is left of a resting order is taken back. */
  DELETE(3),
  /** A resting order is executed. */
  EXECUTION(4),
  /** A hidden order is executed; the visible book stays as it is. */
  HIDDEN_EXECUTION(5),
  /** An auction trade; the visible book stays as it is. */
  CROSS(6),
  /** Trading halts or resumes. */
  HALT(7);

  private static final LobsterType[] VALUES = values();

  private final int number;

  LobsterType(int number) {
    this.number = number;
  }

  /** Returns its number in the file. */
  public int number() {
    return number;
  }

  /** Returns the type of a number from 1 to 7. */
  static LobsterType of(long number) {
    return VALUES[(int) number - 1];
  }
}
