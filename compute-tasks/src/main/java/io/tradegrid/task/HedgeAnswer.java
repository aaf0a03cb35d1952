package io.tradegrid.task;

import io.tradegrid.contract.Contract;
import io.tradegrid.risk.ExchangeRate;
import io.tradegrid.risk.HedgeProposal;
import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.Sensitivities;
import io.tradegrid.risk.UnitRisk;
import io.tradegrid.risk.portfolio.GroupedPnl;
import io.tradegrid.risk.portfolio.Grouping;
import io.tradegrid.risk.portfolio.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.ignite.Ignite;

/**
 * Proposes trades for every underlying that options are held on: with the underlying alone, or with
 * an option too where one was named for it. What is held of the underlying itself counts as delta.
 * Asked by another group, each row is what the holdings of one group add to the trades in one
 * underlying: the rows of an underlying sum to its trades.
 */
final class HedgeAnswer {

  /** Between the group and the underlying in a label; in no name. */
  private static final String SEPARATOR = "\n";

  private static final List<String> COLUMNS =
      List.of("underlying", "delta", "gamma", "underlyingUnits", "option", "optionUnits", "cost");

  private final RiskQuestion question;
  private final AnswerBuilder builder;
  private final Ignite ignite;
  private final Function<String, ExchangeRate> rates;

  /**
   * Prepares the answer.
   *
   * @param rates gives the rate from an underlying's currency to that of the answer
   */
  HedgeAnswer(
      RiskQuestion question,
      AnswerBuilder builder,
      Ignite ignite,
      Function<String, ExchangeRate> rates) {
    this.question = question;
    this.builder = builder;
    this.ignite = ignite;
    this.rates = rates;
  }

  /** Returns the label under which what a position needs is summed up. */
  static Function<Position, String> label(Grouping by) {
    return position ->
        hasGroups(by)
            ? by.label(position) + SEPARATOR + Grouping.UNDERLYING.label(position)
            : Grouping.UNDERLYING.label(position);
  }

  private static boolean hasGroups(Grouping by) {
    return by != Grouping.UNDERLYING && by != Grouping.NONE;
  }

  private static String underlying(String label) {
    return label.substring(label.indexOf(SEPARATOR) + 1);
  }

  RiskAnswer of(GroupedPnl sum, Map<String, PriceHistory> histories) {
    Map<String, UnitRisk> options = options(sum, histories);
    List<String> columns = new ArrayList<>(COLUMNS);
    if (hasGroups(question.by())) {
      columns.add(0, AnswerBuilder.lower(question.by()));
    }
    builder.columns(columns.get(0), columns.subList(1, columns.size()));
    double cost = 0;
    for (Map.Entry<String, PnlVector> group : sum.groups().entrySet()) {
      String underlying = underlying(group.getKey());
      PriceHistory history = histories.get(underlying);
      if (history != null) {
        Sensitivities held = Sensitivities.of(group.getValue().pnl());
        cost += row(group.getKey(), held, history, options.get(underlying));
      }
    }
    return builder.put("cost", cost).build();
  }

  private Map<String, UnitRisk> options(GroupedPnl sum, Map<String, PriceHistory> histories) {
    Set<String> held =
        sum.groups().keySet().stream().map(HedgeAnswer::underlying).collect(Collectors.toSet());
    Map<String, UnitRisk> options = new HashMap<>();
    for (String symbol : question.options()) {
      Contract contract = ShardReader.contract(ignite, symbol);
      String underlying = contract.factor();
      if (!held.contains(underlying)) {
        throw new RiskException(
            Failure.INVALID_INPUT,
            "options: %s is on %s, of which nothing is held".formatted(symbol, underlying));
      }
      UnitRisk unit =
          new UnitRisk(
              contract,
              ShardReader.contract(ignite, underlying).assetClass(),
              histories.get(underlying),
              rates.apply(underlying));
      if (options.put(underlying, unit) != null) {
        throw new RiskException(Failure.INVALID_INPUT, "options: two are on " + underlying);
      }
    }
    return options;
  }

  private double row(String label, Sensitivities held, PriceHistory history, UnitRisk option) {
    String underlying = underlying(label);
    Contract contract = ShardReader.contract(ignite, underlying);
    double price =
        rates.apply(underlying).last()
            * (history.lastClose() * contract.multiplier().doubleValue());
    HedgeProposal hedge =
        option == null
            ? HedgeProposal.deltaNeutral(held.delta(), price, question.cost())
            : HedgeProposal.deltaGammaNeutral(held, option.sensitivities(), price, question.cost());
    List<Object> row = new ArrayList<>(List.of(label.split(SEPARATOR, -1)));
    row.add(held.delta());
    row.add(held.gamma());
    row.add(hedge.underlyingUnits());
    row.add(option == null ? null : option.contract().symbol());
    row.add(hedge.optionUnits());
    row.add(hedge.cost());
    builder.row(row);
    return hedge.cost();
  }
}
