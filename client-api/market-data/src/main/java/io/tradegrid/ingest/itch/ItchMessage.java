package io.tradegrid.ingest.itch;

import io.tradegrid.model.Side;

/**
 * A message of ITCH 5.0. Prices are whole ten-thousandths of a dollar, those of {@link
 * DeclineLevels} hundred-millionths; sizes are shares; {@code locate} is the day's number of the
 * stock, 0 for all; texts have no blanks at their end.
 */
sealed interface ItchMessage {

  int locate();

  int tracking();

  /** Returns the nanoseconds since midnight in New York. */
  long timeNs();

  ItchType type();

  record SystemEvent(int locate, int tracking, long timeNs, char event) implements ItchMessage {
    @Override
    public ItchType type() {
      return ItchType.SYSTEM_EVENT;
    }
  }

  record StockDirectory(
      int locate,
      int tracking,
      long timeNs,
      String stock,
      char category,
      char financialStatus,
      long roundLot,
      char roundLotsOnly,
      char issueClass,
      String issueSubtype,
      char authenticity,
      char shortSaleThreshold,
      char ipo,
      char priceTier,
      char etp,
      long etpLeverage,
      char inverse)
      implements ItchMessage {
    @Override
    public ItchType type() {
      return ItchType.STOCK_DIRECTORY;
    }
  }

  record TradingAction(
      int locate, int tracking, long timeNs, String stock, char state, char reserved, String reason)
      implements ItchMessage {
    @Override
    public ItchType type() {
      return ItchType.TRADING_ACTION;
    }
  }

  record ShortSaleRestriction(int locate, int tracking, long timeNs, String stock, char action)
      implements ItchMessage {
    @Override
    public ItchType type() {
      return ItchType.SHORT_SALE_RESTRICTION;
    }
  }

  record MarketParticipantPosition(
      int locate,
      int tracking,
      long timeNs,
      String participant,
      String stock,
      char isPrimary,
      char mode,
      char state)
      implements ItchMessage {
    @Override
    public ItchType type() {
      return ItchType.MARKET_PARTICIPANT_POSITION;
    }
  }

  record DeclineLevels(int locate, int tracking, long timeNs, long one, long two, long three)
      implements ItchMessage {
    @Override
    public ItchType type() {
      return ItchType.DECLINE_LEVELS;
    }
  }

  record DeclineStatus(int locate, int tracking, long timeNs, char level) implements ItchMessage {
    @Override
    public ItchType type() {
      return ItchType.DECLINE_STATUS;
    }
  }

  record IpoQuotingPeriod(
      int locate,
      int tracking,
      long timeNs,
      String stock,
      long releaseSeconds,
      char qualifier,
      long price)
      implements ItchMessage {
    @Override
    public ItchType type() {
      return ItchType.IPO_QUOTING_PERIOD;
    }
  }

  record AuctionCollar(
      int locate,
      int tracking,
      long timeNs,
      String stock,
      long reference,
      long upper,
      long lower,
      long extension)
      implements ItchMessage {
    @Override
    public ItchType type() {
      return ItchType.AUCTION_COLLAR;
    }
  }

  record OperationalHalt(
      int locate, int tracking, long timeNs, String stock, char market, char action)
      implements ItchMessage {
    @Override
    public ItchType type() {
      return ItchType.OPERATIONAL_HALT;
    }
  }

  /** A new order; {@code attribution} is empty unless the participant shows its name. */
  record AddOrder(
      int locate,
      int tracking,
      long timeNs,
      long order,
      Side side,
      long shares,
      String stock,
      long price,
      String attribution)
      implements ItchMessage {
    @Override
    public ItchType type() {
      return attribution.isEmpty() ? ItchType.ADD_ORDER : ItchType.ADD_ATTRIBUTED_ORDER;
    }
  }

  record OrderExecuted(int locate, int tracking, long timeNs, long order, long shares, long match)
      implements ItchMessage {
    @Override
    public ItchType type() {
      return ItchType.ORDER_EXECUTED;
    }
  }

  record OrderExecutedWithPrice(
      int locate,
      int tracking,
      long timeNs,
      long order,
      long shares,
      long match,
      char printable,
      long price)
      implements ItchMessage {
    @Override
    public ItchType type() {
      return ItchType.ORDER_EXECUTED_WITH_PRICE;
    }
  }

  record OrderCancel(int locate, int tracking, long timeNs, long order, long shares)
      implements ItchMessage {
    @Override
    public ItchType type() {
      return ItchType.ORDER_CANCEL;
    }
  }

  record OrderDelete(int locate, int tracking, long timeNs, long order) implements ItchMessage {
    @Override
    public ItchType type() {
      return ItchType.ORDER_DELETE;
    }
  }

  record OrderReplace(
      int locate, int tracking, long timeNs, long order, long newOrder, long shares, long price)
      implements ItchMessage {
    @Override
    public ItchType type() {
      return ItchType.ORDER_REPLACE;
    }
  }

  /** An execution of an order that nobody saw. */
  record Trade(
      int locate,
      int tracking,
      long timeNs,
      long order,
      char side,
      long shares,
      String stock,
      long price,
      long match)
      implements ItchMessage {
    @Override
    public ItchType type() {
      return ItchType.TRADE;
    }
  }

  record CrossTrade(
      int locate,
      int tracking,
      long timeNs,
      long shares,
      String stock,
      long price,
      long match,
      char cross)
      implements ItchMessage {
    @Override
    public ItchType type() {
      return ItchType.CROSS_TRADE;
    }
  }

  record BrokenTrade(int locate, int tracking, long timeNs, long match) implements ItchMessage {
    @Override
    public ItchType type() {
      return ItchType.BROKEN_TRADE;
    }
  }

  record Imbalance(
      int locate,
      int tracking,
      long timeNs,
      long paired,
      long imbalance,
      char direction,
      String stock,
      long far,
      long near,
      long reference,
      char cross,
      char variation)
      implements ItchMessage {
    @Override
    public ItchType type() {
      return ItchType.IMBALANCE;
    }
  }

  record RetailInterest(int locate, int tracking, long timeNs, String stock, char interest)
      implements ItchMessage {
    @Override
    public ItchType type() {
      return ItchType.RETAIL_INTEREST;
    }
  }

  record DirectListing(
      int locate,
      int tracking,
      long timeNs,
      String stock,
      char isOpen,
      long lowest,
      long highest,
      long nearPrice,
      long nearTimeNs,
      long collarLow,
      long collarHigh)
      implements ItchMessage {
    @Override
    public ItchType type() {
      return ItchType.DIRECT_LISTING;
    }
  }
}
