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
      "02000000" // version, reserved
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
  void entriesOfBeforeTheFirstReleaseAreRefusedByName() {
    byte[] bytes = HexFormat.of().parseHex("01" + GOLDEN.substring(2) + "00000000");
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - 4);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(bytes.length - 4, (int) crc.getValue());

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
