package io.tradegrid.cli.orders;

import io.tradegrid.cli.shell.CommandException;
import io.tradegrid.client.CancelReport;
import java.io.PrintWriter;

/** Says in words what came of a mass cancel. */
public final class CancelSummary {

  private CancelSummary() {}

  /**
   * Prints the counts.
   *
   * @throws CommandException if it is not known to be done everywhere
   */
  public static void print(CancelReport report, PrintWriter out) {
    report.cancelled().forEach((symbol, count) -> out.printf("  %-16s %,d%n", symbol, count));
    out.printf(
        "%,d orders of %s are cancelled, in %,d of the instruments%n",
        report.total(), report.portfolio(), report.cancelled().size());
    out.flush();
    if (report.isDuplicate()) {
      throw new CommandException(
          "DUPLICATE_ID: %s has used --id %s for something else; choose another"
              .formatted(report.portfolio(), report.cancelId()));
    } else if (!report.isComplete()) {
      String first = report.failed().firstKey();
      throw new CommandException(
          "%s in %s%s: orders may still be open there; run the same command with --id %s"
              .formatted(
                  report.failed().get(first),
                  first,
                  report.failed().size() == 1
                      ? ""
                      : " and %,d more".formatted(report.failed().size() - 1),
                  report.cancelId()));
    }
  }
}
