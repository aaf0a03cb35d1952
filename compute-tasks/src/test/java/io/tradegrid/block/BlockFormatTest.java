package io.tradegrid.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/**
 * Goal: the bytes of blocks never change, and docs/formats/block.md says what they are. Method: one
 * column for each encoding is frozen here in hex and printed on the page.
 */
final class BlockFormatTest {

  private static final long TIME = 1_700_000_000_000_000_000L;
  private static final long MS = 1_000_000L;

  private static final long[] IN_RANGES = {
    0, 100, 100, 100, 2000, 6, 10, 14, 22, 40, 76, 150, 300, 640, 1300, 5000
  };
  private static final String RANGES_BYTES =
      "01 0e 00 00 02 01 02 02 01 00 06 00 09 00 12 00 0c 00 19 00 4b 00 aa "
          + "01 00 ca 02 00 de 02 00 dc 0b 00 70 77 1c 23 54 86 a9 db 07";

  private static final Map<Encoding, long[]> COLUMNS = new LinkedHashMap<>();
  private static final Map<Encoding, String> BYTES = new LinkedHashMap<>();

  static {
    frozen(
        Encoding.CONSTANT,
        "01 01 08 00 01 02 00 00 0a 8a 5a 5e a4",
        new long[] {5, 5, 5, 5, 5, 5, 5, 5});
    frozen(
        Encoding.PLAIN,
        "01 01 08 00 01 09 00 81 c8 01 0e 00 0a 05 fa 0c 04 30 a1 30 75 dd e7 04 f8",
        new long[] {100, 103, 101, 110, 100, 103, 105, 107});
    frozen(
        Encoding.DELTA,
        "01 01 08 00 01 0b 00 82 d0 0f 90 01 00 48 06 b6 81 01 05 d4 4a 4a 29 06 a2 55 ed dc",
        new long[] {1000, 1010, 1021, 1030, 1040, 1050, 1060, 1072});
    frozen(
        Encoding.DELTA_OF_DELTA,
        "01 01 08 00 01 14 00 03 80 80 d0 e2 c6 bf ce 97 2f 80 bf d6 06 00 c0 9f ab 03 06"
            + " 80 01 00 80 89 7a e4 a5 be 95",
        new long[] {
          TIME,
          TIME + MS,
          TIME + 2 * MS,
          TIME + 3 * MS,
          TIME + 4 * MS,
          TIME + 5 * MS,
          TIME + 6 * MS,
          TIME + 7 * MS
        });
    frozen(
        Encoding.RECENT,
        "01 01 08 00 01 0b 00 84 82 7d 08 d1 0f 04 09 ec c8 07 85 01 40 0c 21 b6 00 02 7d"
            + " 7c 11 71 6f",
        new long[] {8001, 8001, 8002, 6000, 8003, 8004, 7990, 8005});
    frozen(
        Encoding.SPARSE,
        "01 01 08 00 01 09 00 85 00 00 00 84 07 04 88 0e 20 88 0e 00 0b 41 8e 9b",
        new long[] {0, 0, 0, 0, 0, 900, 0, 0});
    frozen(
        Encoding.REPEATS,
        "01 01 08 00 01 0f 00 86 e0 c5 08 d0 86 03 00 a8 c3 01 04 90 cf 53 08 10 50 c3"
            + " a2 ff de cd",
        new long[] {70_000, 70_000, 70_000, 95_000, 95_000, 95_000, 95_000, 95_000});
    frozen(
        Encoding.DICTIONARY,
        "01 01 08 00 01 0d 00 87 02 00 00 ff e0 eb 17 0b 88 96 a3 61 03 bf 84 3d c0 dc ae 17"
            + " 02 24 21 59 de b9 70",
        new long[] {1, 1_000_000, 50_000_000, 1, 1_000_000, 1, 50_000_000, 1});
  }

  private static void frozen(Encoding encoding, String hex, long[] column) {
    COLUMNS.put(encoding, column);
    BYTES.put(encoding, hex);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.ofDelimiter(" ").parseHex(hex);
  }

