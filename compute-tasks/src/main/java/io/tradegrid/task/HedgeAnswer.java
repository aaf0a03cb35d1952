package io.tradegrid.task;

import io.tradegrid.contract.Contract;
import io.tradegrid.risk.ExchangeRate;
import io.tradegrid.risk.HedgeProposal;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.Sensitivities;
import io.tradegrid.risk.UnitRisk;
import io.tradegrid.risk.portfolio.GroupedPnl;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.ignite.Ignite;

/**
 * Proposes trades for every underlying that options are held on: with the underlying alone, or with
 * an option too where one was named for it. What is held of the underlying itself counts as delta.
 */
final class HedgeAnswer {

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

  RiskAnswer of(GroupedPnl sum, Map<String, PriceHistory> histories) {
    Map<String, UnitRisk> options = new HashMap<>();
    for (String symbol : question.options()) {
      Contract contract = ShardReader.contract(ignite, symbol);
      String underlying = contract.factor();
      if (!sum.groups().containsKey(underlying)) {
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
    builder.columns(
        "underlying",
        List.of("delta", "gamma", "underlyingUnits", "option", "optionUnits", "cost"));
    double[] cost = new double[1];
    sum.groups()
        .forEach(
            (underlying, group) -> {
              Sensitivities held = Sensitivities.of(group.pnl());
              PriceHistory history = histories.get(underlying);
              if (history != null) {
                cost[0] += row(underlying, held, history, options.get(underlying));
              }
            });
    return builder.put("cost", cost[0]).build();
  }

  private double row(String underlying, Sensitivities held, PriceHistory history, UnitRisk option) {
    Contract contract = ShardReader.contract(ignite, underlying);
    double price =
        rates.apply(underlying).last()
            * (history.lastClose() * contract.multiplier().doubleValue());
    HedgeProposal hedge =
        option == null
            ? HedgeProposal.deltaNeutral(held.delta(), price, question.cost())
            : HedgeProposal.deltaGammaNeutral(held, option.sensitivities(), price, question.cost());
    builder.row(
        Arrays.asList(
            underlying,
            held.delta(),
            held.gamma(),
            hedge.underlyingUnits(),
            option == null ? null : option.contract().symbol(),
            hedge.optionUnits(),
            hedge.cost()));
    return hedge.cost();
  }
}
