package io.tradegrid.ingest.itch;

import io.tradegrid.ingest.BrokenRecord;
import io.tradegrid.ingest.DeadReason;
import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedSink;
import io.tradegrid.ingest.Heartbeat;
import io.tradegrid.ingest.file.NumberedFeed;
import io.tradegrid.ingest.itch.MoldStream.Request;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * ITCH over MoldUDP64, live. Books need the session from its beginning, so a feed that starts asks
 * the re-request server for everything from message 1; the position is the number of the last
 * message, and what is not after it builds the books in silence.
 */
final class MoldFeed implements FeedAdapter {

  private static final int PACKET_BYTES_MAX = 1 << 16;
  private static final long NS_PER_SECOND = 1_000_000_000L;

  /**
   * Where a session is.
   *
   * @param listen the port that packets come to, with the group's address or one of this machine
   * @param network by which a group is joined; empty for the machine's choice
   * @param server that answers requests
   * @param first number of the first message that is wanted; 0 for whatever comes first
   */
  record Place(
      InetSocketAddress listen,
      Optional<NetworkInterface> network,
      InetSocketAddress server,
      long first) {}

  /** How much waits how long, see {@link MoldStream}. */
  record Patience(int waitingMax, int retryMs, int requestsMax) {}

  private final Place place;
  private final Patience patience;
  private final long source;
  private final long midnightNs;
  private final Clock clock = Clock.systemUTC();

  MoldFeed(Place place, Patience patience, long source, long midnightNs) {
    this.place = place;
    this.patience = patience;
    this.source = source;
    this.midnightNs = midnightNs;
  }

  @Override
  public void run(long position, FeedSink sink) throws IOException, InterruptedException {
    try (DatagramSocket socket = open()) {
      new Session(position, sink).run(socket);
    }
  }

  private DatagramSocket open() throws IOException {
    InetAddress address = place.listen().getAddress();
    if (!address.isMulticastAddress()) {
      return new DatagramSocket(place.listen());
    }
    MulticastSocket socket = new MulticastSocket(place.listen().getPort());
    try {
      socket.joinGroup(place.listen(), place.network().orElse(null));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** One run of the feed. */
  private final class Session implements MoldStream.Listener {

    private final ItchTicks ticks = new ItchTicks(source, midnightNs);
    private final MoldStream stream =
        new MoldStream(
            place.first(),
            patience.waitingMax(),
            patience.retryMs() * 1_000_000L,
            patience.requestsMax());
    private final FeedSink sink;
    private final NumberedFeed feed;
    private long told;

    Session(long position, FeedSink sink) {
      this.sink = sink;
      this.feed = new NumberedFeed(position, sink);
      this.told = position;
    }

    void run(DatagramSocket socket) throws IOException, InterruptedException {
      socket.setSoTimeout(Math.max(1, patience.retryMs() / 2));
      DatagramPacket packet = new DatagramPacket(new byte[PACKET_BYTES_MAX], PACKET_BYTES_MAX);
      while (!stream.isOver()) {
        if (Thread.interrupted()) {
          throw new InterruptedException("The feed is told to end");
        }
        try {
          packet.setLength(PACKET_BYTES_MAX);
          socket.receive(packet);
          take(Arrays.copyOf(packet.getData(), packet.getLength()));
        } catch (SocketTimeoutException e) {
          // Silence: what was asked for may have to be asked for again.
          told = Math.max(told, stream.next() - 1);
        }
        Optional<Request> request = stream.request(System.nanoTime(), this);
        if (request.isPresent()) {
          Request wanted = request.get();
          byte[] bytes = MoldPacket.request(wanted.session(), wanted.sequence(), wanted.count());
          socket.send(new DatagramPacket(bytes, bytes.length, place.server()));
        }
      }
    }

    private void take(byte[] bytes) throws InterruptedException {
      try {
        MoldPacket packet = MoldPacket.read(ByteBuffer.wrap(bytes));
        stream.packet(packet, this);
        if (packet.messages().isEmpty()) {
          Instant now = clock.instant();
          long nowNs = now.getEpochSecond() * NS_PER_SECOND + now.getNano();
          sink.put(told, new Heartbeat(source, nowNs, 0));
        }
      } catch (IllegalArgumentException e) {
        String hex = HexFormat.of().formatHex(bytes);
        sink.put(told, new BrokenRecord(source, DeadReason.UNREADABLE, e.getMessage(), hex));
      }
    }

    @Override
    public void message(byte[] bytes, long sequence) throws InterruptedException {
      ticks.accept(bytes, 0, bytes.length, sequence, feed);
      feed.end(sequence);
      told = Math.max(told, sequence);
    }

    @Override
    public void lost(long sequence, long messages) {
      ticks.lost(messages);
    }
  }
}
