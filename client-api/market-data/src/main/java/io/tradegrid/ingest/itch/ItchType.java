package io.tradegrid.ingest.itch;

/**
 * The messages of ITCH 5.0: the byte each begins with and its length in bytes, that one included.
 */
enum ItchType {
  SYSTEM_EVENT('S', 12),
  STOCK_DIRECTORY('R', 39),
  TRADING_ACTION('H', 25),
  SHORT_SALE_RESTRICTION('Y', 20),
  MARKET_PARTICIPANT_POSITION('L', 26),
  DECLINE_LEVELS('V', 35),
  DECLINE_STATUS('W', 12),
  IPO_QUOTING_PERIOD('K', 28),
  AUCTION_COLLAR('J', 35),
  OPERATIONAL_HALT('h', 21),
  ADD_ORDER('A', 36),
  ADD_ATTRIBUTED_ORDER('F', 40),
  ORDER_EXECUTED('E', 31),
  ORDER_EXECUTED_WITH_PRICE('C', 36),
  ORDER_CANCEL('X', 23),
  ORDER_DELETE('D', 19),
  ORDER_REPLACE('U', 35),
  TRADE('P', 44),
  CROSS_TRADE('Q', 40),
  BROKEN_TRADE('B', 19),
  IMBALANCE('I', 50),
  RETAIL_INTEREST('N', 20),
  DIRECT_LISTING('O', 48);

  private static final ItchType[] BY_CODE = new ItchType[128];

  static {
    for (ItchType type : values()) {
      BY_CODE[type.code] = type;
    }
  }

  private final char code;
  private final int bytes;

  ItchType(char code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  char code() {
    return code;
  }

  int bytes() {
    return bytes;
  }

  /**
   * Returns the type that a byte stands for.
   *
   * @throws IllegalArgumentException naming the byte if it stands for none
   */
  static ItchType of(byte code) {
    ItchType type = code < 0 ? null : BY_CODE[code];
    if (type == null) {
      throw new IllegalArgumentException(
          "type: must be one of ITCH 5.0, got byte 0x%02x".formatted(code));
    }
    return type;
  }
}
