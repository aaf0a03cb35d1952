package io.tradegrid.cli.risk;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.RiskRequest;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.task.RiskAnswer;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all questions about risk have in common. The grid checks the parameters. */
abstract class RiskQuestionCommand implements Callable<Integer> {

  private final String measure;

  @Spec private CommandSpec spec;

  @Mixin private GridOption grid;

  @Option(names = "--portfolio", paramLabel = "NAME", description = "Of one portfolio.")
  private String portfolio;

  @Option(
      names = "--book",
      paramLabel = "NAME",
      description = "Of the portfolios under a book; without either of the whole firm.")
  private String book;

  @Option(
      names = "--by",
      paramLabel = "GROUP",
      description =
          "none, asset-class, symbol, underlying, currency or portfolio (default asset-class, of a"
              + " hedge underlying).")
  private String by;

  @Option(
      names = "--currency",
      paramLabel = "C",
      description = "Reporting currency, such as USD (default that of the portfolios).")
  private String currency;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  RiskQuestionCommand(String measure) {
    this.measure = measure;
  }

  /** Adds the parameters of the question that this command asks. */
  abstract void add(Map<String, String> parameters);

  static void put(Map<String, String> parameters, String name, String value) {
    if (value != null) {
      parameters.put(name, value);
    }
  }

  @Override
  public final Integer call() {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("measure", measure);
    put(parameters, "portfolio", portfolio);
    put(parameters, "book", book);
    put(parameters, "by", by);
    put(parameters, "currency", currency);
    add(parameters);
    try (TradeGridClient client = grid.connect()) {
      RiskAnswer answer = client.risk().ask(RiskRequest.of(parameters));
      PrintWriter out = spec.commandLine().getOut();
      out.print(json ? AnswerText.json(answer) : AnswerText.table(answer));
      out.flush();
      return 0;
    }
  }
}
