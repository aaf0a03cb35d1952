package io.tradegrid.pricing.exotic;

/** What happens when the spot price touches a level, at any time up to expiry. */
public enum Barrier {
  /** Alive until the spot price falls to the level. */
  DOWN_OUT(true, false),
  /** Alive once the spot price has fallen to the level. */
  DOWN_IN(true, true),
  /** Alive until the spot price rises to the level. */
  UP_OUT(false, false),
  /** Alive once the spot price has risen to the level. */
  UP_IN(false, true);

  private final boolean down;
  private final boolean in;

  Barrier(boolean down, boolean in) {
    this.down = down;
    this.in = in;
  }

  /** Returns whether the level is below the spot price to begin with. */
  public boolean isDown() {
    return down;
  }

  /** Returns whether touching the level brings the option to life. */
  public boolean isIn() {
    return in;
  }

  /** Returns whether a spot price is at the level or beyond. */
  boolean isTouched(double spot, double level) {
    return down ? spot <= level : spot >= level;
  }
}
