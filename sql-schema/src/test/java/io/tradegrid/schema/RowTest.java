package io.tradegrid.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.ignite.IgniteBinary;
import org.apache.ignite.binary.BinaryObject;
import org.apache.ignite.binary.BinaryObjectBuilder;
import org.junit.jupiter.api.Test;

final class RowTest {

  private static final Object[] LEVEL = {
    "AAPL", "BUY", 1, new BigDecimal("189.50"), new BigDecimal("300"), 2, 41L
  };

  private final Map<String, Object> built = new LinkedHashMap<>();

  @Test
  void refusesTheWrongNumberOfValues() {
    assertThatThrownBy(() -> Row.of(Table.BOOK_LEVELS, "AAPL", "BUY"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("BOOK_LEVELS: has 7 columns, got 2 values");
  }

  @Test
  void refusesAValueOfAnotherClass() {
    Object[] values = LEVEL.clone();
    values[6] = 41;

    assertThatThrownBy(() -> Row.of(Table.BOOK_LEVELS, values))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("BOOK_LEVELS.LOG_SEQUENCE: must be a java.lang.Long, got java.lang.Integer");
  }

  @Test
  void refusesANullInTheKeyOnly() {
    Object[] withoutPrice = LEVEL.clone();
    withoutPrice[3] = null;
    Object[] withoutSide = LEVEL.clone();
    withoutSide[1] = null;

    assertThat(Row.of(Table.BOOK_LEVELS, withoutPrice).values().get(3)).isNull();
    assertThatThrownBy(() -> Row.of(Table.BOOK_LEVELS, withoutSide))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("BOOK_LEVELS.SIDE: must be a java.lang.String, got null");
  }

  @Test
  void keepsItsOwnCopy() {
    List<Object> values = new ArrayList<>(List.of(LEVEL));
    Row row = new Row(Table.BOOK_LEVELS, values);
    values.set(0, "MSFT");

    assertThat(row.values()).containsExactly(LEVEL);
    assertThatThrownBy(() -> row.values().set(0, "MSFT"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void severalKeyColumnsAreOneObjectAndTheRestAnother() {
    Row row = Row.of(Table.BOOK_LEVELS, LEVEL);

    row.key(binary());
    assertThat(built)
        .containsExactly(
            Map.entry("", "io.tradegrid.BOOK_LEVELS_KEY"),
            Map.entry("SYMBOL", "AAPL"),
            Map.entry("SIDE", "BUY"),
            Map.entry("LEVEL_NO", 1));

    built.clear();
    row.value(binary());
    assertThat(built)
        .containsExactly(
            Map.entry("", "io.tradegrid.BOOK_LEVELS"),
            Map.entry("PRICE", new BigDecimal("189.50")),
            Map.entry("QUANTITY", new BigDecimal("300")),
            Map.entry("ORDER_COUNT", 2),
            Map.entry("LOG_SEQUENCE", 41L));
  }

  @Test
  void oneKeyColumnIsTheKeyItself() {
    Row row =
        Row.of(
            Table.INSTRUMENTS, "AAPL", 7, "USD", new BigDecimal("0.01"), BigDecimal.ONE, 1_000L, 5);

    assertThat(row.key(binary())).isEqualTo("AAPL");
    assertThat(built).isEmpty();
  }

  /** A builder that only remembers what it was told; a real one needs a running node. */
  private IgniteBinary binary() {
    return (IgniteBinary)
        Proxy.newProxyInstance(
            RowTest.class.getClassLoader(),
            new Class<?>[] {IgniteBinary.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("builder");
              built.put("", arguments[0]);
              return builder();
            });
  }

  private BinaryObjectBuilder builder() {
    return (BinaryObjectBuilder)
        Proxy.newProxyInstance(
            RowTest.class.getClassLoader(),
            new Class<?>[] {BinaryObjectBuilder.class},
            (proxy, method, arguments) -> {
              if (method.getReturnType() == BinaryObject.class) {
                return null;
              }
              assertThat(arguments[2]).as("class of the field").isInstanceOf(Class.class);
              built.put((String) arguments[0], arguments[1]);
              return proxy;
            });
  }
}
