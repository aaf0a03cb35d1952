package io.tradegrid.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LobsterMessagesTest {

  /** Midnight of 21 June 2012 in New York is four o'clock in UTC. */
  private static final long MIDNIGHT_NS = 1_340_251_200_000_000_000L;

  private static LobsterMessage read(String row) throws IOException {
    Path folder = Files.createTempDirectory("lobster");
    Path file = folder.resolve("T_2012-06-21_34200000_34260000_message_1.csv");
    try {
      Files.writeString(file, row + "\n");
      try (LobsterMessages messages = LobsterMessages.open(file)) {
        return messages.next();
      }
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  @Property(tries = 200)
  void isReadAsItWasWritten(
      @ForAll @LongRange(min = 0, max = 86_399_999_999_999L) long ns,
      @ForAll @IntRange(min = 1, max = 6) int type,
      @ForAll @LongRange(min = 0, max = 999_999_999_999_999_999L) long orderId,
      @ForAll @LongRange(min = 1, max = 1L << 40) long size,
      @ForAll @LongRange(min = 1, max = 9_999_999_999L) long price,
      @ForAll Side side)
      throws IOException {
    String row =
        String.format(
            Locale.ROOT,
            "%d.%09d,%d,%d,%d,%d,%d",
            ns / 1_000_000_000,
            ns % 1_000_000_000,
            type,
            orderId,
            size,
            price,
            side.sign());

    assertThat(read(row))
        .isEqualTo(
            new LobsterMessage(
                1, MIDNIGHT_NS + ns, LobsterType.of(type), orderId, size, price, side));
  }

  @ParameterizedTest
  @CsvSource({
    "34200,34200000000000",
    "34200.5,34200500000000",
    "34200.004241176,34200004241176",
    "35821.088778456004,35821088778456",
    "35821.088778455997,35821088778456",
  })
  void timesAreExactToTheNanosecond(String time, long ns) throws IOException {
    assertThat(read(time + ",1,1,1,1,1").timestampNs()).isEqualTo(MIDNIGHT_NS + ns);
  }

  @Test
  void aHaltHasNoPriceAndNoSize() throws IOException {
    assertThat(read("36023,7,0,0,-1,-1"))
        .isEqualTo(
            new LobsterMessage(
                1, MIDNIGHT_NS + 36_023_000_000_000L, LobsterType.HALT, 0, 0, -1, Side.SELL));
  }

  @Test
  void theNameSaysSymbolDayAndLevels() {
    assertThat(LobsterName.of(Path.of("BRK.B_2012-06-21_34200000_57600000_message_10.csv.gz")))
        .isEqualTo(new LobsterName("BRK.B", LocalDate.of(2012, 6, 21), 10));
    assertThat(LobsterName.find(Path.of("AAPL_message_10.csv"))).isEmpty();
    assertThat(LobsterName.find(Path.of("AAPL_2012-06-21_1_2_message_0.csv"))).isEmpty();
  }

  @Test
  void winterHasAnotherOffset() {
    LobsterName winter = new LobsterName("T", LocalDate.of(2013, 1, 2), 1);

    assertThat(winter.midnightNs()).isEqualTo(1_357_102_800_000_000_000L);
  }
}
