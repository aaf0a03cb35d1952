package io.tradegrid.tickstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Goal: a record has the bytes that docs/formats/tick-bars.md says, and is read as it was. */
final class BarRecordTest {

  private static final long HOUR = BarRecord.UNIT_NS;

  /** The example of the page. */
  private static final String EXAMPLE =
      "01"
          + "0000000000000003"
          + "8000000000000000"
          + "00000001"
          + "04"
          + "4141504c"
          + "00000001"
          + "0000068c61714000"
          + "000009d29229dfff";

  private static BarRecord example() {
    TimeRanges ranges = new TimeRanges(HOUR);
    ranges.add(2 * HOUR + 5, 3 * HOUR - 1);
    ranges.add(3 * HOUR - 1, 3 * HOUR - 1);
    return new BarRecord(3, Long.MIN_VALUE, Map.of("AAPL", ranges));
  }

  @Test
  void theBytesAreThoseOfThePage() {
    assertThat(HexFormat.of().formatHex(example().encode())).isEqualTo(EXAMPLE);
  }

  @Test
  void itIsReadAsItWasWritten() {
    BarRecord read = BarRecord.decode(example().encode());
    assertThat(read.generation()).isEqualTo(3);
    assertThat(read.due().get("AAPL").list())
        .containsExactly(new TimeRanges.Range(2 * HOUR, 3 * HOUR - 1));
    assertThat(read.encode()).isEqualTo(example().encode());
    assertThat(BarRecord.generation(read.next().encode())).isEqualTo(4);
    assertThat(BarRecord.decode(null).next().generation()).isOne();
  }

  @Test
  void whatIsNoRecordIsRefused() {
    byte[] bytes = example().encode();
    assertThatThrownBy(() -> BarRecord.decode(Arrays.copyOf(bytes, bytes.length - 1)))
        .isInstanceOf(IllegalArgumentException.class);
    bytes[0] = 2;
    assertThatThrownBy(() -> BarRecord.decode(bytes)).hasMessageContaining("version 2");
  }
}
