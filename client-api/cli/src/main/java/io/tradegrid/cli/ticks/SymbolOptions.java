package io.tradegrid.cli.ticks;

import io.tradegrid.cli.shell.CommandException;
import io.tradegrid.client.SymbolAnswer;
import io.tradegrid.client.TickDesk;
import io.tradegrid.client.TickQuery;
import io.tradegrid.service.TickData;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whose ticks are asked for: of one symbol, of several, or of all that have any. */
final class SymbolOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      paramLabel = "SYMBOL",
      arity = "0..*",
      description = "Whose; up to " + TickData.SYMBOLS_MAX + ".")
  private List<String> symbols = new ArrayList<>();

  @Option(names = "--all", description = "All symbols that have ticks.")
  private boolean all;

  /** Refuses what names nobody, or both some and all. */
  void check() {
    if (symbols.isEmpty() != all) {
      throw new ParameterException(
          spec.commandLine(), all ? "give symbols or --all, not both" : "give a SYMBOL, or --all");
    }
  }

  /** Returns whether it is about one symbol only. */
  boolean isOne() {
    return symbols.size() == 1;
  }

  /** Asks about each, in their order. */
  <T> List<SymbolAnswer<T>> ask(TickDesk ticks, TickQuery<T> query) {
    if (!all) {
      return ticks.askEach(symbols, query);
    }
    List<SymbolAnswer<T>> answers = new ArrayList<>();
    int unused = ticks.askAll(query, answers::add);
    return answers;
  }

  /**
   * Fails if any symbol has no answer, naming each of them and why; what was printed stays.
   *
   * @throws CommandException naming the symbols
   */
  static void requireAll(List<? extends SymbolAnswer<?>> answers) {
    List<String> failed = new ArrayList<>();
    for (SymbolAnswer<?> answer : answers) {
      if (answer.value().isEmpty()) {
        failed.add(answer.symbol() + ": " + answer.reason() + ", " + answer.message());
      }
    }
    if (!failed.isEmpty()) {
      throw new CommandException("no answer for " + String.join("; ", failed));
    }
  }
}
