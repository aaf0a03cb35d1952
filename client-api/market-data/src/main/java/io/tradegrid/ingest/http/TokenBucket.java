package io.tradegrid.ingest.http;

/**
 * Lets so many requests pass at once and so many in a time: each takes a token, and tokens come
 * back one by one at an even rate. Pure; time comes with the call; one thread at a time.
 */
public final class TokenBucket {

  private final long tokens;
  private final long nsPerToken;

  /** When the bucket would have been empty, if every token since had been taken at once. */
  private long emptyNs;

  private long closedUntilNs = Long.MIN_VALUE;
  private boolean isUsed;

  /**
   * Makes a full one.
   *
   * @param tokens most that can be taken at once, positive
   * @param nsPerToken nanoseconds in which one comes back, positive
   */
  public TokenBucket(long tokens, long nsPerToken) {
    this.tokens = tokens;
    this.nsPerToken = nsPerToken;
  }

  /**
   * Takes a token if there is one.
   *
   * @param nowNs a time that never goes back, in nanoseconds
   * @return 0 if one was taken, else the nanoseconds until there is one
   */
  public long take(long nowNs) {
    if (nowNs < closedUntilNs) {
      return closedUntilNs - nowNs;
    }
    long full = nowNs - tokens * nsPerToken;
    emptyNs = isUsed ? Math.max(emptyNs, full) : full;
    isUsed = true;
    long wait = emptyNs + nsPerToken - nowNs;
    if (wait > 0) {
      return wait;
    }
    emptyNs += nsPerToken;
    return 0;
  }

  /** Gives no token before a time. */
  public void closeUntil(long untilNs) {
    closedUntilNs = Math.max(closedUntilNs, untilNs);
  }
}
