package io.tradegrid.simulation;

/** The process is dead: nothing more of it happens. No exception, so that nobody handles it. */
final class Death extends Error {

  private static final long serialVersionUID = 1L;

  Death() {
    super("dead", null, false, false);
  }
}
