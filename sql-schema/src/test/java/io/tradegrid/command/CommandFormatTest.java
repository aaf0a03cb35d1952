package io.tradegrid.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Goal: the bytes of a command never change, and docs/formats/command.md says what they are.
 * Method: one example of each kind, frozen here in hex and written out on the page field by field;
 * both are compared to what the codec writes, and the codec must read them back.
 */
final class CommandFormatTest {

  private static final long TIME_NS = 1_700_000_000_123_456_789L;

  /** Version 2, one command. */
  private static final String HEAD = "0201000000";

  private static final ClientOrderId ORDER = ClientOrderId.of("A-1");

  private enum Example {
    NEW_ORDER(
        new NewOrder(
            7, 3, ORDER, TIME_NS, Side.SELL, OrderType.LIMIT, TimeInForce.IOC, 18_950, 100),
        "01010001070000000300000000000000000c0103000000000000000015cd853dfe9c9717"
            + "064a0000000000006400000000000000"),
    CANCEL_ORDER(
        new CancelOrder(7, 3, ClientOrderId.of("C-1"), TIME_NS, ORDER),
        "02000000070000000300000000000000000c8103000000000000000015cd853dfe9c9717"
            + "00000000000c01030000000000000000"),
    AMEND_ORDER(
        new AmendOrder(7, 3, ClientOrderId.of("R-1"), TIME_NS, ORDER, Command.NO_PRICE, 60),
        "03000000070000000300000000000000000c4107000000000000000015cd853dfe9c9717"
            + "00000000000c0103000000000000000000000000000000803c00000000000000"),
    TRADE_REPORT(
        new TradeReport(7, 3, ClientOrderId.of("T-20231114-000000001"), TIME_NS, 4, 18_951, 25),
        "040000000700000003000000c6300c052110c107832008822008420015cd853dfe9c9717"
            + "04000000074a0000000000001900000000000000"),
    DEFINE_INSTRUMENT(
        new DefineInstrument(
            new Instrument(7, "AAPL", "USD", new BigDecimal("0.01"), BigDecimal.ONE, 1_000_000)),
        "0507000000044141504c0355534404302e3031013140420f0000000000"),
    NEW_ORDER_WITH_TERMS(
        new NewOrder(
            7,
            3,
            ClientOrderId.of("S-1"),
            TIME_NS,
            Side.BUY,
            OrderType.STOP_LIMIT,
            TimeInForce.GTD,
            18_950,
            100,
            new OrderTerms(
                18_940, 20, 0, PostOnly.SLIDE, true, SelfTrade.CANCEL_MAKER, TIME_NS + 1)),
        "07000304070000000300000000000000000c8107000000000000000015cd853dfe9c9717"
            + "064a0000000000006400000000000000"
            + "fc490000000000001400000000000000000000000000000016cd853dfe9c9717020102"),
    MASS_CANCEL(
        new MassCancel(7, 3, ClientOrderId.of("M-1"), TIME_NS, Side.SELL),
        "08010000070000000300000000000000000c0106000000000000000015cd853dfe9c9717"),
    FROM_TOPIC(
        new FromTopic(
            "orders", 2, 1_000, new CancelOrder(7, 3, ClientOrderId.of("C-1"), TIME_NS, ORDER)),
        "0f066f726465727302000000e803000000000000"
            + "02000000070000000300000000000000000c8103000000000000000015cd853dfe9c9717"
            + "00000000000c01030000000000000000"),
    DEFINE_PORTFOLIO(
        new DefinePortfolio(
            new Portfolio(
                3,
                "ALPHA",
                "USD",
                new BigDecimal("2500000.5"),
                1_000,
                new BigDecimal("50000"),
                200,
                500,
                12,
                true)),
        "090300000005414c5048410355534409323530303030302e35e8030000"
            + "053530303030c8000000f40100000c00000001"),
    CHANGE_PHASE(
        new ChangePhase(7, Phase.CLOSING_AUCTION, TIME_NS), "0a070000000415cd853dfe9c9717"),
    CHANGE_RULES(
        new ChangeRules(
            7,
            new TradingRules(
                new TickTable(List.of(new Band(1, 1), new Band(10_000, 5))),
                18_900,
                1_000,
                300,
                CollarAction.AUCTION,
                120_000_000_000L)),
        "0b07000000d449000000000000e80300002c0100000100b08ef01b0000000201000000000000000100000000"
            + "00000010270000000000000500000000000000"),
    CANCEL_ALL(new CancelAll(7, null, TIME_NS), "0c07000000ff15cd853dfe9c9717"),
    PASS_TIME(new PassTime(TIME_NS), "0d15cd853dfe9c9717"),
    FORGET_REQUESTS(new ForgetRequests(1_000_000), "0e40420f00");

    private final Command command;
    private final String hex;

    Example(Command command, String hex) {
      this.command = command;
      this.hex = hex;
    }
  }

  @ParameterizedTest
  @EnumSource(Example.class)
  void writesTheFrozenBytes(Example example) {
    byte[] bytes = CommandCodec.encode(List.of(example.command));

    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(HEAD + example.hex);
  }

  @ParameterizedTest
  @EnumSource(Example.class)
  void readsTheFrozenBytes(Example example) {
    byte[] bytes = HexFormat.of().parseHex(HEAD + example.hex);

    assertThat(CommandCodec.decode(bytes)).containsExactly(example.command);
  }

  @Test
  void aPortfolioOfBeforeIsNotRead() {
    byte[] bytes =
        HexFormat.of()
            .parseHex(HEAD + "060300000005414c5048410355534409323530303030302e35e803000001");

    assertThatThrownBy(() -> CommandCodec.decode(bytes)).hasMessage("kind: 6 is not a command");
  }

  @ParameterizedTest
  @EnumSource(Example.class)
  void thePageShowsTheFrozenBytes(Example example) throws IOException {
    FormatPage page = FormatPage.read("command.md");

    assertThat(page.example("Batch") + page.example(example.name())).isEqualTo(HEAD + example.hex);
  }
}
