package io.tradegrid.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.cli.demo.GridView.Pulse;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DisplayTest {

  @Test
  void saysInALineWhatHappenedSinceTheLast() {
    Pulse before = new Pulse(-1_000_000_000L, 1_000, 10, 3, 50);
    Pulse now = new Pulse(4_000_000_000L, 11_000, 1_234, 2, 1_050);

    assertThat(LineDisplay.line(before, now))
        .isEqualTo(
            "commands 11,000 (2,000/s)  trades 1,050 (200/s)  open orders 1,234"
                + "  rows behind by 2 entries");
  }

  @Test
  void hasNoRateWithoutTime() {
    Pulse pulse = new Pulse(7, 1, 1, 1, 1);

    assertThat(LineDisplay.line(pulse, pulse)).contains("commands 1 (0/s)");
  }

  @Test
  void drawsAFrameNoLargerThanTheTerminal() {
    List<String> lines = Collections.nCopies(50, "x".repeat(100));

    String frame = ScreenDisplay.frame(lines, List.of("where", "it is"), 10, 40);

    assertThat(frame).startsWith("\u001b[H").endsWith("\u001b[J");
    assertThat(frame.replace("\u001b[H", "").replace("\u001b[J", "").lines())
        .hasSize(9)
        .allSatisfy(line -> assertThat(line).endsWith("\u001b[K").hasSizeLessThan(40 + 3))
        .endsWith("where\u001b[K", "it is\u001b[K");
  }

  @Test
  void findsANumberInJson() {
    String json = "{\"portfolio\":\"A\",\"valueAtRisk99\": -1.25E3,\"positions\":\"7\"}";

    assertThat(RestView.number(json, "valueAtRisk99")).hasValue(-1250.0);
    assertThat(RestView.number(json, "positions")).hasValue(7.0);
    assertThat(RestView.number(json, "portfolio")).isEmpty();
    assertThat(RestView.number(json, "nothing")).isEmpty();
  }
}
