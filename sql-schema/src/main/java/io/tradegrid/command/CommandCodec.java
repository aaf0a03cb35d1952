package io.tradegrid.command;

import io.tradegrid.command.Command.AmendOrder;
import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.command.Command.Control;
import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.command.Command.DefinePortfolio;
import io.tradegrid.command.Command.FromTopic;
import io.tradegrid.command.Command.MassCancel;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.Command.TradeReport;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.SelfTrade;
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

  /** The most bytes a request or definition takes; {@link #bytesMax} has those of any command. */
  public static final int REQUEST_BYTES_MAX = 256;

  private static final int NEW_ORDER = 1;
  private static final int CANCEL_ORDER = 2;
  private static final int AMEND_ORDER = 3;
  private static final int TRADE_REPORT = 4;
  private static final int DEFINE_INSTRUMENT = 5;
  private static final int NEW_ORDER_WITH_TERMS = 7;
  private static final int MASS_CANCEL = 8;
  private static final int DEFINE_PORTFOLIO = 9;
  private static final int FROM_TOPIC = 15;

  private static final int BOTH_SIDES = -1;

  private CommandCodec() {}

  /**
   * Encodes commands: version and count, then each in turn.
   *
   * @param commands at most {@link #BATCH_MAX}
   * @throws IllegalArgumentException if there are more
   */
  public static byte[] encode(List<? extends Command> commands) {
    if (commands.size() > BATCH_MAX) {
      throw new IllegalArgumentException(
          "commands: at most " + BATCH_MAX + " in a batch, got " + commands.size());
    }
    ByteBuffer out = ByteBuffer.allocate(1 + 4 + bytesMax(commands));
    BatchVersion.write(out);
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
      int count = count(in);
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
   * Returns how many commands a batch says it has, without reading them.
   *
   * @throws IllegalArgumentException if it is of another version or may not have so many
   */
  public static int count(byte[] bytes) {
    try {
      return count(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("batch: ends inside its count", e);
    }
  }

  private static int count(ByteBuffer in) {
    BatchVersion.check(in);
    int count = in.getInt();
    if (count < 0 || count > BATCH_MAX) {
      throw new IllegalArgumentException("count: must be 0 to " + BATCH_MAX + ", got " + count);
    }
    return count;
  }

  /** Returns a bound on the bytes that commands take one after the other. */
  public static int bytesMax(List<? extends Command> commands) {
    int bytes = 0;
    for (Command command : commands) {
      bytes += bytesMax(command);
    }
    return bytes;
  }

  /** The common ones first, by their classes: asking for an interface takes far longer. */
  private static int bytesMax(Command command) {
    if (command instanceof NewOrder
        || command instanceof AmendOrder
        || command instanceof CancelOrder) {
      return REQUEST_BYTES_MAX;
    }
    return command instanceof Control control ? ControlCodec.bytes(control) : REQUEST_BYTES_MAX;
  }

  /**
   * Writes one command at the buffer's position.
   *
   * @param out little endian, with room for {@link #bytesMax}
   */
  public static void encode(Command command, ByteBuffer out) {
    if (command instanceof NewOrder order) {
      encode(order, out);
    } else if (command instanceof AmendOrder amend) {
      encode(amend, out);
    } else if (command instanceof CancelOrder cancel) {
      head(out, CANCEL_ORDER, cancel);
      id(out, cancel.origClientOrderId());
    } else if (command instanceof Request request) {
      encode(request, out);
    } else if (command instanceof Control control) {
      ControlCodec.encode(control, out);
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
      out.putInt(portfolio.maxOpenOrders());
      text(out, portfolio.maxPosition().toPlainString());
      out.putInt(portfolio.maxOrdersPerSecond()).putInt(portfolio.priceBandBps());
      out.putInt(portfolio.selfTradeGroup()).put((byte) (portfolio.blocked() ? 1 : 0));
    }
  }

  private static void encode(Request request, ByteBuffer out) {
    if (request instanceof TradeReport report) {
      head(out, TRADE_REPORT, report);
      out.putInt(report.counterPortfolioId());
      out.putLong(report.priceTicks()).putLong(report.quantityLots());
    } else if (request instanceof MassCancel cancel) {
      out.put((byte) MASS_CANCEL).put(side(cancel.side())).putShort((short) 0);
      identity(out, cancel);
    } else if (request instanceof FromTopic record) {
      out.put((byte) FROM_TOPIC);
      text(out, record.topic());
      out.putInt(record.partition()).putLong(record.offset());
      // Of any kind: the method for a request leaves the common ones to that for a command.
      encode((Command) record.request(), out);
    }
  }

  private static void encode(AmendOrder amend, ByteBuffer out) {
    head(out, AMEND_ORDER, amend);
    id(out, amend.origClientOrderId());
    out.putLong(amend.priceTicks()).putLong(amend.quantityLots());
  }

  private static void encode(NewOrder order, ByteBuffer out) {
    OrderTerms terms = order.terms();
    boolean plain = terms.equals(OrderTerms.PLAIN);
    out.put((byte) (plain ? NEW_ORDER : NEW_ORDER_WITH_TERMS));
    out.put((byte) order.side().code()).put((byte) order.type().code());
    out.put((byte) order.timeInForce().code());
    identity(out, order);
    out.putLong(order.priceTicks()).putLong(order.quantityLots());
    if (!plain) {
      out.putLong(terms.stopTicks()).putLong(terms.displayLots()).putLong(terms.minimumLots());
      out.putLong(terms.expiresAtNs()).put((byte) terms.postOnly().code());
      out.put((byte) (terms.reduceOnly() ? 1 : 0)).put((byte) terms.selfTrade().code());
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
      case NEW_ORDER -> newOrder(in, false);
      case NEW_ORDER_WITH_TERMS -> newOrder(in, true);
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
      case MASS_CANCEL -> {
        Head h = Head.read(in);
        yield new MassCancel(h.instrumentId, h.portfolioId, h.id, h.timestampNs, side(h.first));
      }
      case FROM_TOPIC -> fromTopic(in);
      case DEFINE_INSTRUMENT -> new DefineInstrument(instrument(in));
      case DEFINE_PORTFOLIO -> new DefinePortfolio(portfolio(in));
      default -> ControlCodec.decode(kind, in);
    };
  }

  private static FromTopic fromTopic(ByteBuffer in) {
    String topic = text(in);
    int partition = in.getInt();
    long offset = in.getLong();
    // Looked at before it is read, so that records in records cannot go on for ever.
    int kind = in.slice().get();
    if (kind == FROM_TOPIC || !(decode(in) instanceof Request request)) {
      throw new IllegalArgumentException("kind: " + kind + " is not a request");
    }
    return new FromTopic(topic, partition, offset, request);
  }

  private static NewOrder newOrder(ByteBuffer in, boolean hasTerms) {
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
        in.getLong(),
        hasTerms ? terms(in) : OrderTerms.PLAIN);
  }

  private static OrderTerms terms(ByteBuffer in) {
    long stopTicks = in.getLong();
    long displayLots = in.getLong();
    long minimumLots = in.getLong();
    long expiresAtNs = in.getLong();
    return new OrderTerms(
        stopTicks,
        displayLots,
        minimumLots,
        PostOnly.of(in.get()),
        in.get() != 0,
        SelfTrade.of(in.get()),
        expiresAtNs);
  }

  private static Instrument instrument(ByteBuffer in) {
    return new Instrument(
        in.getInt(),
        text(in),
        text(in),
        decimal(in, "tickSize"),
        decimal(in, "lotSize"),
        in.getLong());
  }

  private static Portfolio portfolio(ByteBuffer in) {
    return new Portfolio(
        in.getInt(),
        text(in),
        text(in),
        decimal(in, "maxOrderNotional"),
        in.getInt(),
        decimal(in, "maxPosition"),
        in.getInt(),
        in.getInt(),
        in.getInt(),
        in.get() != 0);
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

  private static void head(ByteBuffer out, int kind, Request request) {
    out.put((byte) kind).put((byte) 0).putShort((short) 0);
    identity(out, request);
  }

  static byte side(Side side) {
    return (byte) (side == null ? BOTH_SIDES : side.code());
  }

  static Side side(int code) {
    return code == BOTH_SIDES ? null : Side.of(code);
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
