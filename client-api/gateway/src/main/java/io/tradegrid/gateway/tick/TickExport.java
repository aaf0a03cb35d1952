package io.tradegrid.gateway.tick;

import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickPosition;
import io.tradegrid.tick.TradeTick;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Streams ticks as lines of JSON or CSV, some thousand of them in memory. The last line says how it
 * ended: COMPLETE; TIME_LIMIT with the cursor from which to go on; or the code of what failed, with
 * the cursor too. A stream without such a line was cut off.
 */
@Component
final class TickExport {

  /** The most streams at a time: each has a thread of the web server. */
  static final int STREAMS_MAX = 16;

  /** No stream lasts longer. */
  static final Duration TIME_MAX = Duration.ofSeconds(60);

  /** The clock is looked at once in so many ticks. */
  private static final int TICKS_A_LOOK = 1_024;

  private static final Logger LOG = LoggerFactory.getLogger(TickExport.class);
  private static final String TRADE_HEADER =
      "time,price,size,source,sequence,venue,conditions,flags";
  private static final String QUOTE_HEADER =
      "time,bidPrice,bidSize,askPrice,askSize,source,sequence,venue,conditions,flags";

  private final JsonMapper json;
  private final LongSupplier clockNs;
  private final Semaphore streams = new Semaphore(STREAMS_MAX);

  @Autowired
  TickExport(JsonMapper json) {
    this(json, System::nanoTime);
  }

  TickExport(JsonMapper json, LongSupplier clockNs) {
    this.json = json;
    this.clockNs = clockNs;
  }

  /** The last line of JSON. */
  private record End(String end, long ticks, String nextCursor) {}

  /**
   * Writes a stream.
   *
   * @param csv whether as CSV, else as lines of JSON
   * @param source begins to read; what it throws is answered as a problem
   * @throws RejectedException BUSY if too many streams are under way
   */
  void write(boolean csv, TickKind kind, Supplier<Iterator<Tick>> source, HttpServletResponse to) {
    if (!streams.tryAcquire()) {
      throw new RejectedException(
          RejectReason.BUSY, "ticks: " + STREAMS_MAX + " streams are under way; try again later");
    }
    try {
      Iterator<Tick> ticks = source.get();
      to.setContentType(csv ? "text/csv;charset=UTF-8" : "application/x-ndjson");
      Writer out =
          new BufferedWriter(new OutputStreamWriter(to.getOutputStream(), StandardCharsets.UTF_8));
      if (csv) {
        out.write((kind == TickKind.TRADE ? TRADE_HEADER : QUOTE_HEADER) + "\n");
      }
      write(csv, ticks, out);
      out.flush();
    } catch (IOException e) {
      LOG.debug("Nobody reads a stream of ticks any more", e);
    } finally {
      streams.release();
    }
  }

  private void write(boolean csv, Iterator<Tick> ticks, Writer out) throws IOException {
    long untilNs = clockNs.getAsLong() + TIME_MAX.toNanos();
    long count = 0;
    Tick last = null;
    String end = "COMPLETE";
    try {
      while (end.equals("COMPLETE") && ticks.hasNext()) {
        last = ticks.next();
        out.write((csv ? csvLine(last) : json.writeValueAsString(view(last))) + "\n");
        count++;
        if (count % TICKS_A_LOOK == 0 && clockNs.getAsLong() - untilNs > 0 && ticks.hasNext()) {
          end = "TIME_LIMIT";
        }
      }
    } catch (RejectedException e) {
      end = e.reason().name();
    } catch (RuntimeException e) {
      LOG.warn("A stream of ticks failed", e);
      end = "GRID_FAILURE";
    }
    String cursor = end.equals("COMPLETE") || last == null ? null : TickPosition.of(last).token();
    out.write(
        csv
            ? "#" + end + "," + count + "," + (cursor == null ? "" : cursor) + "\n"
            : json.writeValueAsString(new End(end, count, cursor)) + "\n");
  }

  static Object view(Tick tick) {
    return tick instanceof TradeTick trade ? TradeView.of(trade) : QuoteView.of((QuoteTick) tick);
  }

  private static String csvLine(Tick tick) {
    List<Object> values;
    if (tick instanceof TradeTick trade) {
      TradeView view = TradeView.of(trade);
      values = Arrays.asList(view.time(), view.price(), view.size());
    } else {
      QuoteView view = QuoteView.of((QuoteTick) tick);
      values =
          Arrays.asList(
              view.time(), view.bidPrice(), view.bidSize(), view.askPrice(), view.askSize());
    }
    return values.stream().map(TickExport::text).collect(Collectors.joining(","))
        + ","
        + field(Tag.text(tick.source()))
        + ","
        + tick.sequence()
        + ","
        + field(Tag.text(tick.venue()))
        + ","
        + field(Tag.text(tick.conditions()))
        + ","
        + String.join(" ", TradeView.flags(tick));
  }

  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  /** Tags may have commas and quotes. */
  private static String field(String tag) {
    return tag.indexOf(',') < 0 && tag.indexOf('"') < 0
        ? tag
        : '"' + tag.replace("\"", "\"\"") + '"';
  }
}
