package io.tradegrid.ingest.iex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.ingest.DeadReason;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.Told;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TradeTick;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goal: whatever kind of capture a file is, its datagrams are told, and where it is cut off or
 * damaged is said. Method: files written byte by byte, cut off everywhere.
 */
final class CaptureFileTest {

  private static final long SOURCE = Tag.of("IEX");
  private static final int UDP = 17;
  private static final List<SourceTick> TOLD =
      IntStream.range(0, 5).mapToObj(CaptureFileTest::trade).toList();

  @TempDir private Path directory;

  private static SourceTick trade(int place) {
    return new SourceTick(
        "ZIEXT", new TradeTick(11 + place, SOURCE, 1 + place, 0, 0, 0, 4, 0, 990_500, 100 + place));
  }

  /** A datagram of one trade; their lengths end everywhere between two multiples of four. */
  private static byte[] frame(int place) {
    ByteBuffer payload = ByteBuffer.allocate(40 + 2 + 38 + place).order(ByteOrder.LITTLE_ENDIAN);
    payload.put((byte) 1).put((byte) 0).putShort((short) 0x8003).putInt(1).putInt(9);
    payload.putShort((short) (2 + 38 + place)).putShort((short) 1);
    payload.putLong(place * 40L).putLong(1 + place).putLong(777);
    payload.putShort((short) (38 + place)).put((byte) 'T').put((byte) 0).putLong(11 + place);
    payload.put("ZIEXT   ".getBytes(StandardCharsets.US_ASCII)).putInt(100 + place);
    payload.putLong(990_500L).putLong(5);
    return CaptureWriter.frame(UDP, payload.array());
  }

  private Told told(byte[] file, long position) throws IOException, InterruptedException {
    Path path = Files.write(directory.resolve("capture"), file);
    return Told.by(new IexFile(path, SOURCE), position);
  }

  private static ByteOrder order(String name) {
    return name.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  private static CaptureWriter classic(String order, int magic) {
    CaptureWriter file = new CaptureWriter(order(order)).classic(magic, CaptureWriter.ETHERNET);
    file.packet(CaptureWriter.frame(6, new byte[30]));
    IntStream.range(0, 5).forEach(place -> file.packet(frame(place)));
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"big", "little"})
  void classicFiles(String order) throws IOException, InterruptedException {
    for (int magic : new int[] {0xa1b2c3d4, 0xa1b23c4d}) {
      byte[] file = classic(order, magic).bytes();
      assertThat(told(file, 0).messages).isEqualTo(TOLD);
      assertThat(told(gzip(file), 0).messages).isEqualTo(TOLD);
      assertThat(told(file, 3).messages).isEqualTo(TOLD.subList(3, 5));
    }
  }

