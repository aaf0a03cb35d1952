package io.tradegrid.command;

import io.tradegrid.command.Command.AmendOrder;
import io.tradegrid.command.Command.CancelAll;
import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.command.Command.ChangePhase;
import io.tradegrid.command.Command.ChangeRules;
import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.command.Command.DefinePortfolio;
import io.tradegrid.command.Command.ForgetRequests;
import io.tradegrid.command.Command.FromTopic;
import io.tradegrid.command.Command.MassCancel;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.PassTime;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.Command.TradeReport;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.CollarAction;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.model.TickTable;
import io.tradegrid.model.TickTable.Band;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.model.TradingRules;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any command and any answer there can be. */
final class CommandArbitraries {

  private CommandArbitraries() {}

  static Arbitrary<Command> commands() {
    return Arbitraries.oneOf(
        newOrders(),
        cancels(),
        amends(),
        reports(),
        massCancels(),
        records(),
        instruments(),
        portfolios(),
        phases(),
        rules(),
        Arbitraries.longs().map(PassTime::new),
        Arbitraries.integers().greaterOrEqual(0).map(ForgetRequests::new));
  }

  static Arbitrary<ClientOrderId> ids() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .withCharRange('0', '9')
        .withChars('-')
        .ofMinLength(1)
        .ofMaxLength(ClientOrderId.LENGTH_MAX)
        .map(ClientOrderId::of);
  }

  private static Arbitrary<Command> newOrders() {
    return Combinators.combine(
            Arbitraries.integers(),
            Arbitraries.integers(),
            ids(),
            Arbitraries.longs(),
            Arbitraries.of(Side.class),
            Arbitraries.of(OrderType.class),
            Arbitraries.of(TimeInForce.class),
            Arbitraries.oneOf(Arbitraries.just(OrderTerms.PLAIN), terms()))
        .as(
            (instrument, portfolio, id, time, side, type, tif, terms) ->
                new NewOrder(
                    instrument,
                    portfolio,
                    id,
                    time,
                    side,
                    type,
                    tif,
                    time ^ id.high(),
                    time ^ portfolio,
                    terms));
  }

  private static Arbitrary<OrderTerms> terms() {
    return Combinators.combine(
            Arbitraries.longs(),
            Arbitraries.longs(),
            Arbitraries.longs(),
            Arbitraries.of(PostOnly.class),
            Arbitraries.of(true, false),
            Arbitraries.of(SelfTrade.class),
            Arbitraries.longs())
        .as(OrderTerms::new);
  }

  private static Arbitrary<Side> sides() {
    return Arbitraries.of(Side.class).injectNull(0.3);
  }

  private static Arbitrary<Command> massCancels() {
    return Combinators.combine(
            Arbitraries.integers(), Arbitraries.integers(), ids(), Arbitraries.longs(), sides())
        .as(MassCancel::new);
  }

  private static Arbitrary<Command> records() {
    return Combinators.combine(
            text("abcXYZ019._-", 1, 100),
            Arbitraries.integers().greaterOrEqual(0),
            Arbitraries.longs().greaterOrEqual(0),
            Arbitraries.oneOf(newOrders(), cancels(), amends(), reports(), massCancels()))
        .as(
            (topic, partition, offset, request) ->
                new FromTopic(topic, partition, offset, (Request) request));
  }

  private static Arbitrary<Command> phases() {
    return Combinators.combine(
            Arbitraries.integers(),
            Arbitraries.of(Phase.class),
            sides(),
            Arbitraries.longs(),
            Arbitraries.of(true, false))
        .as(
            (instrument, phase, side, time, cancel) ->
                cancel
                    ? new CancelAll(instrument, side, time)
                    : new ChangePhase(instrument, phase, time));
  }

  private static Arbitrary<Command> rules() {
    Arbitrary<Long> prices = Arbitraries.longs().between(1, 1L << 30);
    Arbitrary<TickTable> tables =
        prices
            .set()
            .ofMaxSize(TickTable.BANDS_MAX)
            .map(set -> set.stream().sorted().map(from -> new Band(from, from)).toList())
            .map(TickTable::new);
    Arbitrary<Integer> collars = Arbitraries.integers().between(0, TradingRules.COLLAR_BPS_MAX);
    return Combinators.combine(
            Arbitraries.integers(),
            tables,
            Arbitraries.longs().between(0, Instrument.PRICE_TICKS_MAX),
            collars,
            collars,
            Arbitraries.of(CollarAction.class),
            Arbitraries.longs().between(0, TradingRules.VOLATILITY_AUCTION_NS_MAX))
        .as(
            (id, table, reference, fixed, moving, action, auction) ->
                new ChangeRules(
                    id, new TradingRules(table, reference, fixed, moving, action, auction)));
  }

  private static Arbitrary<Command> cancels() {
    return Combinators.combine(
            Arbitraries.integers(), Arbitraries.integers(), ids(), Arbitraries.longs(), ids())
        .as(CancelOrder::new);
  }

  private static Arbitrary<Command> amends() {
    return Combinators.combine(
            Arbitraries.integers(),
            Arbitraries.integers(),
            ids(),
            Arbitraries.longs(),
            ids(),
            Arbitraries.longs(),
            Arbitraries.longs())
        .as(AmendOrder::new);
  }

  private static Arbitrary<Command> reports() {
    return Combinators.combine(
            Arbitraries.integers(),
            Arbitraries.integers(),
            ids(),
            Arbitraries.longs(),
            Arbitraries.integers(),
            Arbitraries.longs(),
            Arbitraries.longs())
        .as(TradeReport::new);
  }

  private static Arbitrary<Command> instruments() {
    Arbitrary<BigDecimal> steps =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("1e-18"), new BigDecimal("999999999999999999"))
            .ofScale(18);
    return Combinators.combine(
            Arbitraries.integers().greaterOrEqual(0),
            text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 1, 16),
            text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 3, 5),
            steps,
            steps,
            Arbitraries.longs().between(1, Instrument.MAX_ORDER_LOTS_MAX))
        .as(
            (id, symbol, currency, tick, lot, max) ->
                new DefineInstrument(new Instrument(id, symbol, currency, tick, lot, max)));
  }

  private static Arbitrary<Command> portfolios() {
    Arbitrary<BigDecimal> amounts =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("1e-18"), new BigDecimal("1e29"))
            .ofScale(18);
    return Combinators.combine(
            Arbitraries.integers().greaterOrEqual(0),
            text("abcxyzABCXYZ019", 1, 32),
            text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 3, 5),
            amounts,
            Arbitraries.integers().greaterOrEqual(1),
            amounts,
            Arbitraries.integers().between(0, Portfolio.PRICE_BAND_BPS_MAX),
            Arbitraries.of(true, false))
        .as(
            (id, name, currency, notional, open, position, band, blocked) ->
                new DefinePortfolio(
                    new Portfolio(
                        id, name, currency, notional, open, position, band ^ 1, band, open - 1,
                        blocked)));
  }

  private static Arbitrary<String> text(String alphabet, int min, int max) {
    return Arbitraries.strings()
        .withChars(alphabet.toCharArray())
        .ofMinLength(min)
        .ofMaxLength(max);
  }

  static Arbitrary<Answer> answers() {
    return Combinators.combine(
            Arbitraries.of(RejectReason.class),
            Arbitraries.of(true, false),
            Arbitraries.of(OrderStatus.class),
            Arbitraries.longs(),
            Arbitraries.longs(),
            quotes(),
            fills().list().ofMaxSize(5),
            Arbitraries.integers())
        .as(
            (reason, duplicate, status, order, filled, quote, fills, cancelled) ->
                new Answer(
                    reason,
                    duplicate,
                    status,
                    order,
                    filled,
                    order ^ filled,
                    quote,
                    fills,
                    cancelled));
  }

  private static Arbitrary<TopOfBook> quotes() {
    return Combinators.combine(
            Arbitraries.longs(), Arbitraries.longs(), Arbitraries.longs(), Arbitraries.longs())
        .as(TopOfBook::new);
  }

  private static Arbitrary<Fill> fills() {
    return Combinators.combine(
            Arbitraries.longs(),
            Arbitraries.longs(),
            Arbitraries.longs(),
            Arbitraries.longs(),
            Arbitraries.integers(),
            ids())
        .as(Fill::new);
  }
}