  @Test
  void everyEncodingHasItsFrozenBytesAndIsReadBack() {
    BlockWriter writer = new BlockWriter(1);
    for (Encoding encoding : Encoding.values()) {
      long[] column = COLUMNS.get(encoding);
      writer.begin(column.length);
      writer.add(column);
      assertThat(HexFormat.ofDelimiter(" ").formatHex(writer.finish()))
          .as("%s", encoding)
          .isEqualTo(BYTES.get(encoding));
      BlockReader reader = BlockReader.of(bytes(BYTES.get(encoding)), 1, 1);
      long[] read = new long[column.length];
      reader.column(0, read);
      assertThat(reader.encoding(0)).isEqualTo(encoding);
      assertThat(read).as("%s", encoding).isEqualTo(column);
    }
  }

  @Test
  void numbersInRangesHaveTheirFrozenBytesAndAreReadBack() {
    ByteBuffer out = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    new PackedRanges().write(IN_RANGES, IN_RANGES.length, out);
    out.flip();
    byte[] written = new byte[out.remaining()];
    out.get(written);
    assertThat(HexFormat.ofDelimiter(" ").formatHex(written)).isEqualTo(RANGES_BYTES);
    long[] read = new long[IN_RANGES.length];
    PackedRanges.read(out.flip(), read, 0, read.length);
    assertThat(read).isEqualTo(IN_RANGES);
    assertThat(out.hasRemaining()).isFalse();
  }

  @Test
  void theCodesOfEncodingsNeverChange() {
    assertThat(Encoding.values())
        .containsExactly(
            Encoding.CONSTANT,
            Encoding.PLAIN,
            Encoding.DELTA,
            Encoding.DELTA_OF_DELTA,
            Encoding.RECENT,
            Encoding.SPARSE,
            Encoding.REPEATS,
            Encoding.DICTIONARY);
  }

  @Test
  void thePageShowsTheFrozenBytes() throws IOException {
    String root = System.getProperty("tradegrid.root");
    assertThat(root).as("system property tradegrid.root").isNotNull();
    String page = Files.readString(Path.of(root, "docs", "formats", "block.md"));
    BYTES.forEach((encoding, hex) -> assertThat(page).as("%s", encoding).contains("`" + hex + "`"));
    assertThat(page).contains("`" + RANGES_BYTES + "`");
  }

  @Test
  void anotherVersionIsRefusedByName() {
    byte[] old = withChecksum("00" + BYTES.get(Encoding.PLAIN).substring(2));
    assertThatThrownBy(() -> BlockReader.of(old, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("block: version 0 cannot be read, only version 1");
  }

  @Test
  void otherColumnsThanExpectedAreRefused() {
    byte[] block = bytes(BYTES.get(Encoding.PLAIN));
    assertThatThrownBy(() -> BlockReader.of(block, 2, 1))
        .hasMessage("block: schema 1 with 1 columns, expected schema 2 with 1");
    assertThatThrownBy(() -> BlockReader.of(block, 1, 3))
        .hasMessage("block: schema 1 with 1 columns, expected schema 1 with 3");
  }

  /** Whoever writes nonsense with a good checksum is told so and gets no rows. */
  @Test
  void nonsenseWithAGoodChecksumIsRefused() {
    byte[] frozen = bytes(BYTES.get(Encoding.DICTIONARY));
    int refused = 0;
    for (int i = 1; i < frozen.length - Integer.BYTES; i++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        byte[] broken = frozen.clone();
        broken[i] ^= (byte) (1 << bit);
        refused += isRefused(withChecksum(HexFormat.ofDelimiter(" ").formatHex(broken))) ? 1 : 0;
      }
    }
    assertThat(refused).as("flips that make the parts disagree").isGreaterThan(90);
  }

  private static boolean isRefused(byte[] block) {
    try {
      BlockReader.of(block, 1, 1).column(0, new long[BlockReader.ROWS_MAX]);
      return false;
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("block: ");
      return true;
    }
  }

  private static byte[] withChecksum(String hex) {
    byte[] block = bytes(hex);
    CRC32C checksum = new CRC32C();
    checksum.update(block, 0, block.length - Integer.BYTES);
    ByteBuffer.wrap(block)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(block.length - Integer.BYTES, (int) checksum.getValue());
    return block;
  }
}
