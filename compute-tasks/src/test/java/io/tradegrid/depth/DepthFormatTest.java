package io.tradegrid.depth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Goal: the bytes under our checksum never change, and docs/formats/depth.md says what they are.
 * Method: the example is frozen here in hex and written out on the page field by field; its
 * checksum was computed by another program (Python's zlib).
 */
final class DepthFormatTest {

  private static final String BYTES =
      "02000000054a000000000000f401000000000000044a0000000000002800000000000000"
          + "01000000064a0000000000003c00000000000000";
  private static final long CHECKSUM = 52473872L;
  private static final long EMPTY_CHECKSUM = 1696784233L;

  private final TickLotChecksum rule = new TickLotChecksum();

  @Test
  void givesTheFrozenBytesAndChecksum() {
    DepthBook book = example();

    assertThat(HexFormat.of().formatHex(rule.bytes(book))).isEqualTo(BYTES);
    assertThat(rule.of(book)).isEqualTo(CHECKSUM);
    assertThat(rule.of(DepthBook.unbounded())).isEqualTo(EMPTY_CHECKSUM);
  }

  @Test
  void thePageShowsTheFrozenBytesAndChecksums() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    String page = Files.readString(page());
    page.lines()
        .filter(line -> line.startsWith("| "))
        .forEach(line -> rows.add(List.of(line.substring(2).split(" \\| ?"))));

    StringBuilder hex = new StringBuilder();
    for (List<String> row : rows.subList(1, 9)) {
      String bytes = row.get(3).replace("`", "").replace(" ", "");
      assertThat(row.get(0)).as("offset of %s", row.get(2)).isEqualTo("" + hex.length() / 2);
      assertThat(row.get(1)).as("bytes of %s", row.get(2)).isEqualTo("" + bytes.length() / 2);
      hex.append(bytes);
    }
    assertThat(hex.toString()).isEqualTo(BYTES);
    assertThat(page).contains(line("the example", BYTES.length() / 2, CHECKSUM));
    assertThat(page).contains(line("the empty book", 8, EMPTY_CHECKSUM));
  }

  private static String line(String book, int bytes, long checksum) {
    return String.format(
        Locale.ROOT, "| %s | %d | %,d | `%08x` |", book, bytes, checksum, checksum);
  }

  private static Path page() {
    return Path.of(System.getProperty("tradegrid.root"), "docs", "formats", "depth.md");
  }

  private static DepthBook example() {
    DepthBook book = DepthBook.unbounded();
    book.set(Side.BUY, 18_948, 40, 1);
    book.set(Side.SELL, 18_950, 60, 3);
    book.set(Side.BUY, 18_949, 500, 2);
    return book;
  }
}
