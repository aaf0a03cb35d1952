package io.tradegrid.ingest.pipeline;

import io.tradegrid.ingest.BrokenRecord;
import io.tradegrid.ingest.DeadLetter;
import io.tradegrid.ingest.DeadReason;
import io.tradegrid.ingest.Heartbeat;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickFlag;
import io.tradegrid.tick.TradeTick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges messages of sources and makes ticks of them. A tick that is strange keeps its place and
 * gets a flag; one that came before is counted and not told again; what can be no tick is a dead
 * letter.
 *
 * <p>What it knows of the past, it has in memory and within bounds. A new pipeline, after the death
 * of a process, may therefore tell a tick again and judge the first prices of a symbol not at all.
 * The quotes that it merges it has from a {@link QuoteMemory}.
 */
public final class Pipeline {

  /** Bits of the flags whose quotes are not merged. */
  private static final int WRONG =
      TickFlag.STALE.bit()
          | TickFlag.CROSSED.bit()
          | TickFlag.OUTLIER.bit()
          | TickFlag.OUT_OF_RANGE.bit();

  private final PipelineSettings settings;
  private final List<Source> sources = new ArrayList<>();
  private final Tally.Book tallies;
  private final Map<String, Symbol> symbols = new HashMap<>();

  /** The sources whose quotes are merged, the preferred one first. */
  private final Source[] ranked;

  private final QuoteMemory memory;
  private int channels;
  private boolean isStarted;

  /**
   * Makes one that knows nothing yet.
   *
   * @param tallies count what it sees
   */
  public Pipeline(PipelineSettings settings, Tally.Book tallies) {
    this(settings, tallies, QuoteMemory.NONE);
  }

  /**
   * Makes one that goes on where another one ended.
   *
   * @param tallies count what it sees
   * @param memory knows the quotes that the other one made, and made them of; asked once a symbol
   */
  public Pipeline(PipelineSettings settings, Tally.Book tallies, QuoteMemory memory) {
    this.settings = settings;
    this.tallies = tallies;
    this.memory = memory;
    List<Long> merged = settings.merge().isOn() ? settings.merge().sources() : List.of();
    this.ranked = merged.stream().map(this::source).toArray(Source[]::new);
  }

  /**
   * Takes a message.
   *
   * @param nowNs what time it is, in nanoseconds since the epoch, never less than before
   * @param out hears what comes of it
   */
  public void accept(SourceMessage message, long nowNs, TickOutput out) {
    start(nowNs);
    passTime(nowNs, out);
    Source source = source(message.source());
    source.heardNs = nowNs;
    if (message instanceof SourceTick told) {
      accept(source, told, nowNs, out);
    } else if (message instanceof Heartbeat heartbeat) {
      if (heartbeat.missing() > 0) {
        source.tally.leftOut(heartbeat.missing());
      }
    } else if (message instanceof BrokenRecord broken) {
      source.tally.died(broken.reason());
      out.deadLetter(
          new DeadLetter(broken.source(), "", broken.reason(), broken.message(), broken.content()));
    }
  }

  /** Whoever spoke before has the time from now on to speak again. */
  private void start(long nowNs) {
    for (int rank = 0; !isStarted && rank < ranked.length; rank++) {
      ranked[rank].heardNs = nowNs;
    }
    isStarted = true;
  }

