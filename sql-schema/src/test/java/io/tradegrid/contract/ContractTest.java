package io.tradegrid.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.schema.Column;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ContractTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 19);
  private static final Contract CALL =
      Contract.option(
          "ACME-C110",
          new OptionTerms("ACME", new BigDecimal("110"), DAY, OptionRight.CALL, Exercise.AMERICAN),
          new BigDecimal("100"),
          new MarketInputs(new BigDecimal("0.25"), new BigDecimal("0.03"), null));
  private static final Contract BOND =
      Contract.bond(
          "GILT27",
          new BondTerms(new BigDecimal("0.0425"), 2, DAY),
          new BigDecimal("0.01"),
          new MarketInputs(null, new BigDecimal("0.04"), null));

  @Test
  void aRowReadsBackAsTheContractItCameFrom() {
    for (Contract contract :
        List.of(
            CALL,
            BOND,
            Contract.equity("ACME"),
            Contract.linear("ES", AssetClass.FUTURE, new BigDecimal("50")))) {
      assertThat(Contract.of(contract.symbol(), columns(contract.row())::get)).isEqualTo(contract);
    }
  }

  @Test
  void anOptionsRiskComesFromItsUnderlyingAndTheOthersFromThemselves() {
    assertThat(CALL.factor()).isEqualTo("ACME");
    assertThat(BOND.factor()).isEqualTo("GILT27");
  }

  @Test
  void whatIsLeftOutInSqlHasADefault() {
    Map<String, Object> columns = columns(CALL.row());
    columns.put("EXERCISE", null);
    columns.put("MULTIPLIER", null);
    Contract contract = Contract.of("ACME-C110", columns::get);
    assertThat(contract.option().exercise()).isEqualTo(Exercise.EUROPEAN);
    assertThat(contract.multiplier()).isEqualTo(BigDecimal.ONE);
  }

  @Test
  void aColumnOutOfRangeIsNamed() {
    assertRefused("ASSET_CLASS", "SHARE", "asset_class: must be one of [EQUITY");
    assertRefused("MULTIPLIER", BigDecimal.ZERO, "multiplier: must be positive, got 0");
    assertRefused("UNDERLYING", null, "underlying: must be 1 to 16 capital letters");
    assertRefused("STRIKE", new BigDecimal("-1"), "strike: must be positive, got -1");
    assertRefused("EXPIRY", null, "expiry: must be a day, got null");
    assertRefused("OPTION_TYPE", "BOTH", "option_type: must be one of [CALL, PUT], got BOTH");
    assertRefused("EXERCISE", "", "exercise: must be one of [EUROPEAN, AMERICAN], got ");
    assertRefused("VOLATILITY", new BigDecimal("11"), "volatility: must be 0 to 10, got 11");
    assertRefused("RATE", new BigDecimal("-2"), "rate: must be -1 to 1, got -2");
    assertThatThrownBy(() -> new BondTerms(BigDecimal.ZERO, 3, DAY))
        .hasMessage("coupons_per_year: must be 1, 2, 4 or 12, got 3");
    assertThatThrownBy(() -> new BondTerms(BigDecimal.TEN, 1, DAY))
        .hasMessage("coupon_rate: must be 0 to 1, got 10");
    assertThatThrownBy(() -> Contract.linear("ES", AssetClass.OPTION, BigDecimal.ONE))
        .hasMessage("option terms: must be there for an OPTION only, got null");
  }

  private static void assertRefused(String column, Object value, String message) {
    Map<String, Object> columns = columns(CALL.row());
    columns.put(column, value);
    assertThatThrownBy(() -> Contract.of("ACME-C110", columns::get))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("contract of ACME-C110: " + message);
  }

  private static Map<String, Object> columns(Row row) {
    Map<String, Object> columns = new HashMap<>();
    List<Column> names = Table.CONTRACTS.columns();
    for (int i = 0; i < names.size(); i++) {
      columns.put(names.get(i).name(), row.values().get(i));
    }
    assertThat(columns.get("EXPIRY")).isIn(null, Date.valueOf(DAY));
    return columns;
  }
}
