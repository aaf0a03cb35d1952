package io.tradegrid.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.RejectReason;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An hour of real NASDAQ order flow through a book in memory. */
final class RealLobsterDayTest {

  private static final String HOUR = "lobster/AAPL_2012-06-21_34200000_37800000_message_30.csv.gz";

  private record Outcome(LobsterReplay replay, ReplayTotals totals, MemoryGate gate) {}

  private static Outcome replay(LobsterDay day, MemoryGate gate, boolean refill) {
    LobsterParties parties = LobsterParties.of(day.name(), day.name().symbol());
    LobsterReplay replay = new LobsterReplay(day, parties, refill);
    ReplayTotals totals = new ReplayTotals();
    replay.run(new BatchSender(gate, 256, totals), row -> {});
    return new Outcome(replay, totals, gate);
  }

  private static String print(LobsterDay day, Outcome outcome, boolean refill) {
    return new ReplayReport("AAPL hour", "AAPL")
        .rows(day.rows(), day.types())
        .answers(outcome.totals(), 1)
        .notes(outcome.replay().notes(), refill)
        .comparison(outcome.replay().comparison())
        .trades(outcome.totals().executions(), outcome.gate().trades())
        .text();
  }

  @Test
  void ourBookFollowsNasdaqs() {
    Path messages = SharedData.file(HOUR);
    LobsterDay day =
        LobsterDay.check(messages, LobsterName.bookBeside(messages).orElseThrow(), row -> {});
    assertThat(day.types())
        .isEqualTo(
            Map.of(
                LobsterType.NEW, 41_556L,
                LobsterType.REDUCE, 467L,
                LobsterType.DELETE, 38_325L,
                LobsterType.EXECUTION, 4_067L,
                LobsterType.HIDDEN_EXECUTION, 2_201L));

    MemoryGate gate = new MemoryGate();
    Outcome outcome = replay(day, gate, true);
    System.out.println(print(day, outcome, true));
    BookComparison comparison = outcome.replay().comparison();
    assertThat(outcome.totals().reasons()).containsOnlyKeys(RejectReason.NONE);
    assertThat(comparison.rows()).isEqualTo(86_616);
    assertThat(comparison.rowsAgreeing()).isEqualTo(86_616);
    assertThat(comparison.executions()).isEqualTo(4_067);
    assertThat(comparison.executionsAgreeing()).isEqualTo(4_038);
    assertThat(outcome.totals().executions()).isEqualTo(gate.trades());

    Outcome again = replay(day, gate, true);
    assertThat(again.totals().duplicates()).isEqualTo(outcome.totals().requests());
    assertThat(again.replay().comparison().rows()).isZero();

    Outcome plain = replay(day, new MemoryGate(), false);
    System.out.println(print(day, plain, false));
    assertThat(plain.replay().comparison().rowsAgreeing()).isEqualTo(74_152);
    assertThat(plain.replay().comparison().executionsAgreeing()).isEqualTo(3_592);
    assertThat(plain.totals().reasons()).containsOnlyKeys(RejectReason.NONE);
  }
}
