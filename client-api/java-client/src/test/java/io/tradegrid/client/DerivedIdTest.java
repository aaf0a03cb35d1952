package io.tradegrid.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.ClientOrderId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DerivedIdTest {

  @Test
  void isTheSameForTheSameThingAndOtherForEveryOther() {
    List<String> ids =
        IntStream.range(0, 10_000).mapToObj(i -> DerivedId.of('k', "stop-all", "S" + i)).toList();

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(DerivedId.of('k', "stop-all", "S5")).isEqualTo(ids.get(5));
    assertThat(DerivedId.of('c', "stop-all", "S5")).isNotEqualTo(ids.get(5));
    assertThat(DerivedId.of('k', "stop-al", "S5")).isNotEqualTo(ids.get(5));
  }

  @Test
  void isAnIdAsLongAsOneMayBe() {
    String id = DerivedId.of('c', "AAPL", "a-1");

    assertThat(id).hasSize(ClientOrderId.LENGTH_MAX).startsWith("c-");
    assertThat(ClientOrderId.of(id)).hasToString(id);
  }
}
