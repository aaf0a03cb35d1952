package io.tradegrid.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.command.Command;
import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.shard.RequestStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** The bytes of docs/formats/log-entry.md. */
final class LogEntryTest {

  private static final UUID WRITER = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

  /** The example of the format page. */
  private static final String GOLDEN =
      "03000000" // version, not packed, reserved
          + "01000000" // one command
          + "0700000000000000" // sequence 7
          + "7766554433221100" // writer, high half
          + "ffeeddccbbaa9988" // writer, low half
          + "02000000" // cancel
          + "05000000" // instrument 5
          + "09000000" // portfolio 9
          + "000000000000000a" // id "c", high
          + "0000000000000000" // id "c", low
          + "e803000000000000" // timestamp 1000
          + "0000000000008009" // orig "a", high
          + "0000000000000000"; // orig "a", low

  private static LogEntry example() {
    return new LogEntry(
        7,
        WRITER,
        List.of(new CancelOrder(5, 9, ClientOrderId.of("c"), 1000, ClientOrderId.of("a"))));
  }

  @Test
  void bytesAreAsDocumented() {
    String hex = HexFormat.of().formatHex(example().encode());
    assertThat(hex.substring(0, hex.length() - 8)).isEqualTo(GOLDEN);
    assertThat(LogEntry.decode(example().encode())).isEqualTo(example());
  }

  @Test
  void everyEntryReadsBackAsItWasWritten() {
    for (long seed = 1; seed <= 100; seed++) {
      RequestStream stream = new RequestStream(seed);
      List<Command> commands = new ArrayList<>();
      for (int i = 0; i < seed; i++) {
        commands.add(stream.next());
      }
      LogEntry entry = new LogEntry(seed, WRITER, commands);
      assertThat(LogEntry.decode(entry.encode())).as("seed %d", seed).isEqualTo(entry);
    }
  }

  @Test
  void theVersionBeforeIsRead() {
    byte[] bytes = withChecksum("02" + GOLDEN.substring(2));
    assertThat(LogEntry.decode(bytes)).isEqualTo(example());
  }

  /** Packers may differ in what they write, but not in what they read. */
  @Test
  void aPackedEntryIsReadAsDocumented() {
    String header = "03010000" + GOLDEN.substring(8, 64);
    // All 52 bytes of the command as literals: token f0, 52 - 15 = 37 = 25, then the bytes.
    byte[] bytes = withChecksum(header + "34000000" + "f025" + GOLDEN.substring(64));
    assertThat(LogEntry.decode(bytes)).isEqualTo(example());
    byte[] unknown = withChecksum("03020000" + GOLDEN.substring(8));
    assertThatThrownBy(() -> LogEntry.decode(unknown))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("log entry: packing 2 is not known");
    byte[] shorter = withChecksum(header + "35000000" + "f025" + GOLDEN.substring(64));
    assertThatThrownBy(() -> LogEntry.decode(shorter))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("log entry: ");
  }

  @Test
  void manyCommandsTakeLessThanHalf() {
    List<Command> commands = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      ClientOrderId id = ClientOrderId.of("c" + i);
      commands.add(new CancelOrder(5, i % 50, id, 1000, ClientOrderId.of("o" + i % 90)));
    }
    byte[] bytes = new LogEntry(1, WRITER, commands).encode();
    assertThat(bytes[1]).isEqualTo((byte) 1);
    assertThat(bytes.length).isLessThan(500 * 52 / 2);
    assertThat(LogEntry.decode(bytes).commands()).isEqualTo(commands);
  }

  private static byte[] withChecksum(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex + "00000000");
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - 4);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(bytes.length - 4, (int) crc.getValue());
    return bytes;
  }

  @Test
  void entriesOfBeforeTheFirstReleaseAreRefusedByName() {
    byte[] bytes = withChecksum("01" + GOLDEN.substring(2));
    assertThatThrownBy(() -> LogEntry.decode(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "log entry: version 1 was written before the first release and cannot be read;"
                + " start with an empty storage directory");
  }

  @Test
  void everyFlippedBitAndEveryMissingByteIsNoticed() {
    byte[] bytes = example().encode();
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] broken = bytes.clone();
      broken[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> LogEntry.decode(broken))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("log entry: checksum differs");
    }
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> LogEntry.decode(cut)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
