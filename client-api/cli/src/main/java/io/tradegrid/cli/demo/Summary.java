package io.tradegrid.cli.demo;

import io.tradegrid.cli.shell.CommandException;
import io.tradegrid.risk.RiskReport;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Prints what a run has left behind, each part with its source, and fails if it is not sound. */
final class Summary {

  private static final int LEVELS = 5;
  private static final int ROWS = 5;

  private final GridView view;
  private final RestView rest;
  private final List<String> faults = new ArrayList<>();

  Summary(GridView view, RestView rest) {
    this.view = view;
    this.rest = rest;
  }

  /**
   * Prints it.
   *
   * @param lag what was seen of the distance between log and rows
   * @throws CommandException naming the faults, once all is printed
   */
  void print(Section lag, PrintWriter out) throws SQLException {
    for (Section section : sections(lag)) {
      out.println();
      out.println("== " + section.title());
      section.lines().forEach(line -> out.println("   " + line));
      out.println("   -- " + section.source());
    }
    out.println();
    out.flush();
    if (!faults.isEmpty()) {
      throw new CommandException("the summary is not sound: " + String.join("; ", faults));
    }
  }

  private List<Section> sections(Section lag) throws SQLException {
    String symbol = view.busiestSymbol().orElse(null);
    String portfolio = view.broadestPortfolio().orElse(null);
    if (symbol == null || portfolio == null) {
      faults.add("there are no trades");
      return List.of(view.orders(), lag);
    }
    view.unbalancedSymbols()
        .forEach(unbalanced -> faults.add("positions of " + unbalanced + " do not sum to zero"));
    return List.of(
        view.orders(),
        view.trades(),
        view.quotes(),
        view.book(symbol, LEVELS),
        view.lastTrades(symbol, ROWS),
        view.positionSums(),
        view.positions(portfolio),
        view.bars(symbol, ROWS),
        view.risk(portfolio),
        lag,
        restCheck(portfolio));
  }

  /** Has REST compute what the client computed, which takes it through every layer there is. */
  private Section restCheck(String portfolio) {
    String path = "/api/v1/risk/portfolio/" + portfolio;
    String body = rest.read(path);
    RiskReport expected = view.report(portfolio);
    OptionalDouble valueAtRisk = RestView.number(body, "valueAtRisk99");
    boolean agrees =
        valueAtRisk.isPresent() && valueAtRisk.getAsDouble() == expected.valueAtRisk99();
    if (!agrees) {
      faults.add("REST gives another value at risk than the client: " + body);
    }
    return new Section(
        "REST check: " + (agrees ? "agrees with the client" : "DIFFERS from the client"),
        "REST: GET " + path,
        List.of(body));
  }
}
