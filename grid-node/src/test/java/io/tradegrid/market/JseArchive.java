package io.tradegrid.market;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * The scenario tables of CoinTossX, an open-source matching engine with the rules of the
 * Johannesburg Stock Exchange. They lie beside the project in ../shared/data and are not part of
 * it; tests that need them are left out where they are absent.
 */
final class JseArchive {

  private static final String NAME = "matching/cointossx_test_resources_csv.tar.gz";
  private static final String TABLES = "MatchingEngine/src/test/resources/crossing/";
  private static final int TAR_BLOCK = 512;

  private final Map<String, List<String>> files;

  private JseArchive(Map<String, List<String>> files) {
    this.files = files;
  }

  static JseArchive open() throws IOException {
    Path archive =
        Path.of(System.getProperty("tradegrid.root"), "../shared/data", NAME).normalize();
    Assumptions.assumeTrue(
        Files.exists(archive), "needs real data: ../shared/data/" + NAME + " is absent");
    Map<String, List<String>> files = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(archive))) {
      byte[] header = in.readNBytes(TAR_BLOCK);
      while (header.length == TAR_BLOCK && header[0] != 0) {
        int size = Integer.parseInt(text(header, 124, 11).strip(), 8);
        byte[] content = in.readNBytes((size + TAR_BLOCK - 1) / TAR_BLOCK * TAR_BLOCK);
        if (content.length < size) {
          throw new EOFException(NAME);
        }
        files.put(text(header, 0, 100), lines(text(content, 0, size)));
        header = in.readNBytes(TAR_BLOCK);
      }
    }
    return new JseArchive(files);
  }

  /**
   * Returns the rows of a table without its header, each cut at its commas.
   *
   * @param path below the directory of the tables; capitals do not matter, as the master tables
   *     write some names with other ones than the files have
   * @return no rows if there is no such file
   */
  List<String[]> rows(String path) {
    List<String[]> rows = new ArrayList<>();
    List<String> lines = files.getOrDefault(TABLES + path, List.of());
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      rows.add(line.split(",", -1));
    }
    return rows;
  }

  /** Returns the paths of all master tables. */
  List<String> masters() {
    return files.keySet().stream()
        .filter(path -> path.startsWith(TABLES) && path.endsWith("Master.csv"))
        .map(path -> path.substring(TABLES.length()))
        .sorted()
        .toList();
  }

  private static List<String> lines(String text) {
    return text.lines().filter(line -> !line.isBlank()).toList();
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }
}
