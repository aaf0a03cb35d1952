package io.tradegrid.feed;

import io.tradegrid.marketdata.FeedCodec;
import io.tradegrid.marketdata.FeedListener;
import io.tradegrid.marketdata.FeedMessage;
import io.tradegrid.marketdata.FeedResult;
import io.tradegrid.marketdata.FeedSubscriber;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps the messages of a feed as bytes, as a channel would carry them. */
final class FeedTape implements FeedListener {

  final List<byte[]> messages = new ArrayList<>();

  private final ByteBuffer bytes =
      ByteBuffer.allocate(FeedCodec.MESSAGE_BYTES_MAX).order(ByteOrder.LITTLE_ENDIAN);

  @Override
  public void on(FeedMessage message) {
    bytes.clear();
    FeedCodec.encode(message, bytes);
    messages.add(Arrays.copyOf(bytes.array(), bytes.position()));
  }

  static FeedMessage decode(byte[] message) {
    FeedMessage decoded = new FeedMessage();
    FeedCodec.decode(ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN), decoded);
    return decoded;
  }

  static FeedResult send(byte[] message, FeedSubscriber<?> subscriber) {
    return subscriber.on(decode(message));
  }

  /** Returns the messages from a place on, as text. */
  List<String> texts(int from) {
    return messages.subList(from, messages.size()).stream()
        .map(message -> decode(message).toString())
        .toList();
  }
}
