package io.tradegrid.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.tradegrid.history.EventBlock;
import io.tradegrid.history.EventColumn;
import io.tradegrid.history.EventKind;
import io.tradegrid.history.EventRows;
import io.tradegrid.market.MarketEvent.Kind;
import io.tradegrid.market.MarketStream.Style;
import io.tradegrid.model.CancelReason;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Goal: a block gives back every field of every event, and takes few bytes for it. Method: events
 * with random fields, those of random streams and those of days on NASDAQ, field by field.
 */
final class MarketHistoryTest {

  private static final int BLOCK = 4_096;

  /** What the fields take one by one: four numbers of 4 or 1 byte, the others of 8. */
  private static final int RAW_BYTES = 9 * 8 + 2 * 4 + 6;

  private static final long EVENT_BYTES_MAX = 8;

  /** Keeps copies as objects and as rows. */
  private static final class Tape implements MarketListener {
    final EventLog log = new EventLog();
    final EventRows rows = new EventRows();
    private long trades;

    @Override
    public void on(MarketEvent event) {
      log.on(event);
      rows.add(event);
      if (event.kind() == Kind.FILLED) {
        trades += isFirst(event) ? 1 : 0;
        rows.nameTrade(trades);
      }
    }

    private static boolean isFirst(MarketEvent event) {
      return event.liquidity() == Liquidity.AUCTION
          ? event.side() == Side.BUY
          : event.liquidity() == Liquidity.MAKER;
    }
  }

  /** Writes and reads blocks, compares each event field by field; returns the bytes of blocks. */
  private static long assertReadsBack(Tape tape, String what) {
    EventBlock codec = new EventBlock();
    EventRows read = new EventRows();
    long bytes = 0;
    for (int from = 0; from < tape.rows.size(); from += BLOCK) {
      byte[] block = codec.encode(tape.rows, from, Math.min(tape.rows.size(), from + BLOCK));
      bytes += block.length;
      codec.decode(block, read);
    }
    List<MarketEvent> events = tape.log.events();
    assertThat(read.size()).isEqualTo(events.size());
    for (int row = 0; row < read.size(); row++) {
      if (!line(read, row).equals(line(events.get(row)))) {
        assertThat(line(read, row)).as("%s, row %d", what, row).isEqualTo(line(events.get(row)));
      }
      if (read.get(row, EventColumn.TRADE_ID) != tape.rows.get(row, EventColumn.TRADE_ID)) {
        fail("%s, row %d: another trade", what, row);
      }
    }
    return bytes;
  }

  private static List<Object> line(EventRows rows, int row) {
    long side = rows.get(row, EventColumn.SIDE);
    long phase = rows.get(row, EventColumn.PHASE);
    List<Object> line = new ArrayList<>();
    line.add(EventKind.of(rows.get(row, EventColumn.KIND)).name());
    line.add(rows.get(row, EventColumn.SEQUENCE));
    line.add(rows.get(row, EventColumn.TIME_NS));
    line.add(rows.get(row, EventColumn.ORDER_ID));
    line.add((int) rows.get(row, EventColumn.PORTFOLIO_ID));
    line.add(side == 0 ? null : Side.of((int) side - 1));
    line.add(rows.get(row, EventColumn.PRICE_TICKS));
    line.add(rows.get(row, EventColumn.LOTS));
    line.add(rows.get(row, EventColumn.LEAVES_LOTS));
    line.add(rows.get(row, EventColumn.SHOWN_LOTS));
    line.add(rows.get(row, EventColumn.CONTRA_ORDER_ID));
    line.add((int) rows.get(row, EventColumn.CONTRA_PORTFOLIO_ID));
    line.add(EventColumn.liquidity(rows.get(row, EventColumn.LIQUIDITY)));
    line.add(RejectReason.of((int) rows.get(row, EventColumn.REJECT_REASON)));
    line.add(CancelReason.of((int) rows.get(row, EventColumn.CANCEL_REASON)));
    line.add(phase == 0 ? null : Phase.of((int) phase - 1));
    return line;
  }

