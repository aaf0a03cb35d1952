package io.tradegrid.ingest.file;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens files, plain or gzip, told apart by their first bytes. */
public final class FeedFile {

  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int BUFFER_BYTES = 1 << 16;

  private FeedFile() {}

  /**
   * Opens a file for its bytes.
   *
   * @throws IOException if it cannot be opened
   */
  public static InputStream open(Path path) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
    try {
      bytes.mark(2);
      int magic = (bytes.read() << 8) | bytes.read();
      bytes.reset();
      return magic == GZIP_MAGIC
          ? new BufferedInputStream(new GZIPInputStream(bytes, BUFFER_BYTES), BUFFER_BYTES)
          : bytes;
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /**
   * Opens a file for its lines, which are UTF-8.
   *
   * @throws IOException if it cannot be opened
   */
  public static BufferedReader lines(Path path) throws IOException {
    return new BufferedReader(
        new InputStreamReader(open(path), StandardCharsets.UTF_8), BUFFER_BYTES);
  }
}
