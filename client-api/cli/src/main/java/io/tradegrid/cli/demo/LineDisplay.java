package io.tradegrid.cli.demo;

import io.tradegrid.cli.demo.GridView.Pulse;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Shows the grid as a line every few seconds, where nobody looks at a terminal. */
final class LineDisplay implements Display {

  private static final Duration PERIOD = Duration.ofSeconds(5);

  private final PrintWriter out;

  LineDisplay(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Duration period() {
    return PERIOD;
  }

  @Override
  public void refresh(Pulse before, Pulse now) {
    out.println(line(before, now));
    out.flush();
  }

  static String line(Pulse before, Pulse now) {
    return String.format(
        Locale.ROOT,
        "commands %,d (%,.0f/s)  trades %,d (%,.0f/s)  open orders %,d  rows behind by %,d entries",
        now.commands(),
        Display.perSecond(before.commands(), now.commands(), before, now),
        now.trades(),
        Display.perSecond(before.trades(), now.trades(), before, now),
        now.openOrders(),
        now.lagEntries());
  }
}
