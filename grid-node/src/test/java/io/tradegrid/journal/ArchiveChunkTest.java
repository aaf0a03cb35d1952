package io.tradegrid.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What goes into the archive comes out of it, or a damaged chunk is refused. */
final class ArchiveChunkTest {

  private static ArchiveChunk chunk(long seed, int entries) {
    Random random = new Random(seed);
    List<byte[]> bytes = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      byte[] entry = new byte[random.nextInt(3_000)];
      random.nextBytes(entry);
      Arrays.fill(entry, 0, entry.length / 2, (byte) 7);
      bytes.add(entry);
    }
    return new ArchiveChunk(1 + random.nextInt(1_000), bytes);
  }

  @Test
  void everyEntryComesBack() {
    for (long seed = 1; seed <= 20; seed++) {
      ArchiveChunk chunk = chunk(seed, (int) seed * 5);
      ArchiveChunk read = ArchiveChunk.decode(chunk.encode());
      assertThat(read.first()).isEqualTo(chunk.first());
      assertThat(read.last()).isEqualTo(chunk.last()).isEqualTo(chunk.first() + seed * 5 - 1);
      assertThat(read.entries()).usingElementComparator(Arrays::compare).isEqualTo(chunk.entries());
    }
  }

  @Test
  void theHeaderIsAsDocumented() {
    byte[] bytes = new ArchiveChunk(7, List.of(new byte[] {1, 2, 3})).encode();
    assertThat(HexFormat.of().formatHex(bytes, 0, 20))
        .isEqualTo("0200000001000000070000000000000007000000");
  }

  @Test
  void whatTheFirstVersionWroteIsRead() {
    ArchiveChunk read =
        ArchiveChunk.decode(
            HexFormat.of()
                .parseHex(
                    "010000000100000007000000000000000700000078016366606060646206000026000a63797c66"));
    assertThat(read.first()).isEqualTo(7);
    assertThat(read.entries()).containsExactly(new byte[] {1, 2, 3});
  }

  @Test
  void aDamagedChunkIsRefused() {
    byte[] bytes = chunk(3, 10).encode();
    Random random = new Random(4);
    for (int i = 0; i < 500; i++) {
      int at = random.nextInt(bytes.length);
      bytes[at] ^= 64;
      assertThatThrownBy(() -> ArchiveChunk.decode(bytes))
          .as("byte %d", at)
          .hasMessage("archive chunk: checksum differs");
      bytes[at] ^= 64;
    }
    assertThat(ArchiveChunk.decode(bytes).entries()).hasSize(10);
    assertThatThrownBy(() -> ArchiveChunk.decode(new byte[3]))
        .hasMessage("archive chunk: has only 3 bytes");
  }
}
