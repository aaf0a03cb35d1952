package io.tradegrid.tick;

import java.util.Comparator;

/**
 * A place in a history: the identity of a tick, which is there or not. What comes after it is the
 * same whatever is merged meanwhile, so it serves as the token with which a scan goes on.
 *
 * @param timeNs nanoseconds since the epoch
 * @param source {@link Tag} of the source
 * @param sequence number at the source
 */
public record TickPosition(long timeNs, long source, long sequence)
    implements Comparable<TickPosition> {

  private static final Comparator<TickPosition> ORDER =
      Comparator.comparingLong(TickPosition::timeNs)
          .thenComparingLong(TickPosition::source)
          .thenComparingLong(TickPosition::sequence);

  private static final String PARTS = "three hexadecimal numbers with dots between them";

  /** Returns the identity of a tick. */
  public static TickPosition of(Tick tick) {
    return new TickPosition(tick.timeNs(), tick.source(), tick.sequence());
  }

  /** Compares time, then source, then sequence, as signed numbers. */
  @Override
  public int compareTo(TickPosition other) {
    return ORDER.compare(this, other);
  }

  /** Returns it as text that {@link #parse} reads: three hexadecimal numbers between dots. */
  public String token() {
    return Long.toHexString(timeNs)
        + '.'
        + Long.toHexString(source)
        + '.'
        + Long.toHexString(sequence);
  }

  /**
   * Reads what {@link #token} wrote.
   *
   * @throws IllegalArgumentException naming the text, if it is something else
   */
  public static TickPosition parse(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("token: must be " + PARTS + ", got '" + token + "'");
    }
    try {
      return new TickPosition(
          Long.parseUnsignedLong(parts[0], 16),
          Long.parseUnsignedLong(parts[1], 16),
          Long.parseUnsignedLong(parts[2], 16));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("token: must be " + PARTS + ", got '" + token + "'", e);
    }
  }
}
