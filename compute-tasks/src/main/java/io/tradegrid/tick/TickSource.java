package io.tradegrid.tick;

/**
 * Whose ticks a question is about: those of one source, of every source, or, where a question names
 * none, the {@link #PREFERRED} ones.
 *
 * @param code the {@link Tag} of a source, or the number of one of the constants
 */
public record TickSource(long code) {

  /**
   * Trades of every source. Of quotes, on a day (UTC) on which the symbol has {@linkplain
   * TickFlag#MERGED merged} ones, those; on any other day the quotes of every source.
   */
  public static final TickSource PREFERRED = new TickSource(0);

  /** Whatever any source told, and merged quotes beside those that they were made of. */
  public static final TickSource EVERY = new TickSource(-1);

  /** What stands for every source in text. */
  public static final String EVERY_TEXT = "*";

  /** Refuses what is neither a tag nor a constant. */
  public TickSource {
    if (code < -1) {
      throw new IllegalArgumentException("source: must be a tag, 0 or -1, got " + code);
    }
  }

  /**
   * Reads a text.
   *
   * @param text tag of a source, {@link #EVERY_TEXT} for every one, or empty for the preferred ones
   * @throws IllegalArgumentException if it is none of these
   */
  public static TickSource of(String text) {
    return text.equals(EVERY_TEXT) ? EVERY : new TickSource(Tag.of(text));
  }

  /** Returns whether it is one source. */
  boolean isOne() {
    return code > 0;
  }
}
