package io.tradegrid.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.RejectReason;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Refused records are settled before later ones: a list is cut where the two kinds meet. */
final class IncomingTest {

  /** Letters stand for records, capital ones for refused ones. */
  private static String cut(String letters) {
    List<Incoming> all =
        letters
            .chars()
            .mapToObj(
                letter ->
                    new Incoming(
                        new ConsumerRecord<>("t", 0, letter, null, null),
                        null,
                        letter < 'a' ? RejectReason.BAD_REQUEST : RejectReason.NONE,
                        null))
            .toList();
    return Incoming.runs(all).stream()
        .map(
            run ->
                run.stream()
                    .map(each -> Character.toString((int) each.source().offset()))
                    .collect(Collectors.joining()))
        .collect(Collectors.joining(" "));
  }

  @Test
  void aListIsCutWhereTheKindsMeet() {
    assertThat(cut("")).isEmpty();
    assertThat(cut("abc")).isEqualTo("abc");
    assertThat(cut("aBc")).isEqualTo("a B c");
    assertThat(cut("ABcdE")).isEqualTo("AB cd E");
  }
}
