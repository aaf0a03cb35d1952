package io.tradegrid.ingest.kafka;

import io.tradegrid.ingest.BrokenRecord;
import io.tradegrid.ingest.DeadReason;
import io.tradegrid.ingest.Heartbeat;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TradeTick;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages as JSON and back, nothing lost: prices and sizes are texts with as many decimals as the
 * tick has, times and numbers are texts, as a double would not hold them.
 */
public final class MessageJson {

  private static final String KIND = "kind";
  private static final int BYTES_MAX = 1 << 20;

  private final JsonMapper mapper = new JsonMapper();

  /** Makes one; any thread may use it. */
  public MessageJson() {}

  /** Writes a message. */
  public byte[] write(SourceMessage message) {
    ObjectNode object = mapper.createObjectNode();
    if (message instanceof SourceTick told) {
      put(object, told.symbol(), told.tick());
      if (told.missing() > 0) {
        object.put("missing", Long.toString(told.missing()));
      }
    } else if (message instanceof Heartbeat heartbeat) {
      object.put(KIND, "heartbeat").put("source", Tag.text(heartbeat.source()));
      object.put("timeNs", Long.toString(heartbeat.timeNs()));
      if (heartbeat.missing() > 0) {
        object.put("missing", Long.toString(heartbeat.missing()));
      }
    } else if (message instanceof BrokenRecord broken) {
      object.put(KIND, "broken").put("source", Tag.text(broken.source()));
      object.put("reason", broken.reason().name()).put("message", broken.message());
      object.put("content", broken.content());
    }
    return mapper.writeValueAsBytes(object);
  }

  /** Writes a tick of a symbol. */
  public byte[] write(String symbol, Tick tick) {
    ObjectNode object = mapper.createObjectNode();
    put(object, symbol, tick);
    return mapper.writeValueAsBytes(object);
  }

  private static void put(ObjectNode object, String symbol, Tick tick) {
    object.put(KIND, tick instanceof TradeTick ? "trade" : "quote").put("symbol", symbol);
    object.put("source", Tag.text(tick.source()));
    object.put("sequence", Long.toString(tick.sequence()));
    object.put("timeNs", Long.toString(tick.timeNs()));
    if (tick.venue() != 0) {
      object.put("venue", Tag.text(tick.venue()));
    }
    if (tick.conditions() != 0) {
      object.put("conditions", Tag.text(tick.conditions()));
    }
    if (tick.flags() != 0) {
      object.put("flags", tick.flags());
    }
    if (tick instanceof TradeTick trade) {
      object.put("price", plain(trade.price(), trade.priceDecimals()));
      object.put("size", plain(trade.size(), trade.sizeDecimals()));
    } else if (tick instanceof QuoteTick quote) {
      object.put("bidPrice", plain(quote.bidPrice(), quote.priceDecimals()));
      object.put("bidSize", plain(quote.bidSize(), quote.sizeDecimals()));
      object.put("askPrice", plain(quote.askPrice(), quote.priceDecimals()));
      object.put("askSize", plain(quote.askSize(), quote.sizeDecimals()));
    }
  }

  private static String plain(long units, int decimals) {
    return BigDecimal.valueOf(units, decimals).toPlainString();
  }

  /**
   * Reads a message.
   *
   * @throws IllegalArgumentException naming the field and value that cannot be
   */
  public SourceMessage read(byte[] value) {
    if (value == null || value.length > BYTES_MAX) {
      throw new IllegalArgumentException("value: must have 1 to " + BYTES_MAX + " bytes");
    }
    Fields fields;
    try {
      fields = new Fields(mapper.readTree(value));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("value: is no JSON: " + e.getOriginalMessage(), e);
    }
    String kind = fields.text(KIND);
    SourceMessage message =
        switch (kind) {
          case "trade" -> new SourceTick(fields.text("symbol"), trade(fields), missing(fields));
          case "quote" -> new SourceTick(fields.text("symbol"), quote(fields), missing(fields));
          case "heartbeat" ->
              new Heartbeat(fields.tag("source"), fields.whole("timeNs"), missing(fields));
          case "broken" ->
              new BrokenRecord(
                  fields.tag("source"),
                  reason(fields.text("reason")),
                  fields.text("message"),
                  fields.text("content"));
          default ->
              throw new IllegalArgumentException(
                  "kind: must be trade, quote, heartbeat or broken, got " + kind);
        };
    fields.refuseOthers();
    return message;
  }

