package io.tradegrid.prices;

import io.tradegrid.replay.LobsterMessage;
import io.tradegrid.replay.LobsterMessages;
import io.tradegrid.replay.LobsterName;
import io.tradegrid.replay.LobsterType;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** The bars of one LOBSTER message file, made of its executions, visible and hidden. */
public final class LobsterBars {

  private static final int PRICE_DECIMALS = 4;
  private static final long MS_PER_MINUTE = 60_000;
  private static final long NS_PER_MS = 1_000_000;

  private final LobsterName name;
  private final Map<Long, TradeBar> minutes = new TreeMap<>();
  private final TradeBar day = new TradeBar();

  private LobsterBars(LobsterName name) {
    this.name = name;
  }

  /**
   * Reads a message file.
   *
   * @param progress hears the number of rows read so far
   * @throws io.tradegrid.replay.BrokenFileException naming the first row that is broken
   */
  public static LobsterBars of(Path path, LongConsumer progress) {
    LobsterBars bars = new LobsterBars(LobsterName.of(path));
    try (LobsterMessages messages = LobsterMessages.open(path)) {
      while (messages.hasNext()) {
        LobsterMessage message = messages.next();
        if (message.type() == LobsterType.EXECUTION
            || message.type() == LobsterType.HIDDEN_EXECUTION) {
          bars.add(message);
        }
        progress.accept(message.row());
      }
    }
    return bars;
  }

  private void add(LobsterMessage message) {
    BigDecimal price = BigDecimal.valueOf(message.price(), PRICE_DECIMALS);
    BigDecimal quantity = BigDecimal.valueOf(message.size());
    long ms = Math.floorDiv(message.timestampNs(), NS_PER_MS);
    long minute = ms - Math.floorMod(ms, MS_PER_MINUTE);
    minutes.computeIfAbsent(minute, start -> new TradeBar()).add(price, quantity);
    day.add(price, quantity);
  }

  /** Returns the instrument. */
  public String symbol() {
    return name.symbol();
  }

  /** Returns the number of executions. */
  public long executions() {
    return day.trades();
  }

  /** Returns the rows of BARS_1M. */
  public List<Row> minuteRows() {
    return minutes.entrySet().stream().map(e -> minuteRow(e.getKey(), e.getValue())).toList();
  }

  private Row minuteRow(long startMs, TradeBar bar) {
    return Row.of(
        Table.BARS_1M,
        name.symbol(),
        new Timestamp(startMs),
        bar.open(),
        bar.high(),
        bar.low(),
        bar.close(),
        bar.volume(),
        bar.trades(),
        0L);
  }

  /** Returns the row of BARS_1D; none if nothing was executed. */
  public List<Row> dayRows() {
    if (day.trades() == 0) {
      return List.of();
    }
    return List.of(
        new DailyPrice(
                name.symbol(),
                name.date(),
                day.open(),
                day.high(),
                day.low(),
                day.close(),
                day.volume(),
                day.close())
            .row());
  }
}
