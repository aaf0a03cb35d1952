package io.tradegrid.benchmark.ticks;

/** A history of ticks that is measured. */
interface TickHistory extends AutoCloseable {

  /** How many threads of its own a question may use. */
  int QUERY_THREADS = 2;

  /** A sum over answers is of prices rounded to this. */
  double ROUNDING = 1e6;

  /** What is asked. */
  enum Question {
    /** A symbol's VWAP from the first tenth of the day to the ninth. */
    VWAP,
    /** The same over all the day. */
    VWAP_WHOLE,
    /** The same over all the day, with every price and size read. */
    VWAP_COLUMNS,
    /** A symbol's bars of a second, over all the day. */
    BARS,
    /** The VWAP of every symbol over all the day, with every price and size read. */
    SCAN
  }

  /**
   * What the trades of a symbol come to, exactly.
   *
   * @param volume sum of the sizes
   * @param notional sum of price, in units of the last decimal, times size
   */
  record Totals(long ticks, long volume, long notional) {}

  /** Takes in the whole stream anew, and returns when all of it is durable and to be seen. */
  void ingest();

  /** Returns how many bytes the last stream takes where it is kept. */
  long bytes();

  /** Returns what a symbol's trades of the last stream come to. */
  Totals totals(int symbol);

  /**
   * Asks a question about the last stream.
   *
   * @param symbol whom it is about, if it is about one
   * @return a sum over all of the answer, the same in whatever order it comes
   */
  long ask(Question question, int symbol);

  /** Returns the part of a sum that a price is. */
  static long rounded(double price) {
    return Math.round(price * ROUNDING);
  }

  /** Returns the part of a sum that a bar is; prices are in units of the last decimal. */
  static long bar(long startNs, long open, long high, long low, long close, long volume) {
    long hash = startNs;
    for (long value : new long[] {open, high, low, close, volume}) {
      hash = hash * 1_000_003 + value;
    }
    return hash;
  }

  @Override
  void close();
}