  private void accept(Source source, SourceTick told, long nowNs, TickOutput out) {
    Tick tick = told.tick();
    boolean isAfterGap = told.missing() > 0;
    if (isAfterGap) {
      source.tally.leftOut(told.missing());
    }
    if (tick.timeNs() <= 0) {
      die(source, told, DeadReason.BAD_TIME, "timeNs: " + tick.timeNs(), out);
      return;
    }
    if (tick.timeNs() - nowNs > settings.futureNs()) {
      String text = "timeNs: %d when it was %d".formatted(tick.timeNs(), nowNs);
      die(source, told, DeadReason.FUTURE_TIME, text, out);
      return;
    }
    Channel channel = source.channels.get(told.symbol());
    if (channel == null) {
      DeadReason refused = open(source, told.symbol());
      if (refused != null) {
        die(source, told, refused, "symbol: " + told.symbol(), out);
        return;
      }
      channel = source.channels.get(told.symbol());
    }
    source.tally.came(nowNs - tick.timeNs());
    RecentTicks recent = tick instanceof TradeTick ? channel.trades : channel.quotes;
    long highest = recent.highest();
    if (!recent.add(tick.timeNs(), tick.sequence())) {
      source.tally.repeated();
      return;
    }
    isAfterGap |= source.isConsecutive && isAfterGap(source, recent, highest, tick.sequence());
    channel.times.accept(tick.timeNs());
    int flags = flags(channel, tick, nowNs) | (isAfterGap ? TickFlag.AFTER_GAP.bit() : 0);
    source.tally.flagged(flags);
    Tick normal = Normal.of(tick, flags | tick.flags(), channel.rule);
    out.tick(channel.symbol.name, normal);
    if (normal instanceof QuoteTick quote && channel.symbol.merged != null) {
      merge(channel.symbol, quote, out);
    }
  }

  private static boolean isAfterGap(
      Source source, RecentTicks recent, long highest, long sequence) {
    if (highest < 0 || sequence == highest + 1) {
      return false;
    }
    if (sequence > highest) {
      source.tally.leftOut(sequence - highest - 1);
      return true;
    }
    // Where it is the highest now, the source numbers from its beginning again.
    if (sequence < recent.highest()) {
      source.tally.cameLate();
    }
    return false;
  }

  private int flags(Channel channel, Tick tick, long nowNs) {
    int flags = 0;
    if (settings.staleNs() > 0 && nowNs - tick.timeNs() > settings.staleNs()) {
      flags |= TickFlag.STALE.bit();
    }
    return flags | (tick instanceof TradeTick trade ? flags(channel, trade) : flags(channel, tick));
  }

  private static int flags(Channel channel, TradeTick trade) {
    boolean isOutOfRange =
        Range.isOutside(channel.rule, trade.price(), trade.priceDecimals())
            || Range.isLarge(channel.rule, trade.size(), trade.sizeDecimals());
    boolean isOutlier = channel.symbol.trades.isOutside(trade.price(), trade.priceDecimals());
    return (isOutOfRange ? TickFlag.OUT_OF_RANGE.bit() : 0)
        | (isOutlier ? TickFlag.OUTLIER.bit() : 0);
  }

  /** A quote's price, for the band, is the middle of its two; one side alone is not judged. */
  private static int flags(Channel channel, Tick tick) {
    QuoteTick quote = (QuoteTick) tick;
    boolean hasBid = quote.bidSize() > 0;
    boolean hasAsk = quote.askSize() > 0;
    boolean isOutOfRange =
        (hasBid && Range.isOutside(channel.rule, quote.bidPrice(), quote.priceDecimals()))
            || (hasAsk && Range.isOutside(channel.rule, quote.askPrice(), quote.priceDecimals()))
            || Range.isLarge(channel.rule, quote.bidSize(), quote.sizeDecimals())
            || Range.isLarge(channel.rule, quote.askSize(), quote.sizeDecimals());
    boolean isCrossed = hasBid && hasAsk && quote.bidPrice() > quote.askPrice();
    boolean isOutlier =
        hasBid && hasAsk && channel.symbol.quotes.isOutside(middle(quote), quote.priceDecimals());
    return (isOutOfRange ? TickFlag.OUT_OF_RANGE.bit() : 0)
        | (isCrossed ? TickFlag.CROSSED.bit() : 0)
        | (isOutlier ? TickFlag.OUTLIER.bit() : 0);
  }

  /** Does not overflow. */
  private static long middle(QuoteTick quote) {
    return (quote.bidPrice() & quote.askPrice()) + ((quote.bidPrice() ^ quote.askPrice()) >> 1);
  }

