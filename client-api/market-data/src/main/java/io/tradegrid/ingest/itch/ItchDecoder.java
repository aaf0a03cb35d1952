package io.tradegrid.ingest.itch;

import io.tradegrid.model.Side;

/** Reads messages of ITCH 5.0 from their bytes, which are big-endian and never padded. */
final class ItchDecoder {

  private static final int HEAD_BYTES = 11;
  private static final int STOCK_CHARS = 8;

  private byte[] bytes = {};
  private int at;

  /**
   * Reads one message.
   *
   * @throws IllegalArgumentException naming field and value if it is none of ITCH 5.0
   */
  ItchMessage decode(byte[] source, int offset, int length) {
    if (length == 0) {
      throw new IllegalArgumentException("length: must be that of a message, got 0");
    }
    ItchType type = ItchType.of(source[offset]);
    if (length != type.bytes()) {
      throw new IllegalArgumentException(
          "length: must be %d for type %s, got %d".formatted(type.bytes(), type.code(), length));
    }
    bytes = source;
    at = offset + 1;
    int locate = (int) number(2);
    int tracking = (int) number(2);
    long timeNs = number(6);
    assert at == offset + HEAD_BYTES;
    return switch (type) {
      case ADD_ORDER, ADD_ATTRIBUTED_ORDER, ORDER_EXECUTED, ORDER_EXECUTED_WITH_PRICE ->
          order(type, locate, tracking, timeNs);
      case ORDER_CANCEL, ORDER_DELETE, ORDER_REPLACE -> change(type, locate, tracking, timeNs);
      case TRADE, CROSS_TRADE, BROKEN_TRADE -> trade(type, locate, tracking, timeNs);
      case STOCK_DIRECTORY -> directory(locate, tracking, timeNs);
      case IMBALANCE, DIRECT_LISTING, AUCTION_COLLAR, IPO_QUOTING_PERIOD ->
          auction(type, locate, tracking, timeNs);
      default -> state(type, locate, tracking, timeNs);
    };
  }

  private ItchMessage order(ItchType type, int locate, int tracking, long timeNs) {
    long order = number(8);
    if (type == ItchType.ORDER_EXECUTED) {
      return new ItchMessage.OrderExecuted(locate, tracking, timeNs, order, number(4), number(8));
    }
    if (type == ItchType.ORDER_EXECUTED_WITH_PRICE) {
      return new ItchMessage.OrderExecutedWithPrice(
          locate, tracking, timeNs, order, number(4), number(8), character(), number(4));
    }
    Side side = side();
    long shares = number(4);
    String stock = text(STOCK_CHARS);
    long price = number(4);
    String attribution = type == ItchType.ADD_ATTRIBUTED_ORDER ? text(4) : "";
    return new ItchMessage.AddOrder(
        locate, tracking, timeNs, order, side, shares, stock, price, attribution);
  }

  private ItchMessage change(ItchType type, int locate, int tracking, long timeNs) {
    long order = number(8);
    return switch (type) {
      case ORDER_CANCEL -> new ItchMessage.OrderCancel(locate, tracking, timeNs, order, number(4));
      case ORDER_DELETE -> new ItchMessage.OrderDelete(locate, tracking, timeNs, order);
      default ->
          new ItchMessage.OrderReplace(
              locate, tracking, timeNs, order, number(8), number(4), number(4));
    };
  }

  private ItchMessage trade(ItchType type, int locate, int tracking, long timeNs) {
    return switch (type) {
      case TRADE ->
          new ItchMessage.Trade(
              locate,
              tracking,
              timeNs,
              number(8),
              character(),
              number(4),
              text(STOCK_CHARS),
              number(4),
              number(8));
      case CROSS_TRADE ->
          new ItchMessage.CrossTrade(
              locate,
              tracking,
              timeNs,
              number(8),
              text(STOCK_CHARS),
              number(4),
              number(8),
              character());
      default -> new ItchMessage.BrokenTrade(locate, tracking, timeNs, number(8));
    };
  }

  private ItchMessage directory(int locate, int tracking, long timeNs) {
    return new ItchMessage.StockDirectory(
        locate,
        tracking,
        timeNs,
        text(STOCK_CHARS),
        character(),
        character(),
        number(4),
        character(),
        character(),
        text(2),
        character(),
        character(),
        character(),
        character(),
        character(),
        number(4),
        character());
  }

  private ItchMessage auction(ItchType type, int locate, int tracking, long timeNs) {
    if (type == ItchType.IMBALANCE) {
      return new ItchMessage.Imbalance(
          locate,
          tracking,
          timeNs,
          number(8),
          number(8),
          character(),
          text(STOCK_CHARS),
          number(4),
          number(4),
          number(4),
          character(),
          character());
    }
    String stock = text(STOCK_CHARS);
    return switch (type) {
      case IPO_QUOTING_PERIOD ->
          new ItchMessage.IpoQuotingPeriod(
              locate, tracking, timeNs, stock, number(4), character(), number(4));
      case AUCTION_COLLAR ->
          new ItchMessage.AuctionCollar(
              locate, tracking, timeNs, stock, number(4), number(4), number(4), number(4));
      default ->
          new ItchMessage.DirectListing(
              locate,
              tracking,
              timeNs,
              stock,
              character(),
              number(4),
              number(4),
              number(4),
              number(8),
              number(4),
              number(4));
    };
  }

  private ItchMessage state(ItchType type, int locate, int tracking, long timeNs) {
    return switch (type) {
      case SYSTEM_EVENT -> new ItchMessage.SystemEvent(locate, tracking, timeNs, character());
      case DECLINE_STATUS -> new ItchMessage.DeclineStatus(locate, tracking, timeNs, character());
      case DECLINE_LEVELS ->
          new ItchMessage.DeclineLevels(locate, tracking, timeNs, number(8), number(8), number(8));
      case TRADING_ACTION ->
          new ItchMessage.TradingAction(
              locate, tracking, timeNs, text(STOCK_CHARS), character(), character(), text(4));
      case SHORT_SALE_RESTRICTION ->
          new ItchMessage.ShortSaleRestriction(
              locate, tracking, timeNs, text(STOCK_CHARS), character());
      case MARKET_PARTICIPANT_POSITION ->
          new ItchMessage.MarketParticipantPosition(
              locate,
              tracking,
              timeNs,
              text(4),
              text(STOCK_CHARS),
              character(),
              character(),
              character());
      case OPERATIONAL_HALT ->
          new ItchMessage.OperationalHalt(
              locate, tracking, timeNs, text(STOCK_CHARS), character(), character());
      default ->
          new ItchMessage.RetailInterest(locate, tracking, timeNs, text(STOCK_CHARS), character());
    };
  }

  private long number(int length) {
    long value = 0;
    for (int end = at + length; at < end; at++) {
      value = value << Byte.SIZE | (bytes[at] & 0xff);
    }
    return value;
  }

  private char character() {
    return (char) (bytes[at++] & 0xff);
  }

  private Side side() {
    char side = character();
    if (side != 'B' && side != 'S') {
      throw new IllegalArgumentException("side: must be B or S, got '" + side + "'");
    }
    return side == 'B' ? Side.BUY : Side.SELL;
  }

  /** The characters are single bytes; blanks at the end only fill the field. */
  private String text(int length) {
    int end = at + length;
    int last = end;
    while (last > at && bytes[last - 1] == ' ') {
      last--;
    }
    char[] text = new char[last - at];
    for (int i = 0; i < text.length; i++) {
      text[i] = (char) (bytes[at + i] & 0xff);
    }
    at = end;
    return new String(text);
  }
}
