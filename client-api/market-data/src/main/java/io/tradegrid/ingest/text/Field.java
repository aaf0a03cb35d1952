package io.tradegrid.ingest.text;

/** Reads whole numbers out of texts, naming what does not fit. */
public final class Field {

  private Field() {}

  /**
   * Reads a whole number.
   *
   * @param name what it is, for the complaint
   * @param min the least it may be
   * @param max the most it may be
   * @throws IllegalArgumentException naming it if it is none or out of range
   */
  public static long whole(String name, String text, long min, long max) {
    long value;
    try {
      value = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + ": must be a whole number, got " + text, e);
    }
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          name
              + ": must be "
              + (max == Long.MAX_VALUE ? min + " or more" : min + " to " + max)
              + ", got "
              + text);
    }
    return value;
  }

  /**
   * Checks a number of fields.
   *
   * @throws IllegalArgumentException if there are more or fewer
   */
  public static void requireCount(int expected, int actual) {
    if (expected != actual) {
      throw new IllegalArgumentException("line: must have " + expected + " fields, has " + actual);
    }
  }
}
