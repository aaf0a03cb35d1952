package io.tradegrid.tick;

/**
 * Up to eight printable ASCII characters as one number, first character in the lowest byte: names
 * of sources and venues and the conditions of a trade need no register and are comparable as
 * numbers. The empty text is 0.
 */
public final class Tag {

  /** Most characters of a tag. */
  public static final int LENGTH_MAX = Long.BYTES;

  private Tag() {}

  /**
   * Packs a text.
   *
   * @param text up to {@link #LENGTH_MAX} characters from space to tilde, the last one no space
   * @throws IllegalArgumentException naming the text, if it is longer or has other characters
   */
  public static long of(String text) {
    if (text.length() > LENGTH_MAX || text.endsWith(" ")) {
      throw new IllegalArgumentException(
          "tag: must have up to "
              + LENGTH_MAX
              + " characters, the last no space, got '"
              + text
              + "'");
    }
    long tag = 0;
    for (int i = text.length() - 1; i >= 0; i--) {
      char character = text.charAt(i);
      if (character < ' ' || character > '~') {
        throw new IllegalArgumentException("tag: must be printable ASCII, got '" + text + "'");
      }
      tag = tag << Byte.SIZE | character;
    }
    return tag;
  }

  /** Returns the text that {@link #of} packed. */
  public static String text(long tag) {
    StringBuilder text = new StringBuilder(LENGTH_MAX);
    for (long rest = tag; rest != 0; rest >>>= Byte.SIZE) {
      text.append((char) (rest & 0xff));
    }
    return text.toString();
  }
}
