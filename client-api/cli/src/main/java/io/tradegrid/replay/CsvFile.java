package io.tradegrid.replay;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A comma-separated file, plain or gzip (told by its first bytes), read row by row. An empty line
 * is a row of one empty field, so that row numbers are line numbers.
 */
public final class CsvFile implements Iterator<CsvRow>, AutoCloseable {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path path;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private long line;

  private CsvFile(Path path, CSVParser parser) {
    this.path = path;
    this.parser = parser;
    this.records = parser.iterator();
  }

  /**
   * Opens a file.
   *
   * @throws BrokenFileException if it cannot be opened
   */
  public static CsvFile open(Path path) {
    try {
      return new CsvFile(path, CSVParser.parse(reader(path), FORMAT));
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** Returns the first line of a file, empty if it has none. */
  static String firstLine(Path path) {
    try (BufferedReader reader = new BufferedReader(reader(path))) {
      String line = reader.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static Reader reader(Path path) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
    try {
      bytes.mark(2);
      int magic = (bytes.read() << 8) | bytes.read();
      bytes.reset();
      InputStream content = magic == GZIP_MAGIC ? new GZIPInputStream(bytes, BUFFER_BYTES) : bytes;
      return new InputStreamReader(content, StandardCharsets.UTF_8);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private static BrokenFileException unreadable(Path path, Exception cause) {
    BrokenFileException broken =
        new BrokenFileException(path, "cannot be read: " + cause.getMessage());
    broken.initCause(cause);
    return broken;
  }

  @Override
  public boolean hasNext() {
    try {
      return records.hasNext();
    } catch (UncheckedIOException | IllegalStateException e) {
      throw unreadable(path, e);
    }
  }

  /**
   * Reads the next row.
   *
   * @throws BrokenFileException if the file ends in the middle of a quoted or compressed part
   */
  @Override
  public CsvRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException(path + " has no more rows");
    }
    // A quoted field may hold line breaks: where the row ends is not where it begins.
    line++;
    CsvRow row = new CsvRow(path, line, records.next());
    line = Math.max(line, parser.getCurrentLineNumber());
    return row;
  }

  /** Returns the file. */
  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }
}
