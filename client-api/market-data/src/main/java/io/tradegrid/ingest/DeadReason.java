package io.tradegrid.ingest;

/** Why something a source told is among the dead letters. */
public enum DeadReason {
  /** It does not have the form that the source's format gives it. */
  UNREADABLE("It does not have the form that the source's format gives it."),
  /** The symbol map says what may come, and this symbol is not in it. */
  UNKNOWN_SYMBOL("The symbol map is the whole of what may come, and the symbol is not in it."),
  /** The symbol cannot be one of the grid's. */
  BAD_SYMBOL("The symbol is not 1 to 16 capital letters, digits, '.', '_' and '-'."),
  /** More symbols than the pipeline may keep. */
  TOO_MANY_SYMBOLS("The pipeline has as many symbols as it may have already."),
  /** Its time is before the epoch. */
  BAD_TIME("Its time is not after the epoch."),
  /** Its time is further ahead than clocks can differ. */
  FUTURE_TIME("Its time is further ahead than clocks may differ."),
  /** An update that does not fit the book kept from the updates before it. */
  DOES_NOT_FIT("It does not fit the book kept from what came before it."),
  /** The source took a trade back; the tick that told it stays. */
  TRADE_BROKEN("The source took a trade back; the tick that told it stays where it is.");

  private final String meaning;

  DeadReason(String meaning) {
    this.meaning = meaning;
  }

  /** Returns what it means, a sentence. */
  public String meaning() {
    return meaning;
  }
}
