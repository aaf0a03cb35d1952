package io.tradegrid.replay;

/** How our best price differs from NASDAQ's on one side of one row. */
enum RowCause {
  OURS_BETTER("an order stands here that NASDAQ no longer has: its end is not in the file"),
  OURS_WORSE(
      "NASDAQ has an order that never came here, or that our queue filled in another's place"),
  OURS_MORE("same price, more shares here"),
  OURS_LESS("same price, fewer shares here");

  private final String description;

  RowCause(String description) {
    this.description = description;
  }

  /** Returns the cause in words. */
  String description() {
    return description;
  }

  /**
   * Compares one side.
   *
   * @param sign +1 for bids, -1 for offers
   * @return null if they agree
   */
  static RowCause of(int sign, long ourPrice, long ourSize, long price, long size) {
    if (size == 0 || ourSize == 0) {
      return size == ourSize ? null : ourSize == 0 ? OURS_WORSE : OURS_BETTER;
    } else if (ourPrice != price) {
      return sign * Long.compare(ourPrice, price) > 0 ? OURS_BETTER : OURS_WORSE;
    } else if (ourSize != size) {
      return ourSize > size ? OURS_MORE : OURS_LESS;
    }
    return null;
  }
}
