package io.tradegrid.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.client.OrderConditions;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.OrderRequest.Amend;
import io.tradegrid.client.OrderRequest.Cancel;
import io.tradegrid.client.OrderRequest.MassCancel;
import io.tradegrid.client.OrderRequest.New;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OrderFlowTest {

  private static final long T = 1_340_285_400_000_000_000L;
  private static final Instant END = Instant.parse("2026-12-24T17:00:00.5Z");

  private static List<OrderRequest> read(Path file) {
    List<OrderRequest> requests = new ArrayList<>();
    try (OrderFlow flow = OrderFlow.open(file)) {
      flow.forEachRemaining(requests::add);
    }
    return requests;
  }

  private static final List<OrderRequest> EXPECTED =
      List.of(
          new New(
              "ACME",
              "P1",
              "a-1",
              Side.BUY,
              OrderType.LIMIT,
              TimeInForce.GTC,
              new BigDecimal("10.01"),
              new BigDecimal("100"),
              T + 1),
          new New(
              "ACME",
              "P2",
              "b-1",
              Side.SELL,
              OrderType.MARKET,
              TimeInForce.IOC,
              null,
              new BigDecimal("40"),
              T + 2),
          new Amend("ACME", "P1", "a-2", "a-1", null, new BigDecimal("80"), T + 3),
          new Amend(
              "ACME", "P1", "a-3", "a-1", new BigDecimal("10.02"), new BigDecimal("80"), T + 4),
          new Cancel("ACME", "P1", "a-4", "a-1", T + 5));

  @Test
  void readsEveryAction() {
    assertThat(read(Golden.file("flow.csv"))).isEqualTo(EXPECTED);
  }

  @Test
  void readsEveryColumn() {
    BigDecimal hundred = BigDecimal.valueOf(100);
    assertThat(read(Golden.file("flow-terms.csv")))
        .containsExactly(
            OrderRequest.order("ACME", "P1", "a-1")
                .buy(hundred)
                .limit(new BigDecimal("10.01"))
                .display(BigDecimal.TEN)
                .goodTill(END)
                .at(T + 1)
                .build(),
            OrderRequest.order("ACME", "P1", "a-2")
                .sell(hundred)
                .stop(new BigDecimal("9.50"))
                .day()
                .reduceOnly()
                .at(T + 2)
                .build(),
            OrderRequest.order("ACME", "P1", "a-3")
                .buy(hundred)
                .stopLimit(new BigDecimal("11"), new BigDecimal("11.05"))
                .at(T + 3)
                .build(),
            OrderRequest.order("ACME", "P2", "b-1")
                .sell(hundred)
                .limit(new BigDecimal("10.02"))
                .postOnly(PostOnly.SLIDE)
                .selfTrade(SelfTrade.CANCEL_MAKER)
                .at(T + 4)
                .build(),
            OrderRequest.order("ACME", "P2", "b-2")
                .sell(hundred)
                .marketUpTo(new BigDecimal("9.90"))
                .minimum(new BigDecimal("50"))
                .at(T + 5)
                .build(),
            new Amend("ACME", "P2", "b-3", "b-1", null, new BigDecimal("80"), T + 6),
            new Cancel("ACME", "P1", "a-4", "a-1", T + 7),
            new MassCancel("ACME", "P1", "a-5", null, T + 8),
            new MassCancel("ACME", "P2", "b-4", Side.SELL, T + 9));
  }

  @Test
  void readsGzipWhateverItsName(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("flow.data");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      Files.copy(Golden.file("flow.csv"), out);
    }

    assertThat(read(file)).isEqualTo(EXPECTED);
  }

  @Property(tries = 200)
  void aStopLimitOrderIsReadAsItWasWritten(
      @ForAll @LongRange(min = 1) long timeNs,
      @ForAll @BigRange(min = "0.0001", max = "999999999") @Scale(4) BigDecimal price,
      @ForAll @LongRange(min = 1, max = 1L << 41) long quantity,
      @ForAll Side side,
      @ForAll TimeInForce time,
      @ForAll @BigRange(min = "0.0001", max = "999999999") @Scale(4) BigDecimal stop,
      @ForAll @LongRange(min = 1, max = 1L << 41) long display,
      @ForAll boolean reduceOnly,
      @ForAll SelfTrade selfTrade)
      throws IOException {
    Path file = Files.createTempFile("flow", ".csv");
    try {
      String row =
          String.join(
              ",",
              Long.toString(timeNs),
              "ACME",
              "P1",
              "id-1",
              "NEW",
              side.name(),
              "STOP_LIMIT",
              time.name(),
              price.toPlainString(),
              Long.toString(quantity),
              time.rests() ? Long.toString(display) : "",
              stop.toPlainString(),
              "",
              "",
              "",
              Boolean.toString(reduceOnly),
              selfTrade.name(),
              time == TimeInForce.GTD ? END.toString() : "");
      Files.write(
          file, (OrderFlow.HEADER + "\r\n" + row + "\r\n").getBytes(StandardCharsets.UTF_8));

      assertThat(read(file))
          .containsExactly(
              new New(
                  "ACME",
                  "P1",
                  "id-1",
                  side,
                  OrderType.STOP_LIMIT,
                  time,
                  price,
                  BigDecimal.valueOf(quantity),
                  new OrderConditions(
                      stop,
                      time.rests() ? BigDecimal.valueOf(display) : null,
                      null,
                      PostOnly.OFF,
                      reduceOnly,
                      selfTrade,
                      time == TimeInForce.GTD ? END : null),
                  timeNs));
    } finally {
      Files.delete(file);
    }
  }
}
