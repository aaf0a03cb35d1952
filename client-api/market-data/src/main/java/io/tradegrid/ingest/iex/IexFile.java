package io.tradegrid.ingest.iex;

import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedSink;
import io.tradegrid.ingest.file.FeedFile;
import io.tradegrid.ingest.file.FileName;
import io.tradegrid.ingest.file.NumberedFeed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A capture of IEX's multicast. The position is the number of the last datagram, from 1. */
final class IexFile implements FeedAdapter {

  private final Path path;
  private final long source;

  IexFile(Path path, long source) {
    this.path = path;
    this.source = source;
  }

  @Override
  public void run(long position, FeedSink sink) throws IOException, InterruptedException {
    NumberedFeed feed = new NumberedFeed(position, sink);
    IexTicks ticks = new IexTicks(source);
    try (InputStream input = FeedFile.open(path)) {
      PacketCapture capture = new PacketCapture(input);
      long number = 0;
      for (ByteBuffer segment = capture.next(); segment != null; segment = capture.next()) {
        number++;
        ticks.accept(segment, feed);
        feed.end(number);
      }
    } catch (IOException e) {
      throw new IOException(FileName.of(path) + ": " + e.getMessage(), e);
    }
  }
}
