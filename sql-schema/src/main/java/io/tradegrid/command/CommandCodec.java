package io.tradegrid.command;

import io.tradegrid.command.Command.AmendOrder;
import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.command.Command.DefinePortfolio;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.Command.TradeReport;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.math.BigDecimal;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Commands as bytes, little endian; every field is in {@code docs/formats/command.md}. */
public final class CommandCodec {

  /** The most commands one request to a shard may carry. */
  public static final int BATCH_MAX = 4096;

  /** The most bytes one command takes. */
  public static final int COMMAND_BYTES_MAX = 256;

  private static final int NEW_ORDER = 1;
  private static final int CANCEL_ORDER = 2;
  private static final int AMEND_ORDER = 3;
  private static final int TRADE_REPORT = 4;
  private static final int DEFINE_INSTRUMENT = 5;
  private static final int DEFINE_PORTFOLIO = 6;

  private CommandCodec() {}

  /**
   * Encodes commands: their count, then each in turn.
   *
   * @param commands at most {@link #BATCH_MAX}
   * @throws IllegalArgumentException if there are more
   */
  public static byte[] encode(List<? extends Command> commands) {
    if (commands.size() > BATCH_MAX) {
      throw new IllegalArgumentException(
          "commands: at most " + BATCH_MAX + " in a batch, got " + commands.size());
    }
    ByteBuffer out = ByteBuffer.allocate(4 + commands.size() * COMMAND_BYTES_MAX);
    out.order(ByteOrder.LITTLE_ENDIAN).putInt(commands.size());
    for (Command command : commands) {
      encode(command, out);
    }
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  /**
   * Decodes what {@link #encode(List)} wrote.
   *
   * @throws IllegalArgumentException naming what is wrong with the bytes
   */
  public static List<Command> decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      int count = in.getInt();
      if (count < 0 || count > BATCH_MAX) {
        throw new IllegalArgumentException("count: must be 0 to " + BATCH_MAX + ", got " + count);
      }
      List<Command> commands = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        commands.add(decode(in));
      }
      if (in.hasRemaining()) {
        throw new IllegalArgumentException(
            "batch: " + in.remaining() + " bytes follow the last command");
      }
      return commands;
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("batch: ends inside a command", e);
    }
  }

  /**
   * Writes one command at the buffer's position.
   *
   * @param out little endian, with {@link #COMMAND_BYTES_MAX} bytes of room
   */
  public static void encode(Command command, ByteBuffer out) {
    if (command instanceof NewOrder order) {
      head(out, NEW_ORDER, order.side().code(), order.type().code());
      out.put((byte) order.timeInForce().code());
      identity(out, order);
      out.putLong(order.priceTicks()).putLong(order.quantityLots());
    } else if (command instanceof CancelOrder cancel) {
      head(out, CANCEL_ORDER, 0, 0);
      out.put((byte) 0);
      identity(out, cancel);
      id(out, cancel.origClientOrderId());
    } else if (command instanceof AmendOrder amend) {
      head(out, AMEND_ORDER, 0, 0);
      out.put((byte) 0);
      identity(out, amend);
      id(out, amend.origClientOrderId());
      out.putLong(amend.priceTicks()).putLong(amend.quantityLots());
    } else if (command instanceof TradeReport report) {
      head(out, TRADE_REPORT, 0, 0);
      out.put((byte) 0);
      identity(out, report);
      out.putInt(report.counterPortfolioId());
      out.putLong(report.priceTicks()).putLong(report.quantityLots());
    } else if (command instanceof DefineInstrument define) {
      Instrument instrument = define.instrument();
      out.put((byte) DEFINE_INSTRUMENT).putInt(instrument.id());
      text(out, instrument.symbol());
      text(out, instrument.currency());
      text(out, instrument.tickSize().toPlainString());
      text(out, instrument.lotSize().toPlainString());
      out.putLong(instrument.maxOrderLots());
    } else if (command instanceof DefinePortfolio define) {
      Portfolio portfolio = define.portfolio();
      out.put((byte) DEFINE_PORTFOLIO).putInt(portfolio.id());
      text(out, portfolio.name());
      text(out, portfolio.currency());
      text(out, portfolio.maxOrderNotional().toPlainString());
      out.putInt(portfolio.maxOpenOrders()).put((byte) (portfolio.blocked() ? 1 : 0));
    }
  }

  /**
   * Reads one command at the buffer's position.
   *
   * @param in little endian
   * @throws IllegalArgumentException naming the field that cannot be
   * @throws BufferUnderflowException if the bytes end inside the command
   */
  public static Command decode(ByteBuffer in) {
    int kind = in.get();
    return switch (kind) {
      case NEW_ORDER -> newOrder(in);
      case CANCEL_ORDER -> {
        Head h = Head.read(in);
        yield new CancelOrder(h.instrumentId, h.portfolioId, h.id, h.timestampNs, id(in));
      }
      case AMEND_ORDER -> {
        Head h = Head.read(in);
        yield new AmendOrder(
            h.instrumentId, h.portfolioId, h.id, h.timestampNs, id(in), in.getLong(), in.getLong());
      }
      case TRADE_REPORT -> {
        Head h = Head.read(in);
        yield new TradeReport(
            h.instrumentId,
            h.portfolioId,
            h.id,
            h.timestampNs,
            in.getInt(),
            in.getLong(),
            in.getLong());
      }
      case DEFINE_INSTRUMENT ->
          new DefineInstrument(
              new Instrument(
                  in.getInt(),
                  text(in),
                  text(in),
                  decimal(in, "tickSize"),
                  decimal(in, "lotSize"),
                  in.getLong()));
      case DEFINE_PORTFOLIO ->
          new DefinePortfolio(
              new Portfolio(
                  in.getInt(),
                  text(in),
                  text(in),
                  decimal(in, "maxOrderNotional"),
                  in.getInt(),
                  in.get() != 0));
      default -> throw new IllegalArgumentException("kind: " + kind + " is not a command");
    };
  }

  private static NewOrder newOrder(ByteBuffer in) {
    Head h = Head.read(in);
    return new NewOrder(
        h.instrumentId,
        h.portfolioId,
        h.id,
        h.timestampNs,
        Side.of(h.first),
        OrderType.of(h.second),
        TimeInForce.of(h.third),
        in.getLong(),
        in.getLong());
  }

  /** The 35 bytes that follow the kind in all requests. */
  private record Head(
      int first,
      int second,
      int third,
      int instrumentId,
      int portfolioId,
      ClientOrderId id,
      long timestampNs) {

    static Head read(ByteBuffer in) {
      return new Head(
          in.get(),
          in.get(),
          in.get(),
          in.getInt(),
          in.getInt(),
          CommandCodec.id(in),
          in.getLong());
    }
  }

  private static void head(ByteBuffer out, int kind, int first, int second) {
    out.put((byte) kind).put((byte) first).put((byte) second);
  }

  private static void identity(ByteBuffer out, Request request) {
    out.putInt(request.instrumentId()).putInt(request.portfolioId());
    id(out, request.clientOrderId());
    out.putLong(request.timestampNs());
  }

  private static void id(ByteBuffer out, ClientOrderId id) {
    out.putLong(id.high()).putLong(id.low());
  }

  private static ClientOrderId id(ByteBuffer in) {
    return ClientOrderId.ofBits(in.getLong(), in.getLong());
  }

  private static void text(ByteBuffer out, String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    out.put((byte) ascii.length).put(ascii);
  }

  private static String text(ByteBuffer in) {
    byte[] ascii = new byte[in.get() & 0xff];
    in.get(ascii);
    return new String(ascii, StandardCharsets.US_ASCII);
  }

  private static BigDecimal decimal(ByteBuffer in, String field) {
    String text = text(in);
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(field + ": must be a number, got '" + text + "'", e);
    }
  }
}
