package io.tradegrid.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

class DecimalTest {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addDeserializer(BigDecimal.class, new DecimalReader())
                  .addSerializer(BigDecimal.class, new DecimalWriter()))
          .build();

  @Property
  void everyDecimalComesBackExactly(@ForAll long digits, @ForAll @IntRange(max = 18) int scale) {
    BigDecimal value = BigDecimal.valueOf(digits % 1_000_000_000_000_000_000L, scale);

    BigDecimal fromNumber = JSON.readValue(value.toPlainString(), BigDecimal.class);
    BigDecimal fromText = JSON.readValue(JSON.writeValueAsString(value), BigDecimal.class);

    assertThat(fromNumber).isEqualByComparingTo(value);
    assertThat(fromText).isEqualByComparingTo(value).isEqualTo(fromNumber);
  }

  @Test
  void decimalsAreWrittenAsPlainTexts() {
    assertThat(JSON.writeValueAsString(new BigDecimal("1E+3"))).isEqualTo("\"1000\"");
    assertThat(JSON.writeValueAsString(new BigDecimal("-0.1000"))).isEqualTo("\"-0.1\"");
    assertThat(JSON.writeValueAsString(new BigDecimal("0.00"))).isEqualTo("\"0\"");
  }

  @Test
  void seventeenDigitsAreNotRounded() {
    assertThat(JSON.readValue("12345678.123456789", BigDecimal.class))
        .isEqualTo(new BigDecimal("12345678.123456789"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e19",
        "1e-19",
        "1e999999999",
        "\"1e99\"",
        "\" 1\"",
        "\"+1\"",
        "\"0x1\"",
        "\"1_0\"",
        "\"1.\"",
        "1234567890123456789",
        "0.1234567890123456789",
        "true",
        "{}",
        "\"Infinity\""
      })
  void whatIsNotAnOrdinaryNumberIsRefused(String text) {
    assertThatThrownBy(() -> JSON.readValue(text, BigDecimal.class))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining("must ");
  }
}
