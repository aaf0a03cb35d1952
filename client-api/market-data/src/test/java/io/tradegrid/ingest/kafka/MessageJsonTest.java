package io.tradegrid.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.ingest.BrokenRecord;
import io.tradegrid.ingest.DeadReason;
import io.tradegrid.ingest.Heartbeat;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TradeTick;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages are JSON and back, nothing lost. */
final class MessageJsonTest {

  private final MessageJson json = new MessageJson();

  @Test
  void nothingIsLost() {
    List<SourceMessage> messages =
        List.of(
            new SourceTick(
                "brk b",
                new TradeTick(
                    Long.MAX_VALUE,
                    Tag.of("A \"b"),
                    Long.MIN_VALUE,
                    Tag.of("V"),
                    Tag.of("@F"),
                    31,
                    18,
                    18,
                    Long.MIN_VALUE,
                    Long.MAX_VALUE),
                Long.MAX_VALUE),
            new SourceTick("X", new TradeTick(1, Tag.of("S"), 1, 0, 0, 0, 0, 0, 0, 0)),
            new SourceTick("X", new QuoteTick(1, Tag.of("S"), 1, 0, 0, 0, 4, 2, 0, 0, -7, 100)),
            new SourceTick("X", new QuoteTick(1, Tag.of("S"), 1, 0, 0, 2, 0, 0, 5, 6, 4, 8), 3),
            new Heartbeat(Tag.of("A"), 77, 5),
            new BrokenRecord(Tag.of("A"), DeadReason.UNREADABLE, "price: none", "\u0001\"x"));
    for (SourceMessage message : messages) {
      assertThat(json.read(json.write(message))).isEqualTo(message);
    }
  }

  @Test
  void theFormIsThatOfThePage() {
    TradeTick trade = new TradeTick(1, Tag.of("IEX"), 2, 0, Tag.of("F"), 4, 2, 0, 23_187, 100);
    assertThat(new String(json.write("AAPL", trade), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"kind\":\"trade\",\"symbol\":\"AAPL\",\"source\":\"IEX\",\"sequence\":\"2\","
                + "\"timeNs\":\"1\",\"conditions\":\"F\",\"flags\":4,\"price\":\"231.87\",\"size\":\"100\"}");
  }

  @Test
  void whatCannotBeIsNamed() {
    String good =
        "{\"kind\":\"trade\",\"symbol\":\"A\",\"source\":\"S\",\"sequence\":\"2\",\"timeNs\":\"1\","
            + "\"price\":\"1\",\"size\":\"1\"}";
    assertThat(json.read(good.getBytes(StandardCharsets.UTF_8))).isNotNull();
    for (String[] bad :
        new String[][] {
          {"{", "value: is no JSON"},
          {"[]", "value: must be a JSON object"},
          {good.replace("trade", "x"), "kind: must be trade, quote, heartbeat or broken, got x"},
          {good.replace("\"2\"", "2"), "sequence: must be a text, got 2"},
          {good.replace("\"price\":\"1\"", "\"price\":\"1e3\""), "price: must be a decimal number"},
          {good.replace("\"size\":\"1\"", "\"size\":\"-1\""), "size: must be 0 or more, got -1"},
          {good.replace("\"S\"", "\"too long a tag\""), "source: tag: must have up to 8"},
          {good.replace("}", ",\"colour\":1}"), "colour: is not a field of this kind"}
        }) {
      assertThatThrownBy(() -> json.read(bad[0].getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(bad[1]);
    }
  }
}
