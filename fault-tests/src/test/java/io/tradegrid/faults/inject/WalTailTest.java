package io.tradegrid.faults.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The newest segment loses the end of what was written, not of the file. */
final class WalTailTest {

  @TempDir private Path directory;

  @Test
  void takesTheLastWrittenBytesOfTheNewestSegment() throws IOException {
    byte[] segment = new byte[200_000];
    Arrays.fill(segment, 0, 100_000, (byte) 7);
    Path older = Files.write(directory.resolve("0001.wal"), segment);
    Path newest = Files.write(directory.resolve("0002.wal"), segment);
    Files.setLastModifiedTime(older, FileTime.fromMillis(1));

    String done = WalTail.tear(directory, 300);

    byte[] expected = new byte[200_000];
    Arrays.fill(expected, 0, 99_700, (byte) 7);
    assertThat(Files.readAllBytes(newest)).isEqualTo(expected);
    assertThat(Files.readAllBytes(older)).isEqualTo(segment);
    assertThat(done).isEqualTo("0002.wal: bytes 99700 to 100000 are gone");
  }

  @Test
  void doesNothingWithoutASegment() {
    assertThat(WalTail.tear(directory, 300)).isEqualTo("no segment");
  }
}
