package io.tradegrid.client;

import io.tradegrid.model.Instrument;
import io.tradegrid.model.Phase;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.model.Side;
import io.tradegrid.model.TickTable.Band;
import io.tradegrid.model.TradingRules;
import io.tradegrid.service.MarketControl;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.LongStream;
import org.apache.ignite.client.ClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator does to markets; asks again while it is not known to be done. */
final class MarketDesk {

  private static final Logger LOG = LoggerFactory.getLogger(MarketDesk.class);

  private final MarketControl control;
  private final Patience patience;

  MarketDesk(MarketControl control, Patience patience) {
    this.control = control;
    this.patience = patience;
  }

  void changePhase(Instrument instrument, Phase phase) {
    CommandTranslator.require(phase, "phase");
    String symbol = instrument.symbol();
    done(symbol, () -> control.changePhase(symbol, phase.name()));
  }

  void changeRules(Instrument instrument, MarketRules rules) {
    TradingRules inTicks = rules.inTicks(instrument);
    String symbol = instrument.symbol();
    done(
        symbol,
        () ->
            control.changeRules(
                symbol,
                pairs(inTicks.tickTable().bands()),
                inTicks.referenceTicks(),
                inTicks.staticCollarBps(),
                inTicks.dynamicCollarBps(),
                inTicks.collarAction().name(),
                inTicks.volatilityAuctionNs()));
  }

  int cancelAll(Instrument instrument, Side side) {
    String symbol = instrument.symbol();
    return done(symbol, () -> control.cancelAll(symbol, side == null ? "" : side.name()));
  }

  private static long[] pairs(List<Band> bands) {
    return bands.stream()
        .flatMapToLong(band -> LongStream.of(band.fromTicks(), band.stepTicks()))
        .toArray();
  }

  private int done(String symbol, IntSupplier call) {
    int answer = patience.askForNumber(() -> attempt(symbol, call));
    if (answer < 0) {
      RejectReason reason = RejectReason.of(-answer);
      throw new RejectedException(reason, "symbol: " + reason.description() + " (" + symbol + ")");
    }
    return answer;
  }

  /** A call that failed may have been carried out; whatever it was, it may be repeated. */
  private static int attempt(String symbol, IntSupplier call) {
    try {
      return call.getAsInt();
    } catch (ClientException e) {
      LOG.debug("Nobody answered for the market of {}", symbol, e);
      return -RejectReason.OUTCOME_UNKNOWN.code();
    }
  }
}
