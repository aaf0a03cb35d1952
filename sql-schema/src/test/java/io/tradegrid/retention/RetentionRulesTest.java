package io.tradegrid.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: rules are read as they are meant, whole days go, and what is no rule is refused. */
final class RetentionRulesTest {

  @Test
  void rulesAreReadAndWritten() {
    RetentionRules rules = RetentionRules.parse("TRADES:365d, TICK_QUOTES:30d");
    assertThat(rules.days()).isEqualTo(Map.of(AgingTable.TICK_QUOTES, 30, AgingTable.TRADES, 365));
    assertThat(rules.text()).isEqualTo("TICK_QUOTES:30d,TRADES:365d");
    assertThat(RetentionRules.parse(rules.text())).isEqualTo(rules);
    assertThat(RetentionRules.parse("all").days()).isEmpty();
    assertThat(RetentionRules.parse("all").text()).isEqualTo("all");
  }

  @Test
  void wholeDaysGo() {
    RetentionRules rules = RetentionRules.parse("TICK_QUOTES:30d");
    long cutNs = rules.cutNs(AgingTable.TICK_QUOTES, LocalDate.parse("2026-03-01"));
    assertThat(Instant.ofEpochSecond(0, cutNs)).isEqualTo("2026-01-30T00:00:00Z");
    assertThatThrownBy(() -> rules.cutNs(AgingTable.TRADES, LocalDate.parse("2026-03-01")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("TRADES: has no rule");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TICK_QUOTES        | must be all, or rules such as",
        "TICK_QUOTES:30     | must be all, or rules such as",
        "TICK_QUOTES:0d     | days: must be 1 to 36500, got 'TICK_QUOTES:0d'",
        "TICK_QUOTES:99999d | days: must be 1 to 36500",
        "BARS_1D:30d        | table: must be one of TICK_TRADES,",
        "TRADES:1d,TRADES:2d| TRADES has two rules",
        "TRADES:1d,         | must be all, or rules such as"
      })
  void whatIsNoRuleIsRefused(String text, String message) {
    assertThatThrownBy(() -> RetentionRules.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void everyTableOfRowsHasTheColumnThatTellsItsAge() {
    assertThat(AgingTable.values())
        .allSatisfy(
            table ->
                table
                    .rows()
                    .ifPresent(
                        rows ->
                            assertThat(rows.columns())
                                .extracting(column -> column.name())
                                .contains(table.timeColumn())));
    assertThat(Arrays.stream(AgingTable.values()).filter(t -> t.rows().isEmpty()))
        .containsExactly(AgingTable.TICK_TRADES, AgingTable.TICK_QUOTES);
  }
}
