package io.tradegrid.command;

import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.model.TradingRules;
import java.util.Objects;
import java.util.regex.Pattern;

/** One entry of a shard's log: everything that can change its state. */
public sealed interface Command {

  /** Stands for "no price" on market orders and for "keep the price" on amendments. */
  long NO_PRICE = Long.MIN_VALUE;

  /**
   * Stands for "the owner stamps the command with its clock when it accepts it", as it does with a
   * time that has not come yet.
   */
  long STAMP_ON_ACCEPT = 0;

  /**
   * A command that an application sends and names; (portfolio, client order id) is its identity.
   */
  sealed interface Request extends Command {

    /** Returns the instrument's number. */
    int instrumentId();

    /** Returns the number of the portfolio that sends it. */
    int portfolioId();

    /** Returns the name the sender gave this command. */
    ClientOrderId clientOrderId();

    /** Returns when it was accepted, in nanoseconds since the epoch, or STAMP_ON_ACCEPT. */
    long timestampNs();

    /** Returns the same request accepted at the given time, in nanoseconds since the epoch. */
    Request acceptedAt(long timestampNs);

    /**
     * Returns a hash of all that was asked, the time excepted: a repeat has the same one, another
     * request under the same id has not (but for one chance in 2^64).
     */
    long contentHash();

    /** Returns what is asked for, without where it came from. */
    default Request asked() {
      return this;
    }
  }

  /**
   * A request that came as a record of a topic. A shard takes the records of a partition in rising
   * order, so that what is at or below the last offset taken is a repeat even when its id is
   * forgotten.
   *
   * @param topic 1 to 100 characters of letters, digits, dot, underscore and hyphen
   * @param partition of the topic, 0 or more
   * @param offset in the partition, 0 or more
   * @param request what the record asks for
   */
  record FromTopic(String topic, int partition, long offset, Request request) implements Request {

    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /** Checks where it came from. */
    public FromTopic {
      if (!TOPIC.matcher(topic).matches()) {
        throw new IllegalArgumentException(
            "topic: must be 1 to 100 letters, digits, '.', '_' or '-', got '" + topic + "'");
      }
      if (partition < 0 || offset < 0) {
        throw new IllegalArgumentException(
            "offset: partition and offset must not be negative, got " + partition + ", " + offset);
      }
      if (request instanceof FromTopic) {
        throw new IllegalArgumentException("request: must not be a record of a topic itself");
      }
    }

    @Override
    public int instrumentId() {
      return request.instrumentId();
    }

    @Override
    public int portfolioId() {
      return request.portfolioId();
    }

    @Override
    public ClientOrderId clientOrderId() {
      return request.clientOrderId();
    }

    @Override
    public long timestampNs() {
      return request.timestampNs();
    }

    @Override
    public FromTopic acceptedAt(long time) {
      return new FromTopic(topic, partition, offset, request.acceptedAt(time));
    }

    @Override
    public long contentHash() {
      return request.contentHash();
    }

    @Override
    public Request asked() {
      return request;
    }
  }

  /**
   * What an operator or the owner node does to markets. It has no name: doing it again changes
   * nothing more.
   */
  sealed interface Control extends Command {

    /** Returns the instrument's number, 0 if it is for the whole shard. */
    int instrumentId();

    /** Returns the same command at the given time, in nanoseconds since the epoch. */
    Control acceptedAt(long timestampNs);
  }

  /**
   * A new order.
   *
   * @param priceTicks limit price in ticks, of unpriced types the protection price, or NO_PRICE
   * @param quantityLots quantity in lots
   * @param terms what else it says
   */
  record NewOrder(
      int instrumentId,
      int portfolioId,
      ClientOrderId clientOrderId,
      long timestampNs,
      Side side,
      OrderType type,
      TimeInForce timeInForce,
      long priceTicks,
      long quantityLots,
      OrderTerms terms)
      implements Request {

    /** Checks that there are terms. */
    public NewOrder {
      Objects.requireNonNull(terms, "terms");
    }

    /** Makes an order that says nothing beyond side, type, price, quantity and time in force. */
    public NewOrder(
        int instrumentId,
        int portfolioId,
        ClientOrderId clientOrderId,
        long timestampNs,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        long priceTicks,
        long quantityLots) {
      this(
          instrumentId,
          portfolioId,
          clientOrderId,
          timestampNs,
          side,
          type,
          timeInForce,
          priceTicks,
          quantityLots,
          OrderTerms.PLAIN);
    }

    @Override
    public NewOrder acceptedAt(long time) {
      return new NewOrder(
          instrumentId,
          portfolioId,
          clientOrderId,
          time,
          side,
          type,
          timeInForce,
          priceTicks,
          quantityLots,
          terms);
    }

    /** Orders of plain terms have the hash they had before there were others. */
    @Override
    public long contentHash() {
      int kind = 1 + (side.code() << 8) + (type.code() << 16) + (timeInForce.code() << 24);
      long plain = Hash.of(kind, instrumentId, priceTicks, quantityLots);
      if (terms.equals(OrderTerms.PLAIN)) {
        return plain;
      }
      int choices =
          terms.postOnly().code()
              + (terms.selfTrade().code() << 8)
              + (terms.reduceOnly() ? 1 << 16 : 0);
      long lots = Hash.of(terms.stopTicks(), terms.displayLots(), terms.minimumLots(), choices);
      return Hash.of(plain, lots, terms.expiresAtNs(), choices);
    }
  }