  private static long missing(Fields fields) {
    return fields.has("missing") ? fields.whole("missing") : 0;
  }

  private static DeadReason reason(String name) {
    return Arrays.stream(DeadReason.values())
        .filter(reason -> reason.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "reason: must be one of "
                        + Arrays.toString(DeadReason.values())
                        + ", got "
                        + name));
  }

  private static TradeTick trade(Fields fields) {
    BigDecimal price = fields.decimal("price");
    BigDecimal size = fields.decimal("size");
    return new TradeTick(
        fields.whole("timeNs"),
        fields.tag("source"),
        fields.whole("sequence"),
        fields.tagOrNone("venue"),
        fields.tagOrNone("conditions"),
        fields.flags(),
        price.scale(),
        size.scale(),
        Fields.units("price", price, price.scale()),
        Fields.units("size", size, size.scale()));
  }

  private static QuoteTick quote(Fields fields) {
    BigDecimal bid = fields.decimal("bidPrice");
    BigDecimal bidSize = fields.decimal("bidSize");
    BigDecimal ask = fields.decimal("askPrice");
    BigDecimal askSize = fields.decimal("askSize");
    int priceDecimals = Math.max(bid.scale(), ask.scale());
    int sizeDecimals = Math.max(bidSize.scale(), askSize.scale());
    return new QuoteTick(
        fields.whole("timeNs"),
        fields.tag("source"),
        fields.whole("sequence"),
        fields.tagOrNone("venue"),
        fields.tagOrNone("conditions"),
        fields.flags(),
        priceDecimals,
        sizeDecimals,
        Fields.units("bidPrice", bid, priceDecimals),
        Fields.units("bidSize", bidSize, sizeDecimals),
        Fields.units("askPrice", ask, priceDecimals),
        Fields.units("askSize", askSize, sizeDecimals));
  }

  /** The fields of one object. */
  private static final class Fields {

    private final JsonNode node;
    private final Set<String> asked = new HashSet<>();

    Fields(JsonNode node) {
      if (!node.isObject()) {
        throw new IllegalArgumentException("value: must be a JSON object");
      }
      this.node = node;
    }

    boolean has(String name) {
      return node.hasNonNull(name);
    }

    String text(String name) {
      asked.add(name);
      JsonNode value = node.get(name);
      if (value == null || !value.isString()) {
        throw new IllegalArgumentException(name + ": must be a text, got " + value);
      }
      return value.stringValue();
    }

    long tag(String name) {
      try {
        return Tag.of(text(name));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
      }
    }

    long tagOrNone(String name) {
      return has(name) ? tag(name) : 0;
    }

    long whole(String name) {
      String text = text(name);
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(name + ": must be a whole number, got " + text, e);
      }
    }

    int flags() {
      asked.add("flags");
      JsonNode flags = node.get("flags");
      if (flags != null && !flags.canConvertToInt()) {
        throw new IllegalArgumentException("flags: must be a whole number, got " + flags);
      }
      return flags == null ? 0 : flags.intValue();
    }

    BigDecimal decimal(String name) {
      String text = text(name);
      if (!text.matches("-?[0-9]{1,19}(\\.[0-9]{1,18})?")) {
        throw new IllegalArgumentException(name + ": must be a decimal number, got " + text);
      }
      return new BigDecimal(text);
    }

    static long units(String name, BigDecimal value, int decimals) {
      try {
        return value.setScale(decimals).unscaledValue().longValueExact();
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException(name + ": must fit 64 bits, got " + value, e);
      }
    }

    void refuseOthers() {
      asked.add("missing");
      for (String name : node.propertyNames()) {
        if (!asked.contains(name)) {
          throw new IllegalArgumentException(name + ": is not a field of this kind");
        }
      }
    }
  }
}
