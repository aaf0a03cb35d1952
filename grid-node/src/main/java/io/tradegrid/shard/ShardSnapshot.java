package io.tradegrid.shard;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.tradegrid.bar.Bar;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.ChangeRules;
import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.command.Command.DefinePortfolio;
import io.tradegrid.command.CommandCodec;
import io.tradegrid.market.LadderMarket;
import io.tradegrid.market.MarketSnapshot;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.Side;
import io.tradegrid.position.Position;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A whole shard as bytes, in parts: everything that decides what its commands do next. Every field
 * is in {@code docs/formats/shard-snapshot.md}.
 *
 * @param sequence the last log entry that the state covers
 * @param state what the log up to there comes to
 */
public record ShardSnapshot(long sequence, ShardState state) {

  /** The version that is written. */
  public static final byte VERSION = 1;

  private static final int NO_SIDE = -1;

  /**
   * Writes a shard between two batches; it stays as it is.
   *
   * @param sequence the last log entry applied
   * @return parts of at most 1 MiB, in their order
   */
  public static List<byte[]> write(ShardState state, long sequence) {
    StateOutput out = new StateOutput();
    out.put(VERSION).putInt(state.orders().shard()).putLong(sequence).putLong(state.stateHash());
    out.putLong(state.orders().orderCount()).putLong(state.orders().tradeCount());
    out.putInt(state.portfolios().size());
    state.portfolios().forEach(portfolio -> write(new DefinePortfolio(portfolio), out));
    out.putInt(state.listed().size());
    state.listed().forEach(listing -> write(state, listing, out));
    out.putInt(state.orders().size());
    state.orders().forEach(order -> order.write(out));
    state.memory().write(out);
    state.topicMarks().write(out);
    return out.parts();
  }

  private static void write(Command command, StateOutput out) {
    ByteBuffer bytes =
        ByteBuffer.allocate(CommandCodec.bytesMax(List.of(command))).order(LITTLE_ENDIAN);
    CommandCodec.encode(command, bytes);
    out.putBytes(bytes.array(), bytes.position());
  }

  private static void write(ShardState state, Listing listing, StateOutput out) {
    int id = listing.instrument().id();
    write(new DefineInstrument(listing.instrument()), out);
    write(new ChangeRules(id, listing.rules()), out);
    byte[] market = MarketSnapshot.write((LadderMarket) listing.market());
    out.putBytes(market, market.length);
    List<Portfolio> admitted =
        state.portfolios().stream().filter(portfolio -> listing.admits(portfolio.id())).toList();
    out.putInt(admitted.size());
    admitted.forEach(portfolio -> out.putInt(portfolio.id()));
    out.putLong(listing.lastPriceTicks()).putLong(listing.lastLots());
    out.putLong(listing.lastTimeNs()).putLong(listing.changedAtNs());
    out.putLong(listing.turnoverLots());
    Indicative indicative = listing.indicative();
    out.putLong(indicative.priceTicks()).putLong(indicative.lots());
    out.putLong(indicative.surplusLots());
    out.put(indicative.surplusSide() == null ? NO_SIDE : indicative.surplusSide().code());
    out.putInt(listing.positions().all().size());
    listing.positions().all().forEach(position -> write(position, out));
    write(listing.minuteBars().current(), out);
    write(listing.dailyBars().current(), out);
  }

  private static void write(Position position, StateOutput out) {
    out.putInt(position.portfolioId()).putLong(position.boughtLots()).putLong(position.soldLots());
    out.putLong(position.netCashHigh()).putLong(position.netCashLow());
    out.putLong(position.updatedAtNs());
  }

  private static void write(Bar bar, StateOutput out) {
    out.put(bar == null ? 0 : 1);
    if (bar != null) {
      out.putLong(bar.openedAtNs()).putLong(bar.openTicks()).putLong(bar.highTicks());
      out.putLong(bar.lowTicks()).putLong(bar.closeTicks()).putLong(bar.volumeLots());
      out.putLong(bar.trades());
    }
  }

  /**
   * Makes the shard that was written; it goes on as that one would have.
   *
   * @param parts what {@link #write} gave
   * @param shard the shard's number
   * @param markets makes the markets of instruments that come later
   * @param listener hears what happens from now on, nothing of what was before
   * @throws IllegalArgumentException naming what is wrong with the bytes
   */
  public static ShardSnapshot read(
      List<byte[]> parts, int shard, MarketFactory markets, ShardListener listener) {
    try {
      StateInput in = new StateInput(parts);
      int version = in.get();
      require(version == VERSION, "version " + version + " is not known");
      int written = in.getInt();
      require(written == shard, "is of shard " + written);
      long sequence = in.getLong();
      long hash = in.getLong();
      ShardState state = new ShardState(shard, markets, listener);
      read(in, state);
      require(!in.hasRemaining(), "bytes follow the last topic mark");
      require(state.stateHash() == hash, "state hash differs");
      return new ShardSnapshot(sequence, state);
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      throw new IllegalArgumentException("snapshot of shard " + shard + ": " + e.getMessage(), e);
    }
  }

  private static void read(StateInput in, ShardState state) {
    state.orders().restoreCounts(in.getLong(), in.getLong());
    int portfolios = in.getCount(1);
    for (int i = 0; i < portfolios; i++) {
      state.define((DefinePortfolio) command(in));
    }
    int listings = in.getCount(1);
    for (int i = 0; i < listings; i++) {
      readListing(in, state);
    }
    int orders = in.getCount(1);
    for (int i = 0; i < orders; i++) {
      state.orders().put(Order.read(in, state));
    }
    long count = in.getLong();
    int words = in.getCount(Long.BYTES);
    require(words % RequestMemory.LONGS_EACH == 0, words + " words are no requests");
    state.memory().restore(in::getLong, words / RequestMemory.LONGS_EACH, count);
    state.topicMarks().read(in);
    state.listed().forEach(state::keepDeadline);
  }

  private static Command command(StateInput in) {
    return CommandCodec.decode(ByteBuffer.wrap(in.getBytes()).order(LITTLE_ENDIAN));
  }

  private static void readListing(StateInput in, ShardState state) {
    DefineInstrument define = (DefineInstrument) command(in);
    ChangeRules rules = (ChangeRules) command(in);
    byte[] market = in.getBytes();
    state.define(define, (lots, listener) -> MarketSnapshot.read(market, listener));
    Listing listing = state.listing(define.instrument().id());
    int admitted = in.getCount(Integer.BYTES);
    for (int i = 0; i < admitted; i++) {
      listing.restoreAdmitted(in.getInt());
    }
    listing.restore(rules.rules(), in.getLong(), in.getLong(), in.getLong(), in.getLong());
    listing.restore(
        in.getLong(), new Indicative(in.getLong(), in.getLong(), in.getLong(), side(in.get())));
    int positions = in.getCount(1);
    for (int i = 0; i < positions; i++) {
      listing
          .positions()
          .restore(
              in.getInt(), in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }
    listing.minuteBars().restore(bar(in));
    listing.dailyBars().restore(bar(in));
  }

  private static Side side(int code) {
    return code == NO_SIDE ? null : Side.of(code);
  }

  private static Bar bar(StateInput in) {
    return in.get() == 0
        ? null
        : new Bar(
            in.getLong(),
            in.getLong(),
            in.getLong(),
            in.getLong(),
            in.getLong(),
            in.getLong(),
            in.getLong());
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
