package io.tradegrid.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.schema.Column;
import io.tradegrid.schema.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Goal: options are read or refused by name, and the page says what the code does. */
final class ConnectPageTest {

  private static final Map<Class<?>, String> TYPES =
      Map.of(
          BigDecimal.class, "number",
          Timestamp.class, "time",
          Date.class, "day");

  private static String page() throws IOException {
    return Files.readString(
        Path.of(System.getProperty("tradegrid.root"), "docs/reference/connect.md"));
  }

  @Test
  void whatIsNotSaidIsPreset() {
    Map<ConnectSetting, String> settings =
        ConnectSetting.read("--kafka.bootstrap=a:1", "--rest.port=0");

    assertThat(settings)
        .containsEntry(ConnectSetting.BOOTSTRAP, "a:1")
        .containsEntry(ConnectSetting.REST_PORT, "0")
        .containsEntry(ConnectSetting.DISCOVERY, "127.0.0.1:47500")
        .hasSize(ConnectSetting.values().length);
  }

  @Test
  void whatCannotBeIsNamed() {
    assertThatThrownBy(ConnectSetting::read)
        .hasMessage("kafka.bootstrap: is missing; give --kafka.bootstrap=VALUE");
    assertThatThrownBy(() -> ConnectSetting.read("--kafka.bootstrap=a:1", "--colour=1"))
        .hasMessage("--colour=1: is not an option");
    assertThatThrownBy(() -> ConnectSetting.read("--kafka.bootstrap=a:1", "--kafka.replication=10"))
        .hasMessage("kafka.replication: must be 1 to 9, got 10");
  }

  @Test
  void thePageHasEverySetting() throws IOException {
    List<String> rows = new ArrayList<>();
    for (ConnectSetting setting : ConnectSetting.values()) {
      String preset = setting.preset().isEmpty() ? "" : "`" + setting.preset() + "`";
      rows.add(
          "| `%s` | %s | %s | %s |"
              .formatted(setting.key(), preset, setting.range(), setting.meaning()));
    }

    assertThat(page()).contains(String.join("\n", rows));
  }

  @Test
  void thePageHasEveryField() throws IOException {
    List<String> rows = new ArrayList<>();
    for (Table table : Table.fromTopics()) {
      for (Column column : RecordReader.fields(table)) {
        rows.add(
            "| `%s` | `%s` | %s | %s |"
                .formatted(
                    table.topic(),
                    RecordReader.fieldOf(column),
                    TYPES.getOrDefault(
                        column.type(), "text, at most " + RecordReader.lengthMax(column)),
                    RecordReader.isOptional(table, column) ? "" : "yes"));
      }
    }

    assertThat(page()).contains(String.join("\n", rows));
  }
}
