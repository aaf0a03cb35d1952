package io.tradegrid.cli.demo;

import io.tradegrid.cli.demo.GridView.Pulse;
import io.tradegrid.cli.shell.Terminal;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows the grid as a screen that is drawn anew every second. */
final class ScreenDisplay implements Display {

  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final String HOME = "\u001b[H";
  private static final String CLEAR_TO_LINE_END = "\u001b[K";
  private static final String CLEAR_TO_SCREEN_END = "\u001b[J";
  private static final int ROWS = 5;
  private static final int BARS = 3;

  private final GridView view;
  private final PrintWriter out;
  private final List<String> footer;

  /**
   * Shows a grid.
   *
   * @param footer lines that stay at the bottom
   */
  ScreenDisplay(GridView view, PrintWriter out, List<String> footer) {
    this.view = view;
    this.out = out;
    this.footer = footer;
  }

  @Override
  public Duration period() {
    return PERIOD;
  }

  @Override
  public void refresh(Pulse before, Pulse now) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add("TradeGrid demo   " + LineDisplay.line(before, now));
    for (Section section : sections()) {
      lines.add("");
      lines.add(section.title());
      section.lines().forEach(line -> lines.add("  " + line));
    }
    out.print(frame(lines, footer, Terminal.lines(), Terminal.columns()));
    out.flush();
  }

  private List<Section> sections() throws SQLException {
    List<Section> sections = new ArrayList<>();
    Optional<String> symbol = view.busiestSymbol();
    Optional<String> portfolio = view.broadestPortfolio();
    if (symbol.isPresent()) {
      sections.add(view.book(symbol.get(), ROWS));
      sections.add(view.lastTrades(symbol.get(), ROWS));
    }
    if (portfolio.isPresent()) {
      sections.add(view.risk(portfolio.get()));
      sections.add(view.positions(portfolio.get()));
    }
    if (symbol.isPresent()) {
      sections.add(view.bars(symbol.get(), BARS));
    }
    return sections;
  }

  /** Returns what draws the lines over what was there, cut to the terminal's size. */
  static String frame(List<String> lines, List<String> footer, int height, int width) {
    int room = Math.max(1, height - footer.size() - 2);
    List<String> shown = new ArrayList<>(lines.subList(0, Math.min(room, lines.size())));
    shown.add("");
    shown.addAll(footer);
    StringBuilder frame = new StringBuilder(HOME);
    for (String line : shown) {
      frame
          .append(line, 0, Math.min(line.length(), width - 1))
          .append(CLEAR_TO_LINE_END)
          .append('\n');
    }
    return frame.append(CLEAR_TO_SCREEN_END).toString();
  }
}
