package io.tradegrid.model;

/**
 * The name an application gives a command: 1 to 20 letters, digits and hyphens, kept in 120 bits.
 *
 * <p>Twenty characters are what FIX venues commonly allow. Each character takes six bits, in ASCII
 * order and with zero for the end, so ids compare as their texts do and cost the shard sixteen
 * bytes each, which matters because an id is remembered for as long as the log is.
 *
 * @param high characters 1 to 10, the first in the highest of 60 bits
 * @param low characters 11 to 20, zero where the text is shorter
 */
public record ClientOrderId(long high, long low) implements Comparable<ClientOrderId> {

  /** The most characters an id may have. */
  public static final int LENGTH_MAX = 20;

  private static final int CHARS_PER_WORD = 10;

  /** The lowest bit of each of ten characters. */
  private static final long LOWEST_BITS = 0x0041041041041041L;

  private static final String ALPHABET =
      "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /**
   * Packs a text.
   *
   * @param text 1 to 20 characters of A-Z, a-z, 0-9 and '-'
   * @throws IllegalArgumentException if the text is null, empty, too long or has another character
   */
  public static ClientOrderId of(String text) {
    if (text == null || text.isEmpty() || text.length() > LENGTH_MAX) {
      throw new IllegalArgumentException(
          "clientOrderId: must have 1 to 20 characters, got "
              + (text == null ? "none" : "'" + text + "'"));
    }
    long[] words = new long[2];
    for (int i = 0; i < LENGTH_MAX; i++) {
      int code = i < text.length() ? code(text, i) : 0;
      words[i / CHARS_PER_WORD] = (words[i / CHARS_PER_WORD] << 6) | code;
    }
    return new ClientOrderId(words[0], words[1]);
  }

  /**
   * Returns the id with these 120 bits, as they come from outside.
   *
   * @param high characters 1 to 10
   * @param low characters 11 to 20
   * @throws IllegalArgumentException if no text packs to them
   */
  public static ClientOrderId ofBits(long high, long low) {
    boolean first = high >>> 54 != 0;
    boolean joined = low == 0 || (high & 63) != 0;
    if ((high | low) >>> 60 != 0 || !first || !joined || hasGap(high) || hasGap(low)) {
      throw new IllegalArgumentException(
          String.format("clientOrderId: bits %016x %016x are not an id", high, low));
    }
    return new ClientOrderId(high, low);
  }

  /** Whether a character follows an end. Bits, not texts, because every command read passes. */
  private static boolean hasGap(long word) {
    long folded = word | word >>> 1 | word >>> 2 | word >>> 3 | word >>> 4 | word >>> 5;
    long ends = ~folded & LOWEST_BITS;
    return (ends >>> 6 & ~ends & LOWEST_BITS) != 0;
  }

  private static int code(String text, int index) {
    int code = ALPHABET.indexOf(text.charAt(index)) + 1;
    if (code == 0) {
      throw new IllegalArgumentException(
          "clientOrderId: '"
              + text
              + "' has a character other than letters, digits and '-' at position "
              + (index + 1));
    }
    return code;
  }

  @Override
  public int compareTo(ClientOrderId other) {
    int byHigh = Long.compare(high, other.high);
    return byHigh != 0 ? byHigh : Long.compare(low, other.low);
  }

  /** Returns the text. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(LENGTH_MAX);
    for (int i = 0; i < LENGTH_MAX; i++) {
      long word = i < CHARS_PER_WORD ? high : low;
      int code = (int) (word >>> (6 * (CHARS_PER_WORD - 1 - i % CHARS_PER_WORD))) & 63;
      if (code == 0) {
        break;
      }
      text.append(ALPHABET.charAt(code - 1));
    }
    return text.toString();
  }
}
