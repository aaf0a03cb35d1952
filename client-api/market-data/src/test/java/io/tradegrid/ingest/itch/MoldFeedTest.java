package io.tradegrid.ingest.itch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tradegrid.ingest.BrokenRecord;
import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedSettings;
import io.tradegrid.ingest.Heartbeat;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A session over a network that loses, doubles and reorders, with a server that answers requests.
 */
final class MoldFeedTest {

  private static final long MIDNIGHT = TradingDay.midnightNs("2026-01-30");
  private static final String SESSION = "S000000001";

  /** A re-request server on the loopback, which loses answers too. */
  private static final class Server implements AutoCloseable {

    final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    final Set<Long> asked = ConcurrentHashMap.newKeySet();
    private final List<byte[]> messages;
    private final Random random;
    private final LongPredicate isGone;
    private final Thread thread = new Thread(this::answer, "server");

    Server(List<byte[]> messages, long seed, LongPredicate isGone) throws IOException {
      this.messages = messages;
      this.random = new Random(seed);
      this.isGone = isGone;
      thread.start();
    }

    private void answer() {
      DatagramPacket packet = new DatagramPacket(new byte[100], 100);
      while (!socket.isClosed()) {
        try {
          socket.receive(packet);
          ByteBuffer request = ByteBuffer.wrap(packet.getData());
          long from = request.getLong(10);
          int count = Math.min(20, request.getShort(18));
          asked.add(from);
          if (random.nextInt(4) > 0 && !isGone.test(from)) {
            byte[] answer = packet(from, messages.subList((int) from - 1, (int) from - 1 + count));
            socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
          }
        } catch (IOException e) {
          assertThat(socket.isClosed()).as(e.toString()).isTrue();
        }
      }
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  private static byte[] packet(long sequence, List<byte[]> messages) {
    ByteBuffer bytes = ByteBuffer.allocate(8_000);
    bytes.put(MoldPacket.request(SESSION, sequence, messages.size()));
    messages.forEach(message -> bytes.putShort((short) message.length).put(message));
    byte[] packet = new byte[bytes.position()];
    bytes.flip().get(packet);
    return packet;
  }

  /** Where packets are sent to, and by which interface a feed is told to listen. */
  private record Route(String address, String networkInterface) {

    static final Route UNICAST = new Route("127.0.0.1", "");

    /** Nothing leaves the machine. */
    static final Route MULTICAST = new Route("239.255.82.17", "127.0.0.1");

    MulticastSocket sender() throws IOException {
      MulticastSocket sender =
          new MulticastSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      sender.setNetworkInterface(loopback());
      sender.setTimeToLive(0);
      return sender;
    }

    private static NetworkInterface loopback() throws IOException {
      return NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
    }

    /** Returns why the kernel has no multicast on the loopback; null if it has. */
    static String refusal() {
      try (MulticastSocket receiver = new MulticastSocket(0);
          MulticastSocket sender = MULTICAST.sender()) {
        InetSocketAddress group = new InetSocketAddress(MULTICAST.address, receiver.getLocalPort());
        receiver.joinGroup(group, loopback());
        receiver.setSoTimeout(2_000);
        sender.send(new DatagramPacket(new byte[1], 1, group));
        receiver.receive(new DatagramPacket(new byte[1], 1));
        return null;
      } catch (IOException e) {
        return e.toString();
      }
    }
  }

  private static List<SourceMessage> run(
      List<byte[]> messages, long seed, long position, LongPredicate isGone, List<byte[]> extra)
      throws Exception {
    return run(Route.UNICAST, messages, seed, position, isGone, extra);
  }

  /** Runs a whole session and returns what was told. */
  private static List<SourceMessage> run(
      Route route,
      List<byte[]> messages,
      long seed,
      long position,
      LongPredicate isGone,
      List<byte[]> extra)
      throws Exception {
    List<SourceMessage> told = Collections.synchronizedList(new ArrayList<>());
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (Server server = new Server(messages, seed, isGone);
        DatagramSocket sender = route.sender()) {
      int port;
      try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
        port = free.getLocalPort();
      }
      MoldProvider provider = new MoldProvider();
      FeedAdapter feed =
          provider.open(
              new FeedSettings(
                  provider.settings(),
                  Map.of(
                      "mold.listen", route.address() + ":" + port,
                      "mold.interface", route.networkInterface(),
                      "mold.server", "127.0.0.1:" + server.socket.getLocalPort(),
                      "mold.retry.ms", "5",
                      "mold.waiting", "100",
                      "mold.requests", "20",
                      "itch.date", "2026-01-30")));
      Thread thread =
          new Thread(
              () -> {
                try {
                  feed.run(position, (at, message) -> told.add(message));
                } catch (IOException | InterruptedException | RuntimeException e) {
                  failure.set(e);
                }
              },
              "feed");
      thread.start();
      await().until(() -> isBound(port));
      InetSocketAddress target = new InetSocketAddress(route.address(), port);
      for (byte[] each : extra) {
        sender.send(new DatagramPacket(each, each.length, target));
      }
      for (byte[] each : hurt(messages, new Random(seed))) {
        sender.send(new DatagramPacket(each, each.length, target));
      }
      byte[] end = MoldPacket.request(SESSION, messages.size() + 1L, MoldPacket.END_OF_SESSION);
      await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(5))
          .until(
              () -> {
                sender.send(new DatagramPacket(end, end.length, target));
                return !thread.isAlive();
              });
    }
    assertThat(failure.get()).isNull();
    return told;
  }

