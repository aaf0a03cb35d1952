package io.tradegrid.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.RejectReason;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Goal: the bytes of an answer never change, and docs/formats/answer.md says what they are. */
final class AnswerFormatTest {

  private static final Answer EXAMPLE =
      new Answer(
          RejectReason.NONE,
          false,
          OrderStatus.PARTIALLY_FILLED,
          1_001,
          40,
          60,
          new TopOfBook(18_949, 500, 18_950, 60),
          List.of(new Fill(77, 18_950, 40, 999, 4, ClientOrderId.of("B-9"))),
          3);

  private static final String HEAD = "0201000000";
  private static final String ANSWER =
      "000001e90300000000000028000000000000003c00000000000000"
          + "054a000000000000f401000000000000064a0000000000003c00000000000000"
          + "0300000001000000";
  private static final String FILL =
      "4d00000000000000064a0000000000002800000000000000e703000000000000"
          + "0400000000000000002c41030000000000000000";

  @Test
  void writesTheFrozenBytes() {
    byte[] bytes = AnswerCodec.encode(List.of(EXAMPLE));

    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(HEAD + ANSWER + FILL);
  }

  @Test
  void readsTheFrozenBytes() {
    byte[] bytes = HexFormat.of().parseHex(HEAD + ANSWER + FILL);

    assertThat(AnswerCodec.decode(bytes)).containsExactly(EXAMPLE);
  }

  @Test
  void thePageShowsTheFrozenBytes() throws IOException {
    FormatPage page = FormatPage.read("answer.md");

    assertThat(page.example("Batch")).isEqualTo(HEAD);
    assertThat(page.example("Answer")).isEqualTo(ANSWER);
    assertThat(page.example("Fill")).isEqualTo(FILL);
  }
}
