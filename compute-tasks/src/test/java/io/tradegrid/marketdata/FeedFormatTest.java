package io.tradegrid.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.marketdata.FeedMessage.Kind;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Side;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Goal: the bytes of the feeds never change, and docs/formats/feed.md says what they are. Method:
 * one message of each kind is frozen here in hex and written out on the page field by field.
 */
final class FeedFormatTest {

  /** Sequence 7, time 1,700,000,000,000,000,000, not of a snapshot. */
  private static final String HEADER = "070000000000000000002a36fe9c971700000000";

  private static final Map<Kind, String> BYTES = new LinkedHashMap<>();

  static {
    frozen(Kind.ADD, "01", "e90300000000000001054a000000000000f401000000000000");
    frozen(Kind.EXECUTE, "02", "e903000000000000054a000000000000c800000000000000");
    frozen(Kind.REDUCE, "03", "e9030000000000006400000000000000");
    frozen(Kind.DELETE, "04", "e903000000000000");
    frozen(Kind.TRADE, "05", "e903000000000000ea0300000000000000064a0000000000003c00000000000000");
    frozen(Kind.LEVEL, "06", "02064a0000000000003c0000000000000003000000");
    frozen(Kind.PHASE, "07", "02");
    frozen(Kind.INDICATIVE, "08", "01064a0000000000003c00000000000000b801000000000000");
    frozen(Kind.CHECKSUM, "09", "10b02003");
    frozen(Kind.SNAPSHOT, "0a", "0600000000000000");
  }

  private static void frozen(Kind kind, String code, String fields) {
    BYTES.put(kind, code + HEADER + fields);
  }

  private static FeedMessage example(Kind kind) {
    FeedMessage message = new FeedMessage().begin(kind, 7, 1_700_000_000_000_000_000L);
    return switch (kind) {
      case ADD -> message.order(1_001).side(Side.BUY).quantity(18_949, 500);
      case EXECUTE -> message.order(1_001).quantity(18_949, 200);
      case REDUCE -> message.order(1_001).quantity(0, 100);
      case DELETE -> message.order(1_001);
      case TRADE -> message.order(1_001).contra(1_002).quantity(18_950, 60);
      case LEVEL -> message.side(Side.SELL).quantity(18_950, 60).orders(3);
      case PHASE -> message.phase(Phase.OPENING_AUCTION);
      case INDICATIVE -> message.side(Side.BUY).quantity(18_950, 60).surplus(440);
      case CHECKSUM -> message.checksum(52_473_872L);
      case SNAPSHOT -> message.quantity(0, 6);
    };
  }

  @Test
  void everyKindHasItsFrozenBytesAndIsReadBack() {
    for (Kind kind : Kind.values()) {
      String hex = BYTES.get(kind);
      ByteBuffer in = bytes(hex);
      FeedMessage read = new FeedMessage();

      assertThat(hex(example(kind))).as("bytes of %s", kind).isEqualTo(hex);
      FeedCodec.decode(in, read);
      assertThat(in.hasRemaining()).as("bytes left of %s", kind).isFalse();
      assertThat(read).usingRecursiveComparison().isEqualTo(example(kind));
    }
  }

  @Test
  void theHighestChecksumAndAPartSurvive() {
    FeedMessage message = new FeedMessage().begin(Kind.CHECKSUM, 1, 2).part(3);
    FeedMessage read = new FeedMessage();

    FeedCodec.decode(bytes(hex(message.checksum(0xffff_ffffL))), read);

    assertThat(read.checksum()).isEqualTo(4_294_967_295L);
    assertThat(read.part()).isEqualTo(3);
  }

  @Test
  void thePageShowsTheFrozenBytes() throws IOException {
    String header = section("Message");
    for (Kind kind : Kind.values()) {
      String shown = String.format(Locale.ROOT, "%02x", kind.code()) + header.substring(2);
      assertThat(shown + section(kind.name())).as("%s", kind).isEqualTo(BYTES.get(kind));
    }
  }

  /** Returns the bytes of a section's table, whose offsets and lengths must fit. */
  private static String section(String title) throws IOException {
    String page = Files.readString(page());
    int start = page.indexOf("## " + title + "\n");
    assertThat(start).as("section %s", title).isNotNegative();
    String text = page.substring(start, page.indexOf("\n## ", start));
    List<String> rows = text.lines().filter(line -> line.matches("\\| \\d.*")).toList();
    StringBuilder hex = new StringBuilder();
    int offset = title.equals("Message") ? 0 : 21;
    for (String row : rows) {
      List<String> cells = List.of(row.substring(2).split(" \\| ?"));
      String bytes = cells.get(3).replace("`", "").replace(" ", "");
      assertThat(cells.get(0)).as("offset of %s", row).isEqualTo("" + (offset + hex.length() / 2));
      assertThat(cells.get(1)).as("bytes of %s", row).isEqualTo("" + bytes.length() / 2);
      hex.append(bytes);
    }
    return hex.toString();
  }

  @Test
  void whatIsNoMessageIsRefused() {
    String add = BYTES.get(Kind.ADD);
    assertRefused(add.substring(0, add.length() - 2), "message: ends too early");
    assertRefused("", "message: ends too early");
    assertRefused("63" + add.substring(2), "kind: no constant has the code 99");
    assertRefused(replace(add, 29, "08"), "side: no constant has the code 7");
    assertRefused(replace(add, 29, "00"), "side: must be BUY or SELL, got none");
    assertRefused(replace(add, 38, "0000"), "lots: too few, got 0");
    assertRefused(replace(add, 17, "ffffffff"), "part: must not be negative, got -1");
    assertRefused(
        replace(BYTES.get(Kind.LEVEL), 38, "ffffffff"), "orders: must not be negative, got -1");
    assertRefused(
        replace(BYTES.get(Kind.SNAPSHOT), 21, "ffffffffffffffff"), "lots: too few, got -1");
    assertThatThrownBy(() -> FeedCodec.decode(ByteBuffer.allocate(99), new FeedMessage()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bytes: must be little endian, got BIG_ENDIAN");
  }

  private static void assertRefused(String hex, String message) {
    assertThatThrownBy(() -> FeedCodec.decode(bytes(hex), new FeedMessage()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static String replace(String hex, int offset, String bytes) {
    return hex.substring(0, 2 * offset) + bytes + hex.substring(2 * offset + bytes.length());
  }

  private static String hex(FeedMessage message) {
    ByteBuffer out =
        ByteBuffer.allocate(FeedCodec.MESSAGE_BYTES_MAX).order(ByteOrder.LITTLE_ENDIAN);
    FeedCodec.encode(message, out);
    return HexFormat.of().formatHex(out.array(), 0, out.position());
  }

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static Path page() {
    return Path.of(System.getProperty("tradegrid.root"), "docs", "formats", "feed.md");
  }
}
