package io.tradegrid.ingest.itch;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts the packets of a session in order: what comes too early waits within a bound, what is
 * missing is asked for, and after so many requests given up. Pure; time comes with the call; one
 * thread at a time.
 */
final class MoldStream {

  /** Most messages that one request asks for. */
  static final int REQUEST_MESSAGES_MAX = 1_000;

  /** Hears the messages of the session in their order. */
  interface Listener {

    /** A message with its number. */
    void message(byte[] bytes, long sequence) throws InterruptedException;

    /** So many messages from a number on will not come. */
    void lost(long sequence, long messages);
  }

  /**
   * Messages to be asked for.
   *
   * @param sequence number of the first
   * @param count how many, positive
   */
  record Request(String session, long sequence, int count) {}

  private final int waitingMax;
  private final long retryNs;
  private final int requestsMax;
  private final Map<Long, byte[]> waiting = new TreeMap<>();

  private String session = "";
  private long next;

  /** The number that the next new message has, as far as is known. */
  private long end;

  private long requestedNs;
  private int requests;
  private boolean isOver;

  /**
   * Makes one.
   *
   * @param next number of the first message that is wanted, from 1; 0 for whatever comes first
   * @param waitingMax most messages that wait for earlier ones
   * @param retryNs how long an answer to a request may take, in nanoseconds
   * @param requestsMax how often the same is asked for before it is given up
   */
  MoldStream(long next, int waitingMax, long retryNs, int requestsMax) {
    this.next = next;
    this.waitingMax = waitingMax;
    this.retryNs = retryNs;
    this.requestsMax = requestsMax;
  }

  /** Returns whether the session has ended and everything of it is told or lost. */
  boolean isOver() {
    return isOver && next >= end;
  }

  /** Returns the number of the next message to be told; 0 if nothing has come. */
  long next() {
    return next;
  }

  /**
   * Takes a packet. The first one's session is the only one: others are of another day.
   *
   * @throws InterruptedException if the listener was told to end
   */
  void packet(MoldPacket packet, Listener listener) throws InterruptedException {
    if (session.isEmpty()) {
      session = packet.session();
      next = next == 0 ? packet.sequence() : next;
      end = next;
    }
    if (!packet.session().equals(session)) {
      return;
    }
    isOver |= packet.count() == MoldPacket.END_OF_SESSION;
    long sequence = packet.sequence();
    for (byte[] message : packet.messages()) {
      // What is not kept for want of room is asked for again when its turn comes.
      if (sequence >= next && (sequence == next || waiting.size() < waitingMax)) {
        waiting.putIfAbsent(sequence, message);
      }
      sequence++;
      if (sequence - 1 == next) {
        tell(listener);
      }
    }
    end = Math.max(end, sequence);
    tell(listener);
  }

  private void tell(Listener listener) throws InterruptedException {
    for (byte[] message = waiting.remove(next); message != null; message = waiting.remove(next)) {
      requests = 0;
      listener.message(message, next);
      next++;
    }
  }

  /**
   * Returns what is to be asked for now, or gives up what was asked for too often.
   *
   * @param nowNs a time that only grows, in nanoseconds
   * @throws InterruptedException if the listener was told to end
   */
  Optional<Request> request(long nowNs, Listener listener) throws InterruptedException {
    if (next >= end) {
      return Optional.empty();
    }
    if (requests > 0 && nowNs - requestedNs < retryNs) {
      return Optional.empty();
    }
    long missing = missing();
    if (requests >= requestsMax) {
      listener.lost(next, missing);
      next += missing;
      requests = 0;
      tell(listener);
      return request(nowNs, listener);
    }
    requests++;
    requestedNs = nowNs;
    return Optional.of(new Request(session, next, (int) Math.min(missing, REQUEST_MESSAGES_MAX)));
  }

  /** Returns how many are missing before the first that waits, or before the end. */
  private long missing() {
    long first = waiting.isEmpty() ? end : waiting.keySet().iterator().next();
    return first - next;
  }
}