  private void merge(Symbol symbol, QuoteTick quote, TickOutput out) {
    int rank = settings.merge().sources().indexOf(quote.source());
    if (rank < 0 || (quote.flags() & WRONG) != 0) {
      return;
    }
    if (!symbol.isRemembered) {
      symbol.isRemembered = true;
      remember(symbol, quote.timeNs());
    }
    symbol.merged.take(rank, quote);
    tell(symbol, quote.timeNs(), quote.sequence(), rank, out);
  }

  /** Finds out what a pipeline before this one knew at a time. */
  private void remember(Symbol symbol, long atNs) {
    QuoteTick[] known = new QuoteTick[ranked.length];
    for (int rank = 0; rank < ranked.length; rank++) {
      if (ranked[rank].heardNs != Source.NEVER) {
        known[rank] = memory.latest(symbol.name, ranked[rank].tag, atNs, WRONG).orElse(null);
      }
    }
    long target = settings.merge().target();
    symbol.merged.remember(known, memory.latest(symbol.name, target, atNs, 0).orElse(null));
  }

  private void tell(Symbol symbol, long timeNs, long sequence, int rank, TickOutput out) {
    QuoteTick made = symbol.merged.make(timeNs, sequence, rank);
    if (made != null) {
      out.tick(symbol.name, made);
    }
  }

  /**
   * Takes the places of sources that have been silent for too long, and forgets their quotes: one
   * that speaks again has a place with what it says from then on. Called before each message; to be
   * called now and then while nothing comes.
   *
   * @param nowNs what time it is, in nanoseconds since the epoch, never less than before
   * @param out hears the quotes that change by it
   */
  public void passTime(long nowNs, TickOutput out) {
    for (int rank = silent(nowNs); rank >= 0; rank = silent(nowNs)) {
      long silentSinceNs = ranked[rank].heardNs + settings.merge().silentNs();
      ranked[rank].heardNs = Source.NEVER;
      for (Symbol symbol : symbols.values()) {
        if (symbol.merged.forget(rank)) {
          tell(symbol, silentSinceNs, 0, rank, out);
        }
      }
    }
  }

  /** Returns which source with a place fell silent first; -1 if none did. */
  private int silent(long nowNs) {
    int first = -1;
    for (int rank = 0; rank < ranked.length; rank++) {
      long heardNs = ranked[rank].heardNs;
      boolean isSilent = heardNs != Source.NEVER && nowNs - heardNs > settings.merge().silentNs();
      if (isSilent && (first < 0 || heardNs < ranked[first].heardNs)) {
        first = rank;
      }
    }
    return first;
  }

  /** There are few sources, so looking at each is the fastest way to find one. */
  private Source source(long tag) {
    for (Source source : sources) {
      if (source.tag == tag) {
        return source;
      }
    }
    Source source = new Source(tag, settings.consecutive().contains(tag), tallies.of(tag));
    sources.add(source);
    return source;
  }

  /** Returns null if the symbol may be told from now on, else why not. */
  private DeadReason open(Source source, String name) {
    SymbolMap map = settings.symbols();
    SymbolRule rule = map.find(source.tag, name).orElse(null);
    if (rule == null && map.isWhole()) {
      return DeadReason.UNKNOWN_SYMBOL;
    }
    if (rule == null && !SymbolMap.isSymbol(name)) {
      return DeadReason.BAD_SYMBOL;
    }
    if (channels == settings.maxSymbols()) {
      return DeadReason.TOO_MANY_SYMBOLS;
    }
    SymbolRule found = rule == null ? SymbolRule.asIs(name) : rule;
    Symbol symbol =
        symbols.computeIfAbsent(found.symbol(), unused -> new Symbol(found.symbol(), settings));
    var times = source.tally.times(found.symbol());
    source.channels.put(name, new Channel(found, symbol, settings.window(), times));
    channels++;
    return null;
  }

  private static void die(
      Source source, SourceTick told, DeadReason reason, String message, TickOutput out) {
    source.tally.died(reason);
    out.deadLetter(
        new DeadLetter(told.source(), told.symbol(), reason, message, told.tick().toString()));
  }
}
