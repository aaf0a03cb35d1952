package io.tradegrid.ingest.process;

import io.tradegrid.ingest.run.FeedMetrics;
import java.time.Instant;
import java.util.Locale;

/** What a process counts of its feeds, in Prometheus' text format. */
final class FeedPage {

  private static final long NS_PER_SECOND = 1_000_000_000L;

  private FeedPage() {}

  static String text(FeedMetrics metrics) {
    Instant now = Instant.now();
    StringBuilder page = new StringBuilder();
    metrics.visit(
        now.getEpochSecond() * NS_PER_SECOND + now.getNano(),
        (name, value, labels) -> line(page, name, value, labels));
    return page.toString();
  }

  private static void line(StringBuilder page, String name, double value, String... labels) {
    page.append(name);
    for (int i = 0; i < labels.length; i += 2) {
      page.append(i == 0 ? '{' : ',').append(labels[i]);
      page.append("=\"").append(escape(labels[i + 1])).append('"');
    }
    page.append(labels.length == 0 ? "" : "}");
    page.append(String.format(Locale.ROOT, " %s%n", value));
  }

  private static String escape(String label) {
    return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
