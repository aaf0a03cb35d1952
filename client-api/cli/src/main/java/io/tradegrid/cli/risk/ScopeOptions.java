package io.tradegrid.cli.risk;

import io.tradegrid.client.RiskRequest;
import io.tradegrid.risk.live.LiveScope;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Whose risk a command is about; the firm's if nothing is said. */
final class ScopeOptions {

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--portfolio", paramLabel = "NAME", description = "Of one portfolio.")
  private String portfolio;

  @Option(
      names = "--book",
      paramLabel = "NAME",
      description = "Of the portfolios under a book; without either of the whole firm.")
  private String book;

  /**
   * Returns it.
   *
   * @throws ParameterException if it is said twice
   */
  LiveScope scope() {
    if (portfolio != null && book != null) {
      throw new ParameterException(
          spec.commandLine(), "only one of --portfolio and --book can be given");
    }
    return portfolio != null
        ? LiveScope.portfolio(portfolio)
        : book != null ? LiveScope.book(book) : LiveScope.FIRM;
  }

  /** Returns a question about it. */
  RiskRequest of(RiskRequest request) {
    LiveScope scope = scope();
    return switch (scope.kind()) {
      case PORTFOLIO -> request.portfolio(scope.name());
      case BOOK -> request.book(scope.name());
      case FIRM -> request;
    };
  }
}
