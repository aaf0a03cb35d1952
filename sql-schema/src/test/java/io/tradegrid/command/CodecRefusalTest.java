package io.tradegrid.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.RejectReason;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: bytes that are not a batch are refused with a message that names what is wrong. */
final class CodecRefusalTest {

  private static final String VERSION = "02";
  private static final String HEAD =
      "070000000300000000000000000c01030000000000000000" + "15cd853dfe9c9717";
  private static final String TAIL = "064a0000000000006400000000000000";

  /** The end of a portfolio: no rate, no band, no group, not blocked. */
  private static final String REST = "00000000000000000000000000";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          00               | kind: 0 is not a command
          06               | kind: 6 is not a command
          0f0161 00000000 0000000000000000 0f | kind: 15 is not a request
          0f0161 00000000 0000000000000000 0d15cd853dfe9c9717 | kind: 13 is not a request
          7f               | kind: 127 is not a command
          ff               | kind: -1 is not a command
          01070000 {order} | side: no constant has the code 7
          01000900 {order} | type: no constant has the code 9
          01000005 {order} | timeInForce: no constant has the code 5
          010000ff {order} | timeInForce: no constant has the code -1
          08020000 {order} | side: no constant has the code 2
          0a07000000 07    | phase: no constant has the code 7
          0c07000000 02    | side: no constant has the code 2
          """)
  void refusesUnknownCodes(String hex, String message) {
    assertRefused("01000000" + hex.replace("{order}", HEAD + TAIL).replace(" ", ""), message);
  }

  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0000000000000000",
    "0000000000000000, 0c00000000000000",
    "003f000000000000, 0000000000000000",
    "0010000000000000, 0000000000000000",
    "ffffffffffffffff, ffffffffffffffff",
    "0c30c30c30c30c00, 0c30c30c30c30c30",
    "0c30c30c30c30c30, 0000c30c30c30c3c",
    "0c00c30c30c30c30, 0000000000000000"
  })
  void refusesBitsThatAreNoId(String high, String low) {
    String bits = reversed(high) + reversed(low);
    String command = "02000000" + "0700000003000000" + bits + "15cd853dfe9c9717";

    assertRefused(
        "01000000" + command + "00000000000c01030000000000000000",
        "clientOrderId: bits " + high + " " + low + " are not an id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ffffffff | count: must be 0 to 4096, got -1
          01100000 | count: must be 0 to 4096, got 4097
          ffffff7f | count: must be 0 to 4096, got 2147483647
          """)
  void refusesCountsOutOfRange(String hex, String message) {
    assertRefused(hex, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0507000000 0141 03555344 0178 0131 0100000000000000          | tickSize: must be a number, got 'x'
          0507000000 0141 03555344 0131 00 0100000000000000            | lotSize: must be a number, got ''
          0507000000 0141 03555344 0b3165393939393939393939 0131 0100000000000000 | tickSize: must be positive with at most 18 digits on each side of the point, got 1E+999999999
          0507000000 0161 03555344 0131 0131 0100000000000000          | symbol: must be 1 to 16 capital letters, digits, '.', '_' or '-', got a
          05ffffffff 0141 03555344 0131 0131 0100000000000000          | id: must not be negative, got -1
          0903000000 0141 03555344 022d31 01000000 0131 {rest}         | maxOrderNotional: must be positive with at most 30 digits before and 18 after the point, got -1
          0903000000 0141 03555344 012e 01000000 0131 {rest}           | maxOrderNotional: must be a number, got '.'
          0903000000 0141 03555344 0131 00000000 0131 {rest}           | maxOpenOrders: must be at least 1, got 0
          0903000000 0141 03555344 0131 01000000 0178 {rest}           | maxPosition: must be a number, got 'x'
          0903000000 0141 03555344 0131 01000000 0130 {rest}           | maxPosition: must be positive with at most 30 digits before and 18 after the point, got 0
          0903000000 0141 03555344 0131 01000000 0131 ffffffff00000000000000000000 | maxOrdersPerSecond: must be 0 to 1000000000, got -1
          0903000000 0141 03555344 0131 01000000 0131 0000000041420f000000000000   | priceBandBps: must be 0 to 1000000, got 1000001
          0903000000 0141 03555344 0131 01000000 0131 0000000000000000ffffffff00   | selfTradeGroup: must not be negative, got -1
          0b07000000 ffffffffffffffff 00000000 00000000 00 0000000000000000 00     | referenceTicks: must be 0 to 4503599627370496, got -1
          0b07000000 0000000000000000 11270000 00000000 00 0000000000000000 00     | staticCollarBps: must be 0 to 10000, got 10001
          0b07000000 0000000000000000 00000000 00000000 02 0000000000000000 00     | collarAction: no constant has the code 2
          0b07000000 0000000000000000 00000000 00000000 00 0000000000000000 01 0100000000000000 0000000000000000 | stepTicks: must be 1 to 4503599627370496, got 0
          """)
  void refusesDefinitionsOutOfRange(String hex, String message) {
    assertRefused("01000000" + hex.replace("{rest}", REST).replace(" ", ""), message);
  }

  @Test
  void refusesBytesAfterTheLastCommand() {
    assertRefused("00000000" + "000000", "batch: 3 bytes follow the last command");
  }

  @Test
  void refusesToWriteMoreThanABatch() {
    ClientOrderId id = ClientOrderId.of("x");
    List<Command> most =
        Collections.nCopies(CommandCodec.BATCH_MAX, new CancelOrder(1, 1, id, 0, id));
    List<Command> tooMany =
        Collections.nCopies(CommandCodec.BATCH_MAX + 1, new CancelOrder(1, 1, id, 0, id));

    assertThat(CommandCodec.decode(CommandCodec.encode(most))).isEqualTo(most);
    assertThatThrownBy(() -> CommandCodec.encode(tooMany))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("commands: at most 4096 in a batch, got 4097");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ffffffff       | count: -1 answers do not fit the bytes
          ffffff7f       | count: 2147483647 answers do not fit the bytes
          01000000       | count: 1 answers do not fit the bytes
          0000           | answers: end inside an answer
          00000000000000 | answers: 3 bytes follow the last one
          """)
  void refusesAnswerCounts(String hex, String message) {
    assertAnswersRefused(HexFormat.of().parseHex(VERSION + hex), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5  | 99 | reason: no constant has the code 99
          7  | 9  | status: no constant has the code 9
          71 | -1 | fills: -16777216 do not fit the bytes
          68 | 1  | fills: 1 do not fit the bytes
          """)
  void refusesAnswerFields(int offset, byte value, String message) {
    byte[] bytes = AnswerCodec.encode(List.of(Answer.refused(RejectReason.BUSY)));
    byte[] changed = Arrays.copyOf(bytes, bytes.length);
    changed[offset] = value;

    assertAnswersRefused(changed, message);
  }

  @ParameterizedTest
  @CsvSource({
    "01000000 02, 1",
    "03000000 00, 3",
    "ff000000 00, 255",
  })
  void refusesOtherVersionsAndNamesBoth(String hex, String version) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    String message = "version: this side has 2, the other side " + version;

    assertThatThrownBy(() -> CommandCodec.count(bytes)).hasMessage(message);
    assertThatThrownBy(() -> CommandCodec.decode(bytes)).hasMessage(message);
    assertAnswersRefused(bytes, message);
  }

  private static void assertRefused(String hex, String message) {
    byte[] bytes = HexFormat.of().parseHex(VERSION + hex);
    assertThatThrownBy(() -> CommandCodec.decode(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static void assertAnswersRefused(byte[] bytes, String message) {
    assertThatThrownBy(() -> AnswerCodec.decode(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  /** Hex as people write a number, turned to little endian. */
  private static String reversed(String hex) {
    StringBuilder out = new StringBuilder();
    for (int i = hex.length() - 2; i >= 0; i -= 2) {
      out.append(hex, i, i + 2);
    }
    return out.toString();
  }
}
