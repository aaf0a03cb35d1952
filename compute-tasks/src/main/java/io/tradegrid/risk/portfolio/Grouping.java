package io.tradegrid.risk.portfolio;

/** What an answer is drilled down by. */
public enum Grouping {
  /** Not at all. */
  NONE,
  /** By kind of contract. */
  ASSET_CLASS,
  /** By instrument. */
  SYMBOL,
  /** By the symbol whose price the risk comes from. */
  UNDERLYING,
  /** By the currency it is priced in. */
  CURRENCY,
  /** By holder. */
  PORTFOLIO;

  /** Returns the label of the group that a position is in. */
  public String label(Position position) {
    return switch (this) {
      case NONE -> "";
      case ASSET_CLASS -> position.unit().contract().assetClass().name();
      case SYMBOL -> position.unit().contract().symbol();
      case UNDERLYING -> position.unit().contract().factor();
      case CURRENCY -> position.unit().rate().from();
      case PORTFOLIO -> position.portfolio();
    };
  }
}
