package io.tradegrid.ingest.iex;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.ingest.Heartbeat;
import io.tradegrid.ingest.SharedData;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.Told;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TradeTick;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** IEX's captures give the messages that were counted in them with other means. */
final class IexFileTest {

  private static final long SOURCE = Tag.of("IEX");

  private static ByteBuffer segment(int protocol, long first, ByteBuffer... messages) {
    ByteBuffer segment = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
    segment.put((byte) 1).put((byte) 0).putShort((short) protocol).putInt(1).putInt(9);
    segment.putShort((short) 0).putShort((short) messages.length);
    segment.putLong(first == 1 ? 0 : 100).putLong(first).putLong(777);
    for (ByteBuffer message : messages) {
      segment.putShort((short) message.limit()).put(message.rewind());
    }
    return segment.flip();
  }

  private static ByteBuffer message(char type, int flags, long timeNs, Object... fields) {
    ByteBuffer message = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN);
    message.put((byte) type).put((byte) flags).putLong(timeNs);
    message.put("ZIEXT   ".getBytes(StandardCharsets.US_ASCII));
    for (Object field : fields) {
      if (field instanceof Integer size) {
        message.putInt(size);
      } else {
        message.putLong((Long) field);
      }
    }
    return message.flip();
  }

  @Test
  void messagesOfTops() {
    IexTicks ticks = new IexTicks(SOURCE);
    List<SourceMessage> out = new ArrayList<>();
    ticks.accept(
        segment(
            IexTicks.TOPS,
            5,
            message('Q', 0, 11, 9700, 990500L, 990700L, 1000),
            message('T', 0xa0, 12, 100, 990500L, 429974L)),
        out::add);
    ticks.accept(segment(IexTicks.TOPS, 9), out::add);
    ticks.accept(segment(IexTicks.TOPS, 10, message('Q', 0, 13, 0, 0L, 990700L, 1000)), out::add);

    assertThat(out)
        .containsExactly(
            quote(0, 11, 5, 990_500, 9_700, 990_700, 1_000),
            new SourceTick(
                "ZIEXT", new TradeTick(12, SOURCE, 6, 0, Tag.of("FI"), 0, 4, 0, 990_500, 100)),
            new Heartbeat(SOURCE, 777, 2),
            quote(1, 13, 10, 0, 0, 990_700, 1_000));
  }

  private static SourceTick quote(
      long missing, long timeNs, long sequence, long bid, long bidSize, long ask, long askSize) {
    return new SourceTick(
        "ZIEXT",
        new QuoteTick(timeNs, SOURCE, sequence, 0, 0, 0, 4, 0, bid, bidSize, ask, askSize),
        missing);
  }

  /**
   * A repeat is passed over; levels of one event are told together; a restart empties the books.
   */
  @Test
  void levelsOfDeep() {
    IexTicks ticks = new IexTicks(SOURCE);
    List<SourceMessage> out = new ArrayList<>();
    ByteBuffer first =
        segment(
            IexTicks.DEEP,
            2,
            message('8', 1, 11, 300, 990500L),
            message('5', 0, 12, 200, 990700L),
            message('8', 1, 12, 0, 990500L));
    ticks.accept(first, out::add);
    ticks.accept(first.rewind(), out::add);
    ticks.accept(segment(IexTicks.DEEP, 1), out::add);
    ticks.accept(segment(IexTicks.DEEP, 1, message('5', 1, 20, 5, 990600L)), out::add);

    assertThat(out)
        .containsExactly(
            quote(0, 11, 2, 990_500, 300, 0, 0),
            quote(0, 12, 4, 0, 0, 990_700, 200),
            new Heartbeat(SOURCE, 777, 0),
            quote(0, 20, 1, 0, 0, 990_600, 5));
  }

  @Test
  void aCaptureOfTops() throws IOException, InterruptedException {
    Told told = Told.by(new IexFile(SharedData.file("itch/iex/TOPS16.pcapng.gz"), SOURCE), 0);

    assertThat(told.quotes()).hasSize(27_217);
    assertThat(told.trades()).hasSize(6_390);
    assertThat(told.trades().stream().mapToLong(TradeTick::size).sum()).isEqualTo(1_427_907);
    assertThat(told.broken()).hasSize(3);
    assertThat(told.messages.stream().filter(Heartbeat.class::isInstance)).hasSize(237);
    assertThat(told.ticks()).allMatch(tick -> tick.missing() == 0);
  }

  @Test
  void aCaptureOfDeep() throws IOException, InterruptedException {
    Told told = Told.by(new IexFile(SharedData.file("itch/iex/DEEP10.pcap.gz"), SOURCE), 0);

    assertThat(told.trades()).hasSize(83_343);
    assertThat(told.trades().stream().mapToLong(TradeTick::size).sum()).isEqualTo(19_782_510);
    assertThat(told.broken()).hasSize(74);
    assertThat(told.broken().get(73).message())
        .isEqualTo("DEEP10.pcap.gz: is cut off at byte 22196224, behind datagram 121314");
    assertThat(told.messages.stream().filter(Heartbeat.class::isInstance)).hasSize(7_937);
    // IEX's test market lets bids and offers cross: 1,429 of these do.
    assertThat(told.quotes()).hasSize(3_371);
  }
}
