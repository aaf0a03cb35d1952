package io.tradegrid.ingest.file;

import io.tradegrid.ingest.FeedSink;
import io.tradegrid.ingest.SourceMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Hands what numbered records say to a sink, the number as position, in silence up to where the
 * feed is to go on. Collects what one record says, until its end. One thread at a time.
 */
public final class NumberedFeed implements Consumer<SourceMessage> {

  private final long position;
  private final FeedSink sink;
  private final List<SourceMessage> said = new ArrayList<>();

  /**
   * Makes one that is silent up to a position.
   *
   * @param position number of the last record that is durable, 0 for none
   */
  public NumberedFeed(long position, FeedSink sink) {
    this.position = position;
    this.sink = sink;
  }

  /** Collects something that the record says. */
  @Override
  public void accept(SourceMessage message) {
    said.add(message);
  }

  /**
   * Hands over what the record says.
   *
   * @param number its number in the file, from 1 and growing
   * @throws InterruptedException if the feed is told to end
   */
  public void end(long number) throws InterruptedException {
    for (int i = 0; number > position && i < said.size(); i++) {
      // Of a record that says two things, only the last one makes it told.
      sink.put(i == said.size() - 1 ? number : number - 1, said.get(i));
    }
    said.clear();
  }
}
