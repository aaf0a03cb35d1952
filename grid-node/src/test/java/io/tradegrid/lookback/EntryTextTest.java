package io.tradegrid.lookback;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.command.Command;
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
import io.tradegrid.command.Command.TradeReport;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.CollarAction;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.model.TickTable;
import io.tradegrid.model.TickTable.Band;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.model.TradingRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every command in words, with every field it has. */
final class EntryTextTest {

  private static final long NOON = 1_763_640_000_000_000_000L;
  private static final Instrument ACME =
      new Instrument(7, "ACME", "USD", new BigDecimal("0.01"), new BigDecimal("0.1"), 1_000);
  private static final ClientOrderId ID = ClientOrderId.of("a-1");
  private static final ClientOrderId ORDER = ClientOrderId.of("o-1");

  private final EntryText text =
      new EntryText(new CommandFields(Map.of(7, ACME), Map.of(1, "ONE", 2, "TWO")));

  private String line(Command command) {
    LogEntry entry = new LogEntry(5, new UUID(0, 9), List.of(command));
    return text.lines(entry, entry.commands()).get(1).strip();
  }

  @Test
  void tellsRequests() {
    NewOrder plain =
        new NewOrder(7, 1, ID, NOON, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 1_001, 25);
    assertThat(line(plain))
        .isEqualTo(
            "new-order symbol=ACME portfolio=ONE id=a-1 side=BUY type=LIMIT price=10.01"
                + " quantity=2.5 timeInForce=GTC");
    OrderTerms terms =
        new OrderTerms(900, 5, 10, PostOnly.REJECT, true, SelfTrade.CANCEL_TAKER, NOON + 1);
    NewOrder full =
        new NewOrder(
            7,
            1,
            ID,
            NOON,
            Side.SELL,
            OrderType.STOP,
            TimeInForce.GTD,
            Command.NO_PRICE,
            25,
            terms);
    assertThat(line(full))
        .isEqualTo(
            "new-order symbol=ACME portfolio=ONE id=a-1 side=SELL type=STOP quantity=2.5"
                + " timeInForce=GTD stopPrice=9.00 displayQuantity=0.5 minimumQuantity=1.0"
                + " postOnly=REJECT reduceOnly=true selfTrade=CANCEL_TAKER"
                + " expiresAt=2025-11-20T12:00:00.000000001Z");
    assertThat(line(new CancelOrder(7, 1, ID, NOON, ORDER)))
        .isEqualTo("cancel-order symbol=ACME portfolio=ONE id=a-1 order=o-1");
    assertThat(line(new AmendOrder(7, 1, ID, NOON, ORDER, Command.NO_PRICE, 30)))
        .isEqualTo("amend-order symbol=ACME portfolio=ONE id=a-1 order=o-1 quantity=3.0");
    assertThat(line(new MassCancel(7, 1, ID, NOON, null)))
        .isEqualTo("mass-cancel symbol=ACME portfolio=ONE id=a-1 side=BOTH");
    assertThat(line(new TradeReport(7, 1, ID, NOON, 2, 1_000, 10)))
        .isEqualTo(
            "trade-report symbol=ACME portfolio=ONE id=a-1 seller=TWO price=10.00 quantity=1.0");
    assertThat(line(new FromTopic("orders.incoming", 3, 99, plain)))
        .startsWith("new-order symbol=ACME")
        .endsWith(" topic=orders.incoming partition=3 offset=99");
  }

  @Test
  void tellsControlsAndDefinitions() {
    assertThat(line(new ChangePhase(7, Phase.HALT, NOON)))
        .isEqualTo("change-phase symbol=ACME phase=HALT");
    assertThat(line(new CancelAll(7, Side.BUY, NOON))).isEqualTo("cancel-all symbol=ACME side=BUY");
    assertThat(line(new PassTime(NOON))).isEqualTo("pass-time");
    assertThat(line(new ForgetRequests(10))).isEqualTo("forget-requests keep=10");
    TradingRules rules =
        new TradingRules(
            new TickTable(List.of(new Band(100, 5))),
            1_000,
            500,
            0,
            CollarAction.REFUSE,
            2_000_000);
    assertThat(line(new ChangeRules(7, rules)))
        .isEqualTo(
            "change-rules symbol=ACME referencePrice=10.00 staticCollarBps=500 dynamicCollarBps=0"
                + " collarAction=REFUSE volatilityAuctionMs=2 tickTable=1.00:0.05");
    assertThat(line(new DefineInstrument(ACME)))
        .isEqualTo(
            "define-instrument symbol=ACME number=7 currency=USD tickSize=0.01 lotSize=0.1"
                + " maxOrderLots=1000");
    assertThat(line(new DefinePortfolio(Portfolio.named("ONE", "USD").withId(1))))
        .startsWith("define-portfolio portfolio=ONE number=1 currency=USD maxOrderNotional=")
        .endsWith(" selfTradeGroup=0 blocked=false");
  }

  @Test
  void showsUnknownInstrumentsInTicksAndByNumber() {
    assertThat(line(new AmendOrder(8, 9, ID, NOON, ORDER, 1_001, 25)))
        .isEqualTo(
            "amend-order symbol=#8 portfolio=#9 id=a-1 order=o-1 priceTicks=1001"
                + " quantityLots=25");
  }

  @Test
  void headsAnEntryAndTellsTimesThatDiffer() {
    List<Command> commands =
        List.of(
            new DefineInstrument(ACME),
            new CancelOrder(7, 1, ID, NOON - 1, ORDER),
            new ChangePhase(7, Phase.HALT, NOON));
    LogEntry entry = new LogEntry(5, new UUID(0, 9), commands);
    List<String> lines = text.lines(entry, commands.subList(1, 3));
    assertThat(lines.get(0))
        .isEqualTo(
            "entry 5  2025-11-20T12:00:00Z  writer 00000000-0000-0000-0000-000000000009"
                + "  3 commands of which 2 shown");
    assertThat(lines.get(1)).endsWith(" order=o-1 time=2025-11-20T11:59:59.999999999Z");
    assertThat(lines.get(2)).endsWith("phase=HALT");
    assertThat(text.json(4, entry, commands.subList(2, 3)))
        .isEqualTo(
            "{\"shard\":4,\"sequence\":5,\"writer\":\"00000000-0000-0000-0000-000000000009\","
                + "\"commands\":[{\"command\":\"change-phase\",\"symbol\":\"ACME\","
                + "\"phase\":\"HALT\",\"time\":\"2025-11-20T12:00:00Z\"}]}");
    LogEntry timeless = new LogEntry(1, new UUID(0, 9), List.of(new DefineInstrument(ACME)));
    assertThat(text.lines(timeless, timeless.commands()).get(0)).contains("  no time  ");
  }
}
