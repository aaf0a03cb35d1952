package io.tradegrid.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.command.Command.DefinePortfolio;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.faults.check.ShardReplay.Identity;
import io.tradegrid.faults.load.Asked;
import io.tradegrid.faults.load.Recorder;
import io.tradegrid.faults.load.Told;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check fails where it must: each test breaks one thing that must hold. */
final class RequestCheckTest {

  private static final int SHARD = 3;

  private final Findings findings = new Findings();
  private final List<Command> log = new ArrayList<>();

  @TempDir private Path directory;
  private Recorder recorder;

  @BeforeEach
  void begin() {
    recorder = new Recorder(directory.resolve("requests.tsv"));
    log.add(
        new DefineInstrument(
            new Instrument(1, "ABC", "USD", BigDecimal.ONE, BigDecimal.ONE, 1_000)));
    log.add(new DefinePortfolio(Portfolio.named("PF", "USD").withId(1)));
  }

  @AfterEach
  void end() {
    recorder.close();
  }

  private static NewOrder logged(String id, long lots) {
    return new NewOrder(
        1, 1, ClientOrderId.of(id), 1, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 100, lots);
  }

  private Asked asked(String id, long lots, long atNs, boolean impostor) {
    OrderRequest request =
        OrderRequest.limit(
            "ABC", "PF", id, Side.BUY, BigDecimal.valueOf(100), BigDecimal.valueOf(lots));
    Asked asked = recorder.asked(request, SHARD, impostor);
    asked.sentAt(atNs);
    return asked;
  }

  private void told(Asked asked, Answer answer, long atNs) {
    recorder.told(asked, new Told("test", atNs - 1, atNs, answer, Told.Detail.WHOLE, ""));
  }

  /** What the log of the moment answers to a request. */
  private Answer answer(String id) {
    return replay(new Findings()).decisions().get(new Identity("PF", id)).answer();
  }

  private ShardReplay replay(Findings of) {
    LogEntry entry = new LogEntry(1, new UUID(1, 1), log);
    return new ShardReplay(SHARD, List.of(entry), of).run();
  }

  private void check() {
    ShardReplay replay = replay(findings);
    new RequestCheck(Map.of(SHARD, replay), findings).run(recorder.requests());
  }

  private void assertFound(long lost, long doubled, long violations) {
    assertThat(findings.words()).hasSize((int) (lost + doubled + violations));
    assertThat(List.of(findings.lost(), findings.doubled(), findings.violations()))
        .containsExactly(lost, doubled, violations);
  }

  @Test
  void findsNothingWhereAllIsWell() {
    log.add(logged("a", 5));
    log.add(logged("b", 6));
    Asked a = asked("a", 5, 10, false);
    told(a, null, 20);
    told(a, answer("a").asDuplicate(), 30);
    told(asked("b", 6, 15, false), answer("b"), 40);
    told(asked("a", 7, 50, true), Answer.refused(RejectReason.DUPLICATE_ID), 60);

    check();

    assertFound(0, 0, 0);
    assertThat(findings.isClean()).isTrue();
  }

  @Test
  void findsAnAcknowledgedRequestThatIsNotInTheLog() {
    log.add(logged("a", 5));
    told(asked("a", 5, 10, false), answer("a"), 20);
    told(asked("b", 5, 30, false), answer("a"), 40);

    check();

    assertFound(1, 0, 0);
    assertThat(findings.words().get(0)).startsWith("lost: #2 New[symbol=ABC, portfolio=PF");
  }

  @Test
  void findsARequestThatIsInTheLogTwice() {
    log.add(logged("a", 5));
    told(asked("a", 5, 10, false), answer("a"), 20);
    log.add(logged("a", 5));

    check();

    assertFound(0, 1, 0);
  }

  @Test
  void findsAnswersThatDoNotFollowFromTheLog() {
    log.add(logged("a", 5));
    Answer right = answer("a");
    Asked a = asked("a", 5, 10, false);
    told(a, right, 20);
    told(a, right, 30);
    log.add(logged("b", 6));
    told(asked("b", 6, 40, false), right, 50);

    check();

    assertFound(0, 0, 2);
    assertThat(findings.words().get(0)).contains("was told more than once that it is new");
    assertThat(findings.words().get(1)).contains("but shard 3 entry 1 gives");
  }

  @Test
  void findsWhatNobodySentAndWhatWasRefusedWithoutReason() {
    log.add(logged("ghost", 5));
    told(asked("a", 5, 10, false), Answer.refused(RejectReason.UNKNOWN_INSTRUMENT), 20);

    check();

    assertFound(0, 0, 2);
    assertThat(findings.words())
        .anyMatch(words -> words.contains("nobody sent"))
        .anyMatch(words -> words.contains("a good request was refused"));
  }

  @Test
  void findsAnImpostorThatWasTaken() {
    log.add(logged("a", 5));
    told(asked("a", 5, 10, false), answer("a"), 20);
    told(asked("a", 7, 30, true), answer("a"), 40);

    check();

    assertFound(0, 0, 1);
  }

  @Test
  void findsALogThatIsNotInTheOrderOfTime() {
    log.add(logged("late", 5));
    log.add(logged("early", 6));
    told(asked("early", 6, 10, false), answer("early"), 20);
    told(asked("late", 5, 30, false), answer("late"), 40);

    check();

    assertFound(0, 0, 1);
    assertThat(findings.words().get(0)).contains("stands behind it in the log of shard 3");
  }
}
