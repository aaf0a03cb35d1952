package io.tradegrid.task;

import io.tradegrid.risk.ExchangeRate;
import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.portfolio.GroupedPnl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Gathers an answer. */
final class AnswerBuilder {

  /** What {@link io.tradegrid.risk.UnitRisk#explain} gives. */
  static final List<String> EXPLAINED =
      List.of("actual", "delta", "gamma", "vega", "theta", "exchange", "residual");

  private final RiskQuestion question;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final List<String> columns = new ArrayList<>();
  private final List<List<Object>> rows = new ArrayList<>();

  /** Begins with what every answer has. */
  AnswerBuilder(RiskQuestion question, String currency, PnlVector total) {
    this.question = question;
    put("measure", lower(question.measure()));
    if (question.portfolio() != null) {
      put("portfolio", question.portfolio());
    } else if (question.book() != null) {
      put("book", question.book());
    } else {
      put("firm", "all");
    }
    put("currency", currency);
    put("positions", total.positions());
    put("marketValue", total.marketValue());
    if (total.expired() > 0) {
      put("expired", total.expired());
    }
  }

  /** Says what a unit of each other currency was counted as. */
  AnswerBuilder rates(List<ExchangeRate> conversions) {
    if (!conversions.isEmpty()) {
      put(
          "exchangeRates",
          conversions.stream()
              .map(rate -> rate.from() + " " + rate.last())
              .collect(Collectors.joining(", ")));
    }
    return this;
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  AnswerBuilder put(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** Begins the table: the group, its positions and value, and more. */
  AnswerBuilder columns(List<String> more) {
    columns.add(lower(question.by()));
    columns.add("positions");
    columns.add("marketValue");
    columns.addAll(more);
    return this;
  }

  AnswerBuilder columns(String first, List<String> more) {
    columns.add(first);
    columns.addAll(more);
    return this;
  }

  /** Adds a group. */
  AnswerBuilder row(String label, PnlVector group, List<Object> more) {
    List<Object> row = new ArrayList<>(List.of(label, group.positions(), group.marketValue()));
    row.addAll(more);
    rows.add(row);
    return this;
  }

  AnswerBuilder row(List<Object> row) {
    rows.add(row);
    return this;
  }

  RiskAnswer build() {
    return new RiskAnswer(values, rows.isEmpty() ? List.of() : columns, rows);
  }

  /** Makes an answer of sums that have a name each. */
  RiskAnswer named(List<String> names, GroupedPnl sum) {
    List<String> more = names.stream().filter(name -> !name.equals("value")).toList();
    int skipped = names.size() - more.size();
    double[] totals = sum.total().pnl();
    for (int i = 0; i < more.size(); i++) {
      put(more.get(i), totals[i + skipped]);
    }
    columns(more);
    sum.groups()
        .forEach(
            (label, group) -> {
              double[] numbers = group.pnl();
              List<Object> cells = new ArrayList<>();
              for (int i = skipped; i < numbers.length; i++) {
                cells.add(numbers[i]);
              }
              row(label, group, cells);
            });
    return build();
  }
}
