package io.tradegrid.cli.shell;

/**
 * Tells whether a person is looking. The launcher knows it for each stream and says so in system
 * properties, because a JVM can only ask for all of them at once.
 */
public final class Terminal {

  private static final int COLUMNS_DEFAULT = 80;
  private static final int LINES_DEFAULT = 40;

  private Terminal() {}

  /** Returns whether standard output is a terminal. */
  public static boolean isOutput() {
    return is("tradegrid.terminal.out");
  }

  /** Returns whether standard error is a terminal. */
  public static boolean isError() {
    return is("tradegrid.terminal.err");
  }

  /** Returns whether standard input is a terminal. */
  public static boolean isInput() {
    return is("tradegrid.terminal.in");
  }

  /** Returns the number of characters in a line, 80 if the launcher did not say. */
  public static int columns() {
    return Integer.getInteger("tradegrid.terminal.columns", COLUMNS_DEFAULT);
  }

  /** Returns the number of lines it shows, 40 if the launcher did not say. */
  public static int lines() {
    return Integer.getInteger("tradegrid.terminal.lines", LINES_DEFAULT);
  }

  private static boolean is(String property) {
    return Boolean.getBoolean(property);
  }
}
