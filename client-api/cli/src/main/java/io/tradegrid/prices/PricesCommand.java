package io.tradegrid.prices;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.cli.shell.Progress;
import io.tradegrid.client.TradeGridClient;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports daily prices into BARS_1D. */
@Command(
    name = "prices",
    description =
        "Imports daily prices from CSV, plain or gzip, with a header that has date, open, high,"
            + " low, close, volume and symbol (or Name), and optionally adjusted_close.",
    footer = {
      "  ./tradegrid import prices daily.csv.gz",
      "  ./tradegrid import prices --skip-incomplete --create-instruments daily.csv.gz"
    })
public final class PricesCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files.")
  private List<Path> files;

  @Option(
      names = "--skip-incomplete",
      description =
          "Leave out, and list, rows with an empty field or with prices that contradict each"
              + " other; without it such a row refuses its file.")
  private boolean skipIncomplete;

  @Option(
      names = "--create-instruments",
      description = "Create the instruments that the grid lacks: USD, tick 0.0001, lot 1.")
  private boolean createInstruments;

  @Mixin private GridOption grid;

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  public PricesCommand() {}

  @Override
  public Integer call() {
    DailyPriceImport prices = new DailyPriceImport(files, skipIncomplete);
    try (Progress progress = Progress.start("checking", 0)) {
      prices.check(progress::advanceTo);
    }
    PrintWriter out = spec.commandLine().getOut();
    prices.skipped().forEach(line -> out.println("left out: " + line));
    try (TradeGridClient client = grid.connect()) {
      try (Progress progress = Progress.start("importing", prices.rows())) {
        prices.write(client::put, progress::advanceTo);
      }
      out.printf(
          "imported %,d daily prices of %,d symbols, %,d rows left out%n",
          prices.rows(), prices.symbols().size(), prices.skipped().size());
      printTable(client, out);
      out.printf("filled in %,d daily bars of ticks%n", TickDays.fill(client));
      printInstruments(client, prices, out);
    }
    return 0;
  }

  private static void printTable(TradeGridClient client, PrintWriter out) {
    List<?> row =
        client
            .sql(
                "SELECT COUNT(*), MIN(TRADE_DATE), MAX(TRADE_DATE) FROM BARS_1D WHERE SOURCE = ?",
                DailyPrice.SOURCE)
            .get(0);
    out.printf("BARS_1D now holds %,d imported rows, %s to %s%n", row.toArray());
  }

  private void printInstruments(TradeGridClient client, DailyPriceImport prices, PrintWriter out) {
    Set<Object> known = new HashSet<>();
    client.sql("SELECT SYMBOL FROM INSTRUMENTS").forEach(row -> known.add(row.get(0)));
    List<String> missing = new ArrayList<>(prices.symbols());
    missing.removeIf(known::contains);
    if (createInstruments) {
      try (Progress progress = Progress.start("creating instruments", missing.size())) {
        for (int i = 0; i < missing.size(); i++) {
          client.createInstrument(DailyPriceFile.terms(missing.get(i)));
          progress.advanceTo(i + 1);
        }
      }
      out.printf("created %,d instruments%n", missing.size());
    } else if (!missing.isEmpty()) {
      out.printf(
          "%,d of the symbols are no instruments yet and cannot be traded;"
              + " --create-instruments creates them%n",
          missing.size());
    }
  }
}
