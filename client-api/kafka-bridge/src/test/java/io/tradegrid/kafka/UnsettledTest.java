package io.tradegrid.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.command.Answer;
import io.tradegrid.model.RejectReason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/**
 * What is asked when, and what is settled when. Letters stand for records, capital ones for records
 * that were refused at the edge.
 */
final class UnsettledTest {

  private static final Answer TAKEN = Answer.refused(RejectReason.NONE);
  private static final Answer LOST = Answer.refused(RejectReason.SHARD_LOST);
  private static final Answer UNKNOWN = Answer.refused(RejectReason.OUTCOME_UNKNOWN);

  private final Unsettled unsettled = new Unsettled();

  private static Incoming record(int partition, long offset, boolean refused) {
    return new Incoming(
        new ConsumerRecord<>("in", partition, offset, null, null),
        null,
        refused ? RejectReason.BAD_REQUEST : RejectReason.NONE,
        null);
  }

  private void read(int partition, String letters) {
    letters.chars().forEach(letter -> unsettled.add(record(partition, letter, letter < 'a')));
  }

  private static String text(List<Incoming> records) {
    return records.stream()
        .map(each -> Character.toString((int) each.source().offset()))
        .collect(Collectors.joining());
  }

  private String settled() {
    return text(unsettled.settle().stream().map(Outcome::incoming).toList());
  }

  private void takeAll(List<Incoming> asked) {
    unsettled.answer(asked, asked.stream().map(each -> TAKEN).toList());
  }

  @Test
  void aRefusedRecordIsSettledBeforeALaterOneIsAsked() {
    read(0, "abCDef");
    read(1, "Gh");
    assertThat(text(unsettled.due())).isEqualTo("ab");
    takeAll(unsettled.due());
    assertThat(settled()).isEqualTo("abCDG");
    assertThat(text(unsettled.due())).isEqualTo("efh");
    takeAll(unsettled.due());
    assertThat(settled()).isEqualTo("efh");
    assertThat(unsettled.due()).isEmpty();
    assertThat(unsettled.size()).isZero();
  }

  @Test
  void aLostShardHoldsUpItsOwnPartitionOnly() {
    read(0, "abcD");
    read(1, "ef");
    unsettled.answer(unsettled.due(), List.of(TAKEN, LOST, TAKEN, TAKEN, TAKEN));
    assertThat(settled()).isEqualTo("aef");
    assertThat(unsettled.due()).isEmpty();
    assertThat(unsettled.partitions()).containsExactly(new TopicPartition("in", 0));
    read(1, "g");
    assertThat(text(unsettled.due())).isEqualTo("g");
  }

  @Test
  void whatWasAnsweredIsNotAskedAgainAndKeepsItsFirstAnswer() {
    read(0, "abcDe");
    Answer first = Answer.refused(RejectReason.PORTFOLIO_BLOCKED);
    unsettled.answer(unsettled.due(), List.of(LOST, first, UNKNOWN));
    assertThat(settled()).isEmpty();
    assertThat(text(unsettled.dueAgain())).isEqualTo("ac");
    unsettled.answer(unsettled.dueAgain(), List.of(UNKNOWN, TAKEN));
    assertThat(text(unsettled.dueAgain())).isEqualTo("a");
    takeAll(unsettled.dueAgain());
    assertThat(unsettled.dueAgain()).isEmpty();
    assertThat(unsettled.settle().stream().map(Outcome::answer))
        .containsExactly(TAKEN, first, TAKEN, null);
    assertThat(text(unsettled.due())).isEqualTo("e");
  }

  @Test
  void anAnswerToARecordThatWasGivenAwayIsPassedOver() {
    read(0, "ab");
    List<Incoming> asked = unsettled.due();
    unsettled.answer(asked, List.of(LOST, LOST));
    unsettled.forget(List.of(new TopicPartition("in", 0), new TopicPartition("in", 5)));
    assertThat(unsettled.size()).isZero();
    read(0, "ab");
    takeAll(asked);
    assertThat(settled()).isEmpty();
    assertThat(text(unsettled.due())).isEqualTo("ab");
  }

  /** Whatever comes in whatever order, each is settled once, in order, by its first answer. */
  @Test
  void everyRecordIsSettledOnceInTheOrderOfItsPartition() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Map<Integer, List<Long>> settled = new TreeMap<>();
    Map<Integer, List<Long>> expected = new TreeMap<>();
    Set<Incoming> answered = new HashSet<>();
    int rounds = 400;
    for (int round = 0; round < rounds || unsettled.size() > 0; round++) {
      int partition = random.nextInt(4);
      if (round < rounds && !isWaiting(partition)) {
        int first = expected.computeIfAbsent(partition, p -> new ArrayList<>()).size();
        for (long offset = first; offset < first + 5; offset++) {
          unsettled.add(record(partition, offset, random.nextInt(4) == 0));
          expected.get(partition).add(offset);
        }
      }
      List<Incoming> asked = random.nextBoolean() ? unsettled.due() : unsettled.dueAgain();
      assertThat(asked).as("seed %d", seed).noneMatch(answered::contains);
      List<Answer> answers =
          IntStream.range(0, asked.size())
              .mapToObj(i -> random.nextInt(5) == 0 ? LOST : TAKEN)
              .toList();
      IntStream.range(0, asked.size())
          .filter(i -> answers.get(i).equals(TAKEN))
          .forEach(i -> answered.add(asked.get(i)));
      unsettled.answer(asked, answers);
      for (Outcome each : unsettled.settle()) {
        assertThat(each.answer()).isEqualTo(each.incoming().isRefused() ? null : TAKEN);
        settled
            .computeIfAbsent(each.incoming().source().partition(), p -> new ArrayList<>())
            .add(each.incoming().source().offset());
      }
    }
    assertThat(settled).as("seed %d", seed).isEqualTo(expected);
  }

  private boolean isWaiting(int partition) {
    return unsettled.partitions().contains(new TopicPartition("in", partition));
  }
}
