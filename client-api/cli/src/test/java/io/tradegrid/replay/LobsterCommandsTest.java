package io.tradegrid.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.OrderRequest.Amend;
import io.tradegrid.client.OrderRequest.Cancel;
import io.tradegrid.client.OrderRequest.New;
import io.tradegrid.client.OrderRequest.Report;
import io.tradegrid.command.Answer;
import io.tradegrid.model.RejectReason;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A day of ten messages, every request of which is known by heart. */
final class LobsterCommandsTest {

  private static final Path MESSAGES =
      Golden.file("HAND_2012-06-21_34200000_34260000_message_2.csv");
  private static final long OPENING_NS =
      Instant.parse("2012-06-21T13:30:00Z").getEpochSecond() * 1_000_000_000L;

  private final List<OrderRequest> sent = new ArrayList<>();
  private final MemoryGate book = new MemoryGate();
  private final ReplayTotals totals = new ReplayTotals();

  private List<Answer> submit(List<OrderRequest> requests) {
    sent.addAll(requests);
    return book.submit(requests);
  }

  private LobsterReplay replay(boolean refill, int batch) {
    LobsterDay day =
        LobsterDay.check(MESSAGES, LobsterName.bookBeside(MESSAGES).orElseThrow(), row -> {});
    LobsterReplay replay = new LobsterReplay(day, LobsterParties.of(day.name(), "HAND"), refill);
    replay.run(new BatchSender(this::submit, batch, totals), row -> {});
    return replay;
  }

  private static String text(OrderRequest request) {
    String common =
        request.portfolio().substring("HAND-20120621-".length()) + " " + request.clientOrderId();
    if (request instanceof New order) {
      return common
          + " "
          + order.side()
          + " "
          + order.timeInForce()
          + " "
          + number(order.quantity())
          + "@"
          + number(order.price());
    } else if (request instanceof Cancel cancel) {
      return common + " cancel " + cancel.origClientOrderId();
    } else if (request instanceof Amend amend) {
      return common + " amend " + amend.origClientOrderId() + " to " + number(amend.quantity());
    }
    Report report = (Report) request;
    return common
        + " report from "
        + report.counterPortfolio().substring("HAND-20120621-".length())
        + " "
        + number(report.quantity())
        + "@"
        + number(report.price());
  }

  private static String number(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  @Test
  void everyMessageBecomesWhatItsAuthorWouldSend() {
    LobsterReplay replay = replay(true, 3);

    assertThat(sent.stream().map(LobsterCommandsTest::text))
        .containsExactly(
            "seeds S-B1 BUY GTC 50@100",
            "seeds S-B2 BUY GTC 60@99.99",
            "seeds S-S1 SELL GTC 100@100.01",
            "seeds S-S2 SELL GTC 200@100.02",
            "makers L-11 BUY GTC 30@100",
            "makers L-12 SELL GTC 40@100.005",
            "takers M-3 BUY IOC 10@100.005",
            "makers M-4 amend L-12 to 35",
            "makers M-5 report from takers 7@100.0025",
            "takers M-6 SELL IOC 20@100",
            "makers M-7 cancel L-12",
            "seeds M-7-2 amend S-S2 to 150",
            "seeds M-8 amend S-S1 to 90",
            "seeds M-10 cancel S-B2",
            "seeds R-10B BUY GTC 35@99.97");
    assertThat(totals.reasons()).containsOnlyKeys(RejectReason.NONE);
    assertThat(totals.executions()).isEqualTo(3).isEqualTo(book.trades());
    assertThat(replay.comparison().rows()).isEqualTo(10);
    assertThat(replay.comparison().rowsAgreeing()).isEqualTo(10);
    assertThat(replay.comparison().executions()).isEqualTo(2);
    assertThat(replay.comparison().executionsAgreeing()).isEqualTo(2);
    assertThat(replay.notes().skipped).isZero();
    assertThat(replay.notes().cutShort).isEqualTo(1);
    assertThat(replay.notes().notSent).isEqualTo(1);
  }

  @Test
  void timesAreTheFilesToTheNanosecond() {
    replay(true, 100);

    assertThat(sent.get(0).timestampNs()).isEqualTo(OPENING_NS + 1);
    assertThat(sent.get(4).timestampNs()).isEqualTo(OPENING_NS + 1);
    assertThat(sent.get(5).timestampNs()).isEqualTo(OPENING_NS + 500_000_000);
    assertThat(sent.get(6).timestampNs()).isEqualTo(OPENING_NS + 1_000_000_000);
  }

  @Test
  void aRepeatSendsTheSameAndChangesNothing() {
    replay(true, 3);
    List<OrderRequest> first = List.copyOf(sent);
    long trades = book.trades();
    sent.clear();

    LobsterReplay again = replay(true, 256);

    assertThat(sent).isEqualTo(first);
    assertThat(totals.duplicates()).isEqualTo(first.size());
    assertThat(book.trades()).isEqualTo(trades);
    assertThat(again.comparison().rows()).isZero();
    assertThat(again.comparison().executions()).isZero();
  }

  @Test
  void withoutRefillTheWindowStaysAsItWasSeen() {
    LobsterReplay replay = replay(false, 256);

    assertThat(sent.stream().map(LobsterCommandsTest::text))
        .doesNotContain("seeds M-7-2 amend S-S2 to 150", "seeds R-10B BUY GTC 35@99.97");
    assertThat(replay.notes().refillSeeds).isZero();
  }
}