  /** All kinds of block, and a second section in the other order with interfaces of its own. */
  private static byte[] blocks(String order) {
    CaptureWriter file = new CaptureWriter(order(order));
    file.section().networkInterface(CaptureWriter.ETHERNET, 90).networkInterface(113, 0);
    file.block(4, new byte[] {0, 0, 0, 0}).block(0x0bad, new byte[20_001]);
    file.enhancedPacket(0, CaptureWriter.frame(6, new byte[30])).enhancedPacket(0, frame(0));
    file.block(5, new byte[12]).oldPacket(0, frame(1));
    byte[] cut = Arrays.copyOf(frame(4), 90);
    file.simplePacket(frame(4).length, cut);
    file.order(order.equals("big") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    file.section().networkInterface(CaptureWriter.ETHERNET, 0);
    file.simplePacket(frame(2).length, frame(2));
    return file.enhancedPacket(0, frame(3)).enhancedPacket(0, frame(4)).bytes();
  }

  @ParameterizedTest
  @ValueSource(strings = {"big", "little"})
  void blockFiles(String order) throws IOException, InterruptedException {
    byte[] file = blocks(order);
    assertThat(told(file, 0).messages).isEqualTo(TOLD);
    assertThat(told(gzip(file), 0).messages).isEqualTo(TOLD);
    assertThat(told(file, 3).messages).isEqualTo(TOLD.subList(3, 5));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  @Test
  void aFileThatIsCutOffSaysWhere() throws IOException, InterruptedException {
    byte[] file = classic("little", 0xa1b2c3d4).bytes();
    TreeSet<Integer> ends = new TreeSet<>(List.of(24));
    for (int length : new int[] {72, 122, 123, 124, 125, 126}) {
      ends.add(ends.last() + 16 + length);
    }
    assertThat(ends.last()).isEqualTo(file.length);
    for (int length = 0; length <= file.length; length++) {
      Told told = told(Arrays.copyOf(file, length), 0);
      int datagrams = Math.max(0, ends.headSet(length, true).size() - 2);
      assertThat(told.ticks()).as("%d bytes", length).isEqualTo(TOLD.subList(0, datagrams));
      if (ends.contains(length)) {
        assertThat(told.broken()).isEmpty();
      } else {
        assertCutOff(
            told,
            "capture: is cut off at byte %d, behind datagram %d".formatted(length, datagrams));
      }
    }
  }

  private static void assertCutOff(Told told, String message) {
    assertThat(told.broken()).hasSize(1);
    assertThat(told.broken().get(0).reason()).isEqualTo(DeadReason.UNREADABLE);
    assertThat(told.broken().get(0).message()).isEqualTo(message);
    // Whoever has the whole file later goes on where it was cut off.
    assertThat(told.positions.get(told.positions.size() - 1)).isEqualTo(told.ticks().size());
  }

  @Test
  void blocksThatAreCutOffSayWhere() throws IOException, InterruptedException {
    byte[] file = blocks("little");
    int whole = 0;
    for (int length = 20_200; length <= file.length; length += 4) {
      Told told = told(Arrays.copyOf(file, length), 0);
      assertThat(told.ticks()).isEqualTo(TOLD.subList(0, told.ticks().size()));
      if (told.broken().isEmpty()) {
        whole++;
      } else {
        assertCutOff(
            told,
            "capture: is cut off at byte %d, behind datagram %d"
                .formatted(length, told.ticks().size()));
      }
    }
    // Ten blocks end behind there.
    assertThat(whole).isEqualTo(10);
    byte[] packed = gzip(file);
    Told told = told(Arrays.copyOf(packed, packed.length - 12), 0);
    assertThat(told.broken()).hasSize(1);
    assertThat(told.broken().get(0).message()).startsWith("capture: is cut off at byte ");
  }

  @Test
  void whatIsDamagedIsRefusedByName() {
    CaptureWriter none = new CaptureWriter(ByteOrder.BIG_ENDIAN);
    assertRefused(none.block(5, new byte[8]), "must be a capture, classic or pcapng");
    assertRefused(
        new CaptureWriter(ByteOrder.BIG_ENDIAN).classic(0xa1b2c3d4, 113),
        "must be a capture of Ethernet, has type 113, before byte 24");
    assertRefused(
        blocks().enhancedPacket(1, frame(0)),
        "interface 1: must be there and of Ethernet, types are [1, 113], before byte 132");
    assertRefused(blocks().enhancedPacket(2, frame(0)), "interface 2: must be there");
    ByteBuffer large = ByteBuffer.allocate(24);
    large.putInt(12, 5);
    assertRefused(blocks().block(6, large.array()), "length of a packet: must be 0 to 4, got 5");
    assertRefused(
        blocks().block(6, new byte[16]), "length of a block: must have room for 20, has 16");
    byte[] section = new CaptureWriter(ByteOrder.BIG_ENDIAN).section().bytes();
    assertRefused(
        with(section, 7, 41), "length of a block: must be a multiple of 4 from 28 on, got 41");
    assertRefused(with(section, 8, 0), "byte order of a section: must be 1a2b3c4d either way");
    assertRefused(with(section, 13, 2), "version of a section: must be 1, got 2");
    assertRefused(
        with(section, 39, 44), "length behind a block: must be 40, got 44, before byte 40");
    byte[] packet = classic("big", 0xa1b2c3d4).bytes();
    assertRefused(with(packet, 32, 1), "length of a packet: must be 0 to 262144, got 16777288");
  }

  private static CaptureWriter blocks() {
    return new CaptureWriter(ByteOrder.BIG_ENDIAN)
        .section()
        .networkInterface(CaptureWriter.ETHERNET, 0)
        .networkInterface(113, 0);
  }

  private static byte[] with(byte[] file, int at, int value) {
    byte[] changed = file.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private void assertRefused(CaptureWriter file, String message) {
    assertRefused(file.bytes(), message);
  }

  private void assertRefused(byte[] file, String message) {
    assertThatThrownBy(() -> told(file, 0))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("capture: " + message);
  }
}
