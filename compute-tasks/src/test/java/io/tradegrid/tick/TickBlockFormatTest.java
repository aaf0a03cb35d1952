package io.tradegrid.tick;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Goal: the bytes of tick blocks never change, and docs/formats/tick-block.md says what they are.
 * Method: a block of each kind is frozen here in hex and printed on the page.
 */
final class TickBlockFormatTest {

  private static final long TIME = 1_700_000_000_000_000_000L;
  private static final long ITCH = Tag.of("ITCH");
  private static final long IEX = Tag.of("IEX");

  private static final List<Tick> TRADES =
      List.of(
          new TradeTick(TIME, ITCH, 7, 0, 0, 0, 4, 0, 5_853_300, 100),
          new TradeTick(
              TIME + 1_500,
              ITCH,
              8,
              Tag.of("XNAS"),
              Tag.of("@"),
              TickFlag.OUTLIER.bit(),
              4,
              0,
              5_853_400,
              30),
          new TradeTick(TIME + 1_500, ITCH, 9, 0, 0, 0, 4, 0, 5_853_400, 1L << 32));

  private static final List<Tick> QUOTES =
      List.of(
          new QuoteTick(TIME, IEX, 1, 0, 0, 0, 2, 0, -3763, 5, 0, 0),
          new QuoteTick(TIME + 1_000_000, IEX, 2, 0, 0, 0, 2, 0, -3763, 5, -3760, 7));

  private static final String TRADE_BYTES =
      "01 02 03 00 0c 76 00 82 80 80 d0 e2 c6 bf ce 97 2f b8 17 00 dc 0b 04 f0 "
          + "ae f0 a7 d4 be eb c6 8d 01 00 92 d1 9a 84 09 81 0e 04 00 02 02 30 85 00 "
          + "00 00 d8 9c 85 9a 05 07 b0 b9 8a b4 0a 82 00 00 00 40 03 80 01 82 00 00 "
          + "00 04 02 08 00 08 00 00 82 e8 c1 ca 05 c8 01 00 64 03 c8 c8 df 10 82 c8 "
          + "01 b8 fe ff ff 1f 46 9c ff ff ff 0f 09 84 82 80 80 20 00 00 00 c0 9a d7 "
          + "d5 85 b6 a8 59 0c b8 0b 00 02 24 02 b0 b9 8a b4 0a 00 08 80 7f 04 78 08 "
          + "c8 00 88 01 8b c4 01 ff ff ff 0f b2 de 65 62";

  private static final String QUOTE_BYTES =
      "01 03 02 00 0c 47 00 82 80 80 d0 e2 c6 bf ce 97 2f 80 89 7a 00 c0 84 3d "
          + "04 80 89 9a c6 8d ff 9c af 5e 00 92 95 c2 05 81 02 02 00 01 02 06 00 00 "
          + "00 00 00 00 00 04 00 00 00 e5 3a 00 0a 82 00 df 3a b0 1d 00 03 df 3a 81 "
          + "00 0e 00 07 02 0e 15 80 84 1e 01 02 0d 5f 1d 03 38 84 cf 57 d6";

  private static String page;

  @BeforeAll
  static void readPage() throws IOException {
    String root = System.getProperty("tradegrid.root");
    assertThat(root).as("system property tradegrid.root").isNotNull();
    page = Files.readString(Path.of(root, "docs", "formats", "tick-block.md"));
  }

  @Test
  void theBytesAreFrozenAndReadBack() {
    assertFrozen(TickKind.TRADE, TRADES, TRADE_BYTES);
    assertFrozen(TickKind.QUOTE, QUOTES, QUOTE_BYTES);
  }

  private static void assertFrozen(TickKind kind, List<Tick> ticks, String hex) {
    HexFormat format = HexFormat.ofDelimiter(" ");
    TickColumns columns = RandomTicks.columns(kind, ticks);
    byte[] written = new TickBlockWriter(kind).write(columns, 0, ticks.size());
    assertThat(format.formatHex(written)).isEqualTo(hex);
    TickColumns read = new TickColumns(kind);
    TickBlock.of(format.parseHex(hex)).read(read);
    assertThat(RandomTicks.list(read)).isEqualTo(ticks);
  }

  @Test
  void thePageShowsTheFrozenBytes() {
    String oneLine = page.replace('\n', ' ');
    assertThat(oneLine).contains(TRADE_BYTES).contains(QUOTE_BYTES);
  }

  @Test
  void thePageHasTheColumnsInTheirPlaces() {
    for (int place = 0; place < TickBlock.COLUMNS; place++) {
      String trade = place < 10 ? name(TickKind.TRADE, place) : notional(place);
      assertThat(page)
          .contains("| %d | %s | %s |".formatted(place, trade, name(TickKind.QUOTE, place)));
    }
    assertThat(TickKind.TRADE.schema()).isEqualTo(2);
    assertThat(TickKind.QUOTE.schema()).isEqualTo(3);
    assertThat(page).contains("Up to 4,096 ticks");
    assertThat(TickBlock.ROWS_MAX).isEqualTo(4_096);
  }

  private static String name(TickKind kind, int place) {
    TickColumn column = kind.columns().get(place);
    assertThat(column.place()).isEqualTo(place);
    return column.name();
  }

  private static String notional(int place) {
    return place == TickBlock.NOTIONAL_HIGH ? "NOTIONAL_HIGH" : "NOTIONAL_LOW";
  }

  @Test
  void thePageHasTheFlags() {
    String flags =
        Arrays.stream(TickFlag.values())
            .map(flag -> flag.bit() + " " + flag.name())
            .reduce((left, right) -> left + ", " + right)
            .orElseThrow();
    assertThat(page).contains("bits: " + flags + " |");
    assertThat(TickFlag.odd()).isEqualTo(TickFlag.MERGED.bit() - 1);
    assertThat(TickFlag.values()).endsWith(TickFlag.MERGED);
  }
}
