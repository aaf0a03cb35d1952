package io.tradegrid.ingest.itch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.ingest.DeadReason;
import io.tradegrid.ingest.SharedData;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.Told;
import io.tradegrid.ingest.file.FeedFile;
import io.tradegrid.model.Side;
import io.tradegrid.tick.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day of ITCH gives the trades, quotes and books that whoever wrote it had. */
final class ItchFileTest {

  private static final long MIDNIGHT = TradingDay.midnightNs("2026-01-30");

  @TempDir private Path folder;

  private static ItchGenerator day(long seed, int steps) {
    ItchGenerator day = new ItchGenerator(seed, MIDNIGHT, 3);
    for (int i = 0; i < steps; i++) {
      day.step();
    }
    return day;
  }

  @Test
  void timesCountFromMidnightInNewYork() {
    assertThat(MIDNIGHT).isEqualTo(1_769_749_200_000_000_000L);
    assertThatThrownBy(() -> TradingDay.midnightNs("yesterday"))
        .hasMessage("itch.date: must be a day such as 2026-01-31, got yesterday");
  }

  @Test
  void everyTypeIsReadAsItWasWritten() {
    ItchGenerator day = day(1, 400);
    ItchDecoder decoder = new ItchDecoder();
    Set<ItchType> types = EnumSet.noneOf(ItchType.class);
    for (ItchMessage message : day.messages) {
      byte[] bytes = ItchEncoder.encode(message);
      assertThat(bytes).as(message.toString()).hasSize(message.type().bytes());
      assertThat(decoder.decode(bytes, 0, bytes.length)).isEqualTo(message);
      types.add(message.type());
    }
    assertThat(types).isEqualTo(EnumSet.allOf(ItchType.class));
  }

  @Test
  void anOrderHasTheBytesOfTheSpecification() {
    byte[] bytes =
        HexFormat.of()
            .parseHex(
                "41"
                    + "0007"
                    + "0002"
                    + "1f1aba7f9a2b"
                    + "00000000000004d2"
                    + "53"
                    + "00000064"
                    + "4141504c20202020"
                    + "001c9c5c");
    assertThat(new ItchDecoder().decode(bytes, 0, bytes.length))
        .isEqualTo(
            new ItchMessage.AddOrder(
                7, 2, 0x1f1aba7f9a2bL, 1234, Side.SELL, 100, "AAPL", 1_875_036, ""));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void booksTradesAndQuotesAreThoseOfTheGenerator(long seed) {
    ItchGenerator day = day(seed, 4_000);
    ItchTicks ticks = new ItchTicks(ItchGenerator.SOURCE, MIDNIGHT);
    List<SourceTick> told = new ArrayList<>();
    long number = 0;
    for (ItchMessage message : day.messages) {
      byte[] bytes = ItchEncoder.encode(message);
      number++;
      ticks.accept(
          bytes,
          0,
          bytes.length,
          number,
          each -> {
            if (each instanceof SourceTick tick) {
              told.add(tick);
            }
          });
    }

    assertThat(told).as("seed %d", seed).isEqualTo(day.ticks);
    for (ItchGenerator.Stock stock : day.stocks) {
      for (Side side : Side.values()) {
        List<ItchGenerator.Order> rebuilt = new ArrayList<>();
        ticks
            .book(stock.locate)
            .forEachOrder(
                side,
                (id, price, open) -> rebuilt.add(new ItchGenerator.Order(id, side, price, open)));
        assertThat(rebuilt).as("seed %d %s %s", seed, stock.name, side).isEqualTo(stock.side(side));
      }
    }
  }

  @Test
  void aFeedGoesOnWhereItIsDurable() throws IOException, InterruptedException {
    ItchGenerator day = day(6, 1_000);
    Path file = folder.resolve("day");
    Files.write(file, ItchEncoder.file(day.messages));
    ItchFile feed = new ItchFile(file, ItchGenerator.SOURCE, MIDNIGHT);

    Told all = Told.by(feed, 0);
    assertThat(all.ticks()).isEqualTo(day.ticks);
    assertThat(all.broken()).isNotEmpty().allMatch(b -> b.reason() == DeadReason.TRADE_BROKEN);
    assertThat(all.positions).isSortedAccordingTo(Comparator.naturalOrder());
    for (int cut = 1; cut < all.messages.size(); cut += 97) {
      Told rest = Told.by(feed, all.positions.get(cut - 1));
      int repeated = rest.messages.size() - (all.messages.size() - cut);
      assertThat(repeated).isBetween(0, 1);
      assertThat(rest.messages)
          .isEqualTo(all.messages.subList(cut - repeated, all.messages.size()));
    }
  }

  @Test
  void whatIsNotItchIsADeadLetterAndACutFileAnError() throws IOException, InterruptedException {
    byte[] good = ItchEncoder.encode(new ItchMessage.SystemEvent(0, 0, 1, 'O'));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {0, 3, 'Z', 1, 2, 0, 3, 'A', 1, 2, 0, 12});
    bytes.writeBytes(good);
    Path file = folder.resolve("bad");
    Files.write(file, bytes.toByteArray());

    Told told = Told.by(new ItchFile(file, 1, 0), 0);

    assertThat(told.broken().stream().map(b -> b.reason() + " " + b.message() + " " + b.content()))
        .containsExactly(
            "UNREADABLE type: must be one of ITCH 5.0, got byte 0x5a 5a0102",
            "UNREADABLE length: must be 36 for type A, got 3 410102");
    Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() - 1));
    assertThatThrownBy(() -> Told.by(new ItchFile(file, 1, 0), 0))
        .isInstanceOf(IOException.class)
        .hasMessage("bad: ends in the middle of a message");
  }

  /** The sample has two zero bytes where NASDAQ's files have the length, which the type tells. */
  @Test
  void theArtificialSampleIsRead() throws IOException, InterruptedException {
    ByteArrayOutputStream framed = new ByteArrayOutputStream();
    try (InputStream input =
        FeedFile.open(SharedData.file("itch/ritch/ex20101224.TEST_ITCH_50.gz"))) {
      byte[] bytes = input.readAllBytes();
      for (int at = 2; at < bytes.length; ) {
        int length = ItchType.of(bytes[at]).bytes();
        framed.write(0);
        framed.write(length);
        framed.write(bytes, at, length);
        at += length + 2;
      }
    }
    Path file = folder.resolve("sample");
    Files.write(file, framed.toByteArray());

    Told told = Told.by(new ItchFile(file, ItchGenerator.SOURCE, 0), 0);

    // It is made up and changes 117 orders that it never had, counted apart from this code.
    assertThat(told.broken()).hasSize(117).allMatch(b -> b.message().equals("UNKNOWN_ORDER"));
    assertThat(told.trades()).hasSize(5_180);
    assertThat(told.positions.get(told.positions.size() - 1)).isLessThanOrEqualTo(12_012L);
    assertThat(told.trades().stream().filter(t -> t.conditions() == Tag.of("H"))).hasSize(5_000);
    assertThat(told.ticks().stream().map(SourceTick::symbol).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("ALC", "BOB", "CHAR");
  }
}