  /**
   * Cancels what is left of an order.
   *
   * @param origClientOrderId the id the order was entered with
   */
  record CancelOrder(
      int instrumentId,
      int portfolioId,
      ClientOrderId clientOrderId,
      long timestampNs,
      ClientOrderId origClientOrderId)
      implements Request {

    @Override
    public CancelOrder acceptedAt(long time) {
      return new CancelOrder(instrumentId, portfolioId, clientOrderId, time, origClientOrderId);
    }

    @Override
    public long contentHash() {
      return Hash.of(2, instrumentId, origClientOrderId.high(), origClientOrderId.low());
    }
  }

  /**
   * Changes an order's price, quantity or both. A smaller quantity at the same price keeps the
   * order's place in the queue; anything else loses it.
   *
   * @param origClientOrderId the id the order was entered with
   * @param priceTicks the new limit price in ticks, or NO_PRICE to keep it
   * @param quantityLots the new total quantity in lots, what is filled already included; at or
   *     below the filled quantity the order is done
   */
  record AmendOrder(
      int instrumentId,
      int portfolioId,
      ClientOrderId clientOrderId,
      long timestampNs,
      ClientOrderId origClientOrderId,
      long priceTicks,
      long quantityLots)
      implements Request {

    @Override
    public AmendOrder acceptedAt(long time) {
      return new AmendOrder(
          instrumentId,
          portfolioId,
          clientOrderId,
          time,
          origClientOrderId,
          priceTicks,
          quantityLots);
    }

    @Override
    public long contentHash() {
      long orig = Hash.of(3, instrumentId, origClientOrderId.high(), origClientOrderId.low());
      return Hash.of(orig, 0, priceTicks, quantityLots);
    }
  }

  /**
   * Reports a trade made outside the book (FIX AE): both positions change, the book does not.
   *
   * @param portfolioId the buyer, who reports
   * @param counterPortfolioId the seller
   * @param priceTicks price in ticks
   * @param quantityLots quantity in lots
   */
  record TradeReport(
      int instrumentId,
      int portfolioId,
      ClientOrderId clientOrderId,
      long timestampNs,
      int counterPortfolioId,
      long priceTicks,
      long quantityLots)
      implements Request {

    @Override
    public TradeReport acceptedAt(long time) {
      return new TradeReport(
          instrumentId,
          portfolioId,
          clientOrderId,
          time,
          counterPortfolioId,
          priceTicks,
          quantityLots);
    }

    @Override
    public long contentHash() {
      return Hash.of(4 + ((long) counterPortfolioId << 8), instrumentId, priceTicks, quantityLots);
    }
  }

  /**
   * Cancels all open orders of a portfolio in an instrument.
   *
   * @param side of these only, or null for both
   */
  record MassCancel(
      int instrumentId, int portfolioId, ClientOrderId clientOrderId, long timestampNs, Side side)
      implements Request {

    @Override
    public MassCancel acceptedAt(long time) {
      return new MassCancel(instrumentId, portfolioId, clientOrderId, time, side);
    }

    @Override
    public long contentHash() {
      return Hash.of(8, instrumentId, side == null ? 0 : 1 + side.code(), 0);
    }
  }

  /**
   * Takes a market to another phase; to the one it is in changes nothing.
   *
   * @param timestampNs when, in nanoseconds since the epoch, or STAMP_ON_ACCEPT
   */
  record ChangePhase(int instrumentId, Phase phase, long timestampNs) implements Control {

    /** Checks that there is a phase. */
    public ChangePhase {
      Objects.requireNonNull(phase, "phase");
    }

    @Override
    public ChangePhase acceptedAt(long time) {
      return new ChangePhase(instrumentId, phase, time);
    }
  }

  /** Changes how a market is run, from its place in the log on; it needs no time. */
  record ChangeRules(int instrumentId, TradingRules rules) implements Control {

    /** Checks that there are rules. */
    public ChangeRules {
      Objects.requireNonNull(rules, "rules");
    }

    @Override
    public ChangeRules acceptedAt(long time) {
      return this;
    }
  }

  /**
   * Cancels everybody's open orders in an instrument.
   *
   * @param side of these only, or null for both
   * @param timestampNs when, in nanoseconds since the epoch, or STAMP_ON_ACCEPT
   */
  record CancelAll(int instrumentId, Side side, long timestampNs) implements Control {

    @Override
    public CancelAll acceptedAt(long time) {
      return new CancelAll(instrumentId, side, time);
    }
  }

  /**
   * Lets time pass in those markets of a shard in which something is due.
   *
   * @param timestampNs the time it is, in nanoseconds since the epoch
   */
  record PassTime(long timestampNs) implements Control {

    @Override
    public int instrumentId() {
      return 0;
    }

    @Override
    public PassTime acceptedAt(long time) {
      return new PassTime(time);
    }
  }

  /**
   * Makes a shard forget the oldest of the requests it remembers, so that its memory stays bounded.
   * Requests whose orders are open are never forgotten.
   *
   * @param keep how many of the newest it goes on remembering, 0 or more
   */
  record ForgetRequests(int keep) implements Control {

    /** Checks the number. */
    public ForgetRequests {
      if (keep < 0) {
        throw new IllegalArgumentException("keep: must not be negative, got " + keep);
      }
    }

    @Override
    public int instrumentId() {
      return 0;
    }

    @Override
    public ForgetRequests acceptedAt(long time) {
      return this;
    }
  }

  /**
   * Tells a shard the terms of an instrument, before its first order; sent by the owner node.
   *
   * @param instrument with its id
   */
  record DefineInstrument(Instrument instrument) implements Command {}

  /**
   * Tells a shard a portfolio and its limits, before its first order and whenever they change; sent
   * by the owner node.
   *
   * @param portfolio with its id
   */
  record DefinePortfolio(Portfolio portfolio) implements Command {}
}