  private static List<Object> line(MarketEvent event) {
    List<Object> line = new ArrayList<>();
    line.add(event.kind().name());
    line.add(event.sequence());
    line.add(event.timeNs());
    line.add(event.orderId());
    line.add(event.portfolioId());
    line.add(event.side());
    line.add(event.priceTicks());
    line.add(event.lots());
    line.add(event.leavesLots());
    line.add(event.shownLots());
    line.add(event.contraOrderId());
    line.add(event.contraPortfolioId());
    line.add(event.liquidity());
    line.add(event.rejectReason());
    line.add(event.cancelReason());
    line.add(event.phase());
    return line;
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void eventsOfRandomStreamsReadBack(Style style) {
    Tape tape = new Tape();
    LadderMarket market = new LadderMarket(MarketStream.MAX_ORDER_LOTS, tape);
    MarketStream stream = new MarketStream(1, style);
    for (int i = 0; i < 10_000; i++) {
      stream.next().applyTo(market);
    }
    report(style.name(), tape, assertReadsBack(tape, style.name()));
  }

  private static double report(String what, Tape tape, long bytes) {
    double each = (double) bytes / tape.rows.size();
    System.out.printf(
        "%s: %,d events, %.2f bytes an event in blocks of %,d, %d bytes raw%n",
        what, tape.rows.size(), each, BLOCK, RAW_BYTES);
    return each;
  }

  @Test
  void eventsWithAnyFieldsReadBack() {
    for (long seed = 1; seed <= 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Tape tape = new Tape();
      MarketEvent event = new MarketEvent();
      for (int i = 0; i < 1 + random.nextInt(600); i++) {
        event.next(any(Kind.values(), random), random.nextLong(), random.nextLong());
        if (random.nextInt(8) == 0) {
          event.phase(any(Phase.values(), random));
        } else {
          Side side = any(Side.values(), random);
          event.order(1 + random.nextLong(1L << 50), random.nextInt(), side, random.nextLong());
          event.lots(random.nextLong(), random.nextLong(), random.nextLong());
        }
        event.contra(random.nextLong(), random.nextInt(), any(Liquidity.values(), random));
        event.reason(any(RejectReason.values(), random));
        event.reason(any(CancelReason.values(), random));
        tape.on(event);
      }
      assertReadsBack(tape, "seed " + seed);
    }
  }

  private static <T> T any(T[] values, SplittableRandom random) {
    return values[random.nextInt(values.length)];
  }

  /** Each message of NASDAQ's becomes the command that had its effect; owners are made up. */
  @ParameterizedTest
  @EnumSource(Day.class)
  void aDayOnNasdaqTakesFewBytesAnEvent(Day day) throws IOException {
    Tape tape = new Tape();
    LadderMarket market = new LadderMarket(1_000_000_000, tape);
    RiskLimits any = new RiskLimits(0, false, Long.MAX_VALUE, Integer.MAX_VALUE, 1L << 50, 0, 0);
    for (int portfolio = 1; portfolio <= Replay.PORTFOLIOS; portfolio++) {
      market.limits(portfolio, any);
    }
    try (BufferedReader messages = open("lobster/" + day.file)) {
      Replay replay = new Replay(market);
      messages.lines().forEach(line -> replay.apply(line.split(",", -1)));
    }
    double each = report(day.name(), tape, assertReadsBack(tape, day.name()));
    assertThat(each).isLessThanOrEqualTo(EVENT_BYTES_MAX);
  }

  private enum Day {
    AAPL("AAPL_2012-06-21_34200000_37800000_message_50.csv.gz"),
    AMZN("AMZN_2012-06-21_34200000_57600000_message_5.csv.gz");

    private final String file;

    Day(String file) {
      this.file = file;
    }
  }

  private static BufferedReader open(String name) throws IOException {
    Path file = Path.of(System.getProperty("tradegrid.root"), "..", "shared", "data", name);
    Assumptions.assumeTrue(
        Files.exists(file), () -> "needs the real data: there is no " + file.normalize());
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
  }

  private static final class Replay {
    static final int PORTFOLIOS = 40;
    private static final long MIDNIGHT_NS = 1_340_251_200_000_000_000L;

    private final LadderMarket market;
    private final Map<String, Long> orders = new HashMap<>();
    private final Map<String, Long> leaves = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom(1);
    private long lastOrderId = 5L << 43;

    Replay(LadderMarket market) {
      this.market = market;
    }

    /** Fields: time, type, order, size, price, direction. */
    void apply(String[] fields) {
      long timeNs = Math.round(Double.parseDouble(fields[0]) * 1e9);
      market.advanceTo(MIDNIGHT_NS + timeNs);
      long lots = Long.parseLong(fields[3]);
      long ticks = Long.parseLong(fields[4]) / 100;
      Side side = fields[5].equals("1") ? Side.BUY : Side.SELL;
      String name = fields[2];
      Long orderId = orders.get(name);
      switch (fields[1]) {
        case "1" -> {
          orders.put(name, enter(side, TimeInForce.GTC, ticks, lots));
          leaves.put(name, lots);
        }
        case "2" -> {
          if (orderId != null) {
            long left = leaves.merge(name, -lots, Long::sum);
            market.amend(orderId, Market.NO_PRICE, left, OrderTerms.PLAIN);
          }
        }
        case "3" -> {
          if (orderId != null) {
            market.cancel(orderId);
          }
        }
        case "4" -> {
          enter(side.opposite(), TimeInForce.IOC, ticks, lots);
          leaves.computeIfPresent(name, (n, left) -> left - lots);
        }
        default -> {
          // Hidden executions and halts do nothing to the book.
        }
      }
    }

    private long enter(Side side, TimeInForce time, long ticks, long lots) {
      int portfolio = 1 + Math.min(random.nextInt(PORTFOLIOS), random.nextInt(PORTFOLIOS));
      market.enter(
          ++lastOrderId, portfolio, side, OrderType.LIMIT, time, ticks, lots, OrderTerms.PLAIN);
      return lastOrderId;
    }
  }
}
