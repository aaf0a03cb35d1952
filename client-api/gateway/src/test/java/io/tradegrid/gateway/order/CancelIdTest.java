package io.tradegrid.gateway.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.ClientOrderId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

class CancelIdTest {

  @Property
  void isAValidIdOfItsOwn(
      @ForAll @AlphaChars @StringLength(min = 1, max = 20) String order,
      @ForAll @AlphaChars @StringLength(min = 1, max = 20) String other) {
    String id = CancelId.of("AAPL", order);
    assertThat(ClientOrderId.of(id).toString()).isEqualTo(id).hasSize(20);
    assertThat(CancelId.of("AAPL", order)).isEqualTo(id);
    assertThat(CancelId.of("MSFT", order)).isNotEqualTo(id);
    assertThat(CancelId.of("AAPL", other).equals(id)).isEqualTo(other.equals(order));
  }
}
