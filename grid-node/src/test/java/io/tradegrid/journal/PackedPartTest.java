package io.tradegrid.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Parts of snapshots come back as they were, or a damaged one is refused. */
final class PackedPartTest {

  private static final int REQUEST_BYTES = 56;

  @Test
  void everyPartComesBackWhateverItsLength() {
    Random random = new Random(1);
    List<byte[]> parts =
        IntStream.of(0, 1, 55, 56, 57, 4_096, 1 << 20)
            .mapToObj(
                length -> {
                  byte[] part = new byte[length];
                  random.nextBytes(part);
                  return part;
                })
            .toList();
    List<byte[]> read = PackedPart.unpackAll(parts.stream().map(PackedPart::pack).toList());
    assertThat(read).usingElementComparator(Arrays::compare).isEqualTo(parts);
  }

  @Test
  void requestsBecomeAThird() {
    Random random = new Random(2);
    int requests = 10_000;
    ByteBuffer part = ByteBuffer.allocate(requests * REQUEST_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < requests; i++) {
      part.putLong(1 + random.nextInt(20)).putLong(0x4142434445460000L).putLong(1_000_000 + i);
      part.putLong(random.nextLong()).putLong(500_000 + i / 2).putLong(0).putLong(1 + i % 100);
    }
    assertThat(PackedPart.pack(part.array()).length).isLessThan(part.capacity() / 3);
  }

  /** Two rows of 56 and one of two bytes: the third column begins with 2, 12 and 0x22. */
  @Test
  void theBytesAreAsDocumented() {
    byte[] part = new byte[2 * REQUEST_BYTES + 2];
    for (int i = 0; i < part.length; i++) {
      part[i] = (byte) (i % REQUEST_BYTES + 0x40 * (i / REQUEST_BYTES));
    }
    byte[] packed = PackedPart.pack(part);
    assertThat(HexFormat.of().formatHex(packed, 0, 8)).isEqualTo("0200000072000000");
    // Nothing repeats in it, so LZ4 has one run of literals: its length is 15 + 99.
    assertThat(HexFormat.of().formatHex(packed, 8, 22)).isEqualTo("f063004080014181024203430444");
  }

  @Test
  void aSnapshotOfBeforeIsRead() {
    List<byte[]> plain = List.of(new byte[] {1, 7, 7, 7}, new byte[] {2, 0, 0, 0});
    assertThat(PackedPart.unpackAll(plain)).isEqualTo(plain);
  }

  @Test
  void damagedPartsAreRefused() {
    byte[] packed = PackedPart.pack(new byte[] {1, 2, 3});
    assertThatThrownBy(() -> PackedPart.unpackAll(List.of(new byte[] {2, 0, 0})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has only 3 bytes");
    byte[] newer = packed.clone();
    newer[0] = 3;
    assertThatThrownBy(() -> PackedPart.unpackAll(List.of(newer)))
        .hasMessageContaining("version 3 is not known");
    byte[] longer = packed.clone();
    longer[4] = 4;
    assertThatThrownBy(() -> PackedPart.unpackAll(List.of(longer)))
        .isInstanceOf(IllegalArgumentException.class);
    byte[] huge = packed.clone();
    huge[7] = 0x7f;
    assertThatThrownBy(() -> PackedPart.unpackAll(List.of(huge)))
        .hasMessageContaining("cannot have");
  }
}
