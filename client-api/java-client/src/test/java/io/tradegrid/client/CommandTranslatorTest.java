package io.tradegrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.command.Command;
import io.tradegrid.command.Command.AmendOrder;
import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.command.Command.MassCancel;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.TradeReport;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandTranslatorTest {

  private static final Instrument ACME =
      new Instrument(7, "ACME", "USD", new BigDecimal("0.05"), new BigDecimal("10"), 1_000_000);
  private static final Map<String, Integer> PORTFOLIOS = Map.of("FUND", 3, "DESK", 4);

  private final CommandTranslator translator =
      new CommandTranslator(
          new CommandTranslator.Names() {
            @Override
            public Instrument instrument(String symbol) {
              assertThat(symbol).isEqualTo("ACME");
              return ACME;
            }

            @Override
            public Portfolio portfolio(String name) {
              return Portfolio.named(name, "USD").withId(PORTFOLIOS.get(name));
            }
          });

  private static BigDecimal of(String decimal) {
    return decimal == null ? null : new BigDecimal(decimal);
  }

  private static OrderBuilder order() {
    return OrderRequest.order("ACME", "FUND", "a-1");
  }

  private static NewOrder command(
      Side side, OrderType type, TimeInForce time, long ticks, OrderTerms terms) {
    return new NewOrder(
        7, 3, ClientOrderId.of("a-1"), Command.STAMP_ON_ACCEPT, side, type, time, ticks, 5, terms);
  }

  @Test
  void everyTypeOfOrder() {
    BigDecimal fifty = of("50");
    assertThat(translator.toCommand(order().buy(fifty).limit(of("10.05")).build()))
        .isEqualTo(command(Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 201, OrderTerms.PLAIN));
    assertThat(translator.toCommand(order().sell(fifty).market().build()))
        .isEqualTo(
            command(
                Side.SELL, OrderType.MARKET, TimeInForce.IOC, Command.NO_PRICE, OrderTerms.PLAIN));
    assertThat(translator.toCommand(order().sell(fifty).marketUpTo(of("9")).build()))
        .isEqualTo(command(Side.SELL, OrderType.MARKET, TimeInForce.IOC, 180, OrderTerms.PLAIN));
    assertThat(translator.toCommand(order().sell(fifty).stop(of("9.95")).build()))
        .isEqualTo(
            command(
                Side.SELL,
                OrderType.STOP,
                TimeInForce.GTC,
                Command.NO_PRICE,
                OrderTerms.PLAIN.withStop(199)));
    assertThat(
            translator.toCommand(order().buy(fifty).stopLimit(of("11"), of("11.5")).day().build()))
        .isEqualTo(
            command(
                Side.BUY,
                OrderType.STOP_LIMIT,
                TimeInForce.DAY,
                230,
                OrderTerms.PLAIN.withStop(220)));
  }

  @Test
  void everyTermIsCarriedExactly() {
    OrderRequest request =
        order()
            .buy(of("50"))
            .limit(of("10.05"))
            .display(of("20"))
            .minimum(of("30.0"))
            .postOnly(PostOnly.SLIDE)
            .reduceOnly()
            .selfTrade(SelfTrade.DECREMENT)
            .goodTill(Instant.parse("2026-12-24T17:00:00.123456789Z"))
            .build();

    assertThat(translator.toCommand(request))
        .isEqualTo(
            command(
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GTD,
                201,
                new OrderTerms(
                    0,
                    2,
                    3,
                    PostOnly.SLIDE,
                    true,
                    SelfTrade.DECREMENT,
                    1_798_131_600_123_456_789L)));
  }

  @Test
  void theOtherRequests() {
    ClientOrderId id = ClientOrderId.of("x");
    ClientOrderId orig = ClientOrderId.of("a-1");
    assertThat(translator.toCommand(new OrderRequest.Cancel("ACME", "FUND", "x", "a-1", 9)))
        .isEqualTo(new CancelOrder(7, 3, id, 9, orig));
    assertThat(
            translator.toCommand(
                new OrderRequest.Amend("ACME", "FUND", "x", "a-1", null, of("20"), 9)))
        .isEqualTo(new AmendOrder(7, 3, id, 9, orig, Command.NO_PRICE, 2));
    assertThat(translator.toCommand(new OrderRequest.MassCancel("ACME", "FUND", "x", Side.SELL, 9)))
        .isEqualTo(new MassCancel(7, 3, id, 9, Side.SELL));
    assertThat(translator.toCommand(new OrderRequest.MassCancel("ACME", "FUND", "x", null, 9)))
        .isEqualTo(new MassCancel(7, 3, id, 9, null));
    assertThat(
            translator.toCommand(
                new OrderRequest.Report("ACME", "FUND", "x", "DESK", of("1"), of("10"), 9)))
        .isEqualTo(new TradeReport(7, 3, id, 9, 4, 20, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          10.01 | 50 | -     | -    | -    | PRICE_OFF_TICK   | price: 10.01 is not a multiple of 0.05 (ACME)
          10    | 55 | -     | -    | -    | QUANTITY_OFF_LOT | quantity: 55 is not a multiple of 10 (ACME)
          10    | 50 | 10.01 | -    | -    | PRICE_OFF_TICK   | stopPrice: 10.01 is not a multiple of 0.05 (ACME)
          10    | 50 | 1e20  | -    | -    | INVALID_PRICE    | stopPrice: 1E+20 is out of range
          10    | 50 | -     | 15   | -    | QUANTITY_OFF_LOT | displayQuantity: 15 is not a multiple of 10 (ACME)
          10    | 50 | -     | 1e99 | -    | INVALID_QUANTITY | displayQuantity: 1E+99 is out of range
          10    | 50 | -     | -    | 0.1  | QUANTITY_OFF_LOT | minimumQuantity: 0.1 is not a multiple of 10 (ACME)
          10    | 50 | 0     | -    | -    | -                | stopPrice: must be positive, got 0
          10    | 50 | -10   | -    | -    | -                | stopPrice: must be positive, got -10
          10    | 50 | -     | 0    | -    | -                | displayQuantity: must be positive, got 0
          10    | -  | -     | -    | -    | -                | quantity: is missing
          """)
  void whatDoesNotFitIsRefusedByName(
      String price,
      String quantity,
      String stop,
      String display,
      String minimum,
      RejectReason reason,
      String message) {
    OrderConditions conditions =
        new OrderConditions(of(stop), of(display), of(minimum), null, false, null, null);
    OrderRequest request =
        new OrderRequest.New(
            "ACME",
            "FUND",
            "a-1",
            Side.BUY,
            OrderType.LIMIT,
            TimeInForce.GTC,
            of(price),
            of(quantity),
            conditions,
            0);

    assertThatThrownBy(() -> translator.toCommand(request))
        .hasMessage(message)
        .satisfies(
            refusal -> {
              if (reason == null) {
                assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
              } else {
                assertThat(((RejectedException) refusal).reason()).isEqualTo(reason);
              }
            });
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, after 1970",
    "1969-12-31T23:59:59Z, after 1970",
    "2262-04-11T23:47:16.854775807Z, before 2262-04-11",
    "2300-01-01T00:00:00Z, before 2262-04-11"
  })
  void aTimeThatNanosecondsCannotTellIsRefused(Instant end, String rule) {
    OrderRequest request = order().buy(of("50")).limit(of("10")).goodTill(end).build();

    assertThatThrownBy(() -> translator.toCommand(request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expiresAt: must be " + rule + ", got " + end);
  }

  @ParameterizedTest
  @CsvSource({"side", "type", "timeInForce"})
  void aMissingWordIsNamed(String field) {
    OrderRequest request =
        new OrderRequest.New(
            "ACME",
            "FUND",
            "a-1",
            field.equals("side") ? null : Side.BUY,
            field.equals("type") ? null : OrderType.LIMIT,
            field.equals("timeInForce") ? null : TimeInForce.GTC,
            of("10"),
            of("10"),
            0);

    assertThatThrownBy(() -> translator.toCommand(request)).hasMessage(field + ": is missing");
  }

  @Property
  void pricesAndQuantitiesSurviveTheWayThereAndBack(
      @ForAll @LongRange(min = 1, max = Instrument.PRICE_TICKS_MAX) long ticks,
      @ForAll @LongRange(min = 1, max = 1_000_000) long lots,
      @ForAll @LongRange(min = 1, max = Instrument.PRICE_TICKS_MAX) long stop,
      @ForAll @LongRange(min = 1, max = 1_000_000) long display) {
    NewOrder command =
        (NewOrder)
            translator.toCommand(
                order()
                    .buy(ACME.quantity(lots))
                    .stopLimit(ACME.price(stop), ACME.price(ticks))
                    .display(ACME.quantity(display))
                    .minimum(ACME.quantity(display))
                    .build());

    assertThat(command.priceTicks()).isEqualTo(ticks);
    assertThat(command.quantityLots()).isEqualTo(lots);
    assertThat(command.terms())
        .isEqualTo(OrderTerms.PLAIN.withStop(stop).withDisplay(display).withMinimum(display));
  }
}