  private static boolean isBound(int port) {
    try (DatagramSocket probe = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      return !probe.isBound();
    } catch (IOException e) {
      return e instanceof BindException;
    }
  }

  /** Cuts messages into packets of which some are lost, doubled or late. */
  private static List<byte[]> hurt(List<byte[]> messages, Random random) {
    List<byte[]> packets = new ArrayList<>();
    for (int from = 0; from < messages.size(); ) {
      int to = Math.min(messages.size(), from + 1 + random.nextInt(10));
      byte[] packet = packet(from + 1L, messages.subList(from, to));
      for (int copies = random.nextInt(10) == 0 ? random.nextInt(3) : 1; copies > 0; copies--) {
        packets.add(Math.max(0, packets.size() - random.nextInt(3)), packet);
      }
      from = to;
    }
    return packets;
  }

  private static List<byte[]> encoded(ItchGenerator day) {
    return day.messages.stream().map(ItchEncoder::encode).toList();
  }

  private static ItchGenerator day(long seed, int steps) {
    ItchGenerator day = new ItchGenerator(seed, MIDNIGHT, 2);
    for (int i = 0; i < steps; i++) {
      day.step();
    }
    return day;
  }

  private static List<SourceTick> ticks(List<SourceMessage> told) {
    return told.stream().filter(SourceTick.class::isInstance).map(SourceTick.class::cast).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyTickComesOnceAndInOrder(long seed) throws Exception {
    ItchGenerator day = day(seed, 600);

    List<SourceMessage> told = run(encoded(day), seed, 0, from -> false, List.of());

    assertThat(ticks(told)).as("seed %d", seed).isEqualTo(day.ticks);
    assertThat(told.stream().filter(Heartbeat.class::isInstance)).isNotEmpty();
  }

  /** Gaps are found and asked for: what the network has lost comes from the server. */
  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void aGroupIsJoinedOnTheInterfaceThatIsNamed(long seed) throws Exception {
    String refusal = Route.refusal();
    assumeTrue(refusal == null, () -> "needs multicast on the loopback interface: " + refusal);
    ItchGenerator day = day(seed, 600);
    Set<Long> asked = ConcurrentHashMap.newKeySet();

    List<SourceMessage> told =
        run(
            Route.MULTICAST,
            encoded(day),
            seed,
            0,
            from -> {
              asked.add(from);
              return false;
            },
            List.of());

    assertThat(ticks(told)).as("seed %d", seed).isEqualTo(day.ticks);
    assertThat(asked).as("gaps that were asked for").isNotEmpty();
  }

  @Test
  void whatIsDurableIsNotToldAgainButBuildsTheBooks() throws Exception {
    ItchGenerator day = day(4, 400);

    List<SourceMessage> told = run(encoded(day), 4, 200, from -> false, List.of());

    assertThat(ticks(told))
        .isEqualTo(day.ticks.stream().filter(t -> t.tick().sequence() > 200).toList());
  }

  @Test
  void whatIsNoPacketIsADeadLetterAndAnotherSessionIsPassedOver() throws Exception {
    ItchGenerator day = day(5, 100);
    byte[] other = MoldPacket.request("OTHER", 1, 0);

    List<SourceMessage> told =
        run(encoded(day), 5, 0, from -> false, List.of(packet(1, List.of()), new byte[3], other));

    assertThat(ticks(told)).isEqualTo(day.ticks);
    assertThat(told.stream().filter(BrokenRecord.class::isInstance))
        .contains(
            new BrokenRecord(
                ItchGenerator.SOURCE,
                io.tradegrid.ingest.DeadReason.UNREADABLE,
                "packet: must have 20 bytes or more, has 3",
                "000000"));
  }

  @Test
  void whatNobodyHasIsGivenUpAndCounted() throws InterruptedException {
    MoldStream stream = new MoldStream(1, 3, 10, 2);
    List<String> heard = new ArrayList<>();
    MoldStream.Listener listener =
        new MoldStream.Listener() {
          @Override
          public void message(byte[] bytes, long sequence) {
            heard.add(sequence + "=" + bytes[0]);
          }

          @Override
          public void lost(long sequence, long messages) {
            heard.add("lost " + sequence + "+" + messages);
          }
        };
    stream.packet(mold(1, 1, 2), listener);
    stream.packet(mold(5, 5, 6, 7, 8, 9), listener);
    assertThat(stream.request(100, listener)).contains(new MoldStream.Request(SESSION, 3, 2));
    assertThat(stream.request(109, listener)).isEmpty();
    stream.packet(mold(4, 4), listener);
    assertThat(stream.request(110, listener)).contains(new MoldStream.Request(SESSION, 3, 2));
    // Given up: what waits is told, what had no room is asked for.
    assertThat(stream.request(120, listener)).contains(new MoldStream.Request(SESSION, 8, 2));
    stream.packet(mold(7, 7, 8, 9), listener);
    assertThat(stream.request(121, listener)).isEmpty();

    assertThat(heard).containsExactly("1=1", "2=2", "lost 3+2", "5=5", "6=6", "7=7", "8=8", "9=9");
    assertThat(stream.next()).isEqualTo(10);
  }

  private static MoldPacket mold(long sequence, int... values) {
    List<byte[]> messages = new ArrayList<>();
    for (int value : values) {
      messages.add(new byte[] {(byte) value});
    }
    return new MoldPacket(SESSION, sequence, values.length, messages);
  }

  @Test
  void anInterfaceThatIsNotThereIsRefused() {
    MoldProvider provider = new MoldProvider();
    for (String name : List.of("no-such-0", "192.0.2.1")) {
      assertThatThrownBy(
              () ->
                  provider.open(
                      new FeedSettings(
                          provider.settings(),
                          Map.of(
                              "mold.listen", "239.255.82.17:1",
                              "mold.interface", name,
                              "mold.server", "127.0.0.1:1",
                              "itch.date", "2026-01-30"))))
          .hasMessage(
              "mold.interface: must be the name or address of an interface here, got " + name);
    }
  }

  @Test
  void addressesAreChecked() {
    MoldProvider provider = new MoldProvider();
    assertThatThrownBy(
            () ->
                provider.open(
                    new FeedSettings(
                        provider.settings(),
                        Map.of(
                            "mold.listen", "here",
                            "mold.server", "127.0.0.1:1",
                            "itch.date", "2026-01-30"))))
        .hasMessage("mold.listen: must be host:port, got here");
  }
}
