package io.tradegrid.ingest.csv;

import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedSettings;
import io.tradegrid.ingest.FeedSink;
import io.tradegrid.ingest.file.FeedFile;
import io.tradegrid.ingest.file.NumberedFeed;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** A file of separated values. The position is the number of the last line, from 1. */
final class CsvFeed implements FeedAdapter {

  private final Path path;
  private final FeedSettings settings;

  /**
   * Names a file.
   *
   * @throws IllegalArgumentException naming a setting that cannot be
   */
  CsvFeed(Path path, FeedSettings settings) {
    this.path = path;
    this.settings = settings;
    if (!new CsvTicks(settings).hasHeader()) {
      new CsvTicks(settings).check();
    }
  }

  @Override
  public void run(long position, FeedSink sink) throws IOException, InterruptedException {
    CsvTicks ticks = new CsvTicks(settings);
    NumberedFeed feed = new NumberedFeed(position, sink);
    try (BufferedReader lines = FeedFile.lines(path)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (number == 1 && ticks.hasHeader()) {
          ticks.header(line);
          ticks.check();
        } else if (!line.isBlank()) {
          ticks.accept(line, number, feed);
          feed.end(number);
        }
      }
    }
  }
}
