package io.tradegrid.ingest.binance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Texts that come over a WebSocket, in a queue. Another text is asked of the socket only when there
 * is room for it, so that a slow reader slows the sender down.
 */
final class TextSocket implements AutoCloseable {

  private static final int TEXTS_MAX = 1_024;
  private static final int TEXT_CHARS_MAX = 1 << 22;

  private final BlockingQueue<String> texts = new ArrayBlockingQueue<>(TEXTS_MAX);
  private final WebSocket socket;
  private volatile String end;

  /**
   * Opens a socket.
   *
   * @throws IOException if nobody answers in time
   * @throws InterruptedException if the feed was told to end
   */
  TextSocket(HttpClient client, URI uri, Duration timeout)
      throws IOException, InterruptedException {
    CompletableFuture<WebSocket> opening =
        client.newWebSocketBuilder().connectTimeout(timeout).buildAsync(uri, new Listener());
    try {
      socket = opening.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      opening.cancel(true);
      throw new IOException("binance.stream.url: no socket: " + e, e);
    }
    // The listener asked for nothing: as many texts may come now as there is room for.
    socket.request(TEXTS_MAX);
  }

  /**
   * Returns the next text; null if none comes in time.
   *
   * @throws IOException if the socket has ended and all texts are taken
   * @throws InterruptedException if the feed was told to end
   */
  String next(long waitMs) throws IOException, InterruptedException {
    String reason = end;
    String text = reason == null ? texts.poll(waitMs, TimeUnit.MILLISECONDS) : texts.poll();
    if (text != null) {
      socket.request(1);
    } else if (reason != null) {
      throw new IOException("the socket has ended: " + reason);
    }
    return text;
  }

  @Override
  public void close() {
    socket.abort();
  }

  /** Is called by the client's threads, one call after the other. */
  private final class Listener implements WebSocket.Listener {

    private final StringBuilder partial = new StringBuilder();

    @Override
    public void onOpen(WebSocket opened) {
      // Nothing is asked for until the reader is ready.
      partial.setLength(0);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
      partial.append(data);
      if (partial.length() > TEXT_CHARS_MAX) {
        end = "a text of more than " + TEXT_CHARS_MAX + " characters";
        from.abort();
      } else if (isLast) {
        texts.add(partial.toString());
        partial.setLength(0);
      } else {
        from.request(1);
      }
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      end = "closed with " + status + " " + reason;
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      end = error.getCause() == null ? error.toString() : error + ": " + error.getCause();
    }
  }
}
