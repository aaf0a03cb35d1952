package io.tradegrid.ingest.databento;

import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedSink;
import io.tradegrid.ingest.file.FeedFile;
import io.tradegrid.ingest.file.FileName;
import io.tradegrid.ingest.file.NumberedFeed;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** A CSV file of market-by-order records. The position is the number of the last line, from 1. */
final class DatabentoFile implements FeedAdapter {

  private final Path path;
  private final long source;

  DatabentoFile(Path path, long source) {
    this.path = path;
    this.source = source;
  }

  @Override
  public void run(long position, FeedSink sink) throws IOException, InterruptedException {
    NumberedFeed feed = new NumberedFeed(position, sink);
    DatabentoTicks ticks = new DatabentoTicks(source);
    try (BufferedReader lines = FeedFile.lines(path)) {
      String header = lines.readLine();
      if (header == null) {
        throw new IOException(FileName.of(path) + ": is empty");
      }
      ticks.header(header);
      long number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        ticks.accept(line, feed);
        feed.end(number);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(FileName.of(path) + ": " + e.getMessage(), e);
    }
  }
}
