package io.tradegrid.benchmark.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradegrid.orderbook.ReferenceOrderBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stream is what it says: its mix, its size, valid at every command, the same by its seed. */
final class StreamGeneratorTest {

  private static final int TARGET = 1_000;
  private static final int COMMANDS = 200_000;

  @TempDir private Path directory;

  private static CommandStream stream(long seed) {
    return StreamGenerator.generate(TARGET, COMMANDS, seed, done -> {});
  }

  @Test
  void keepsTheMix() {
    CommandStream stream = stream(7);

    int[] counts = new int[CommandStream.KINDS];
    for (int i = stream.fill(); i < stream.size(); i++) {
      counts[stream.kind(i)]++;
    }

    assertThat(stream.size()).isEqualTo(TARGET + COMMANDS);
    for (int kind = 0; kind < CommandStream.KINDS; kind++) {
      assertThat(100.0 * counts[kind] / COMMANDS).isCloseTo(StreamGenerator.MIX[kind], within(0.5));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @CsvSource({"1", "2", "3"})
  void keepsTheBookAtItsSizeAndEveryCommandValid(long seed) {
    CommandStream stream = stream(seed);
    LadderEngine reference = new LadderEngine(new ReferenceOrderBook());
    for (int i = 0; i < stream.size(); i++) {
      reference.apply(stream, i);
      if (i > stream.fill() + TARGET) {
        assertThat(reference.restingOrders()).as("at command %d", i).isBetween(800, 1_200);
      }
    }

    assertThat(reference.tally().refused()).isZero();
    assertThat(reference.tally().trades()).isGreaterThan(COMMANDS / 50);
  }

  @ParameterizedTest(name = "seed {0}")
  @CsvSource({"1", "2", "3"})
  void allBooksTradeTheSame(long seed) {
    CommandStream stream = stream(seed);

    String reference =
        new BookRun(new LadderEngine(new ReferenceOrderBook()), stream)
            .latency(1_000_000_000, COMMANDS)
            .toString()
            .replaceAll(".*, commands=", "");

    assertThat(new BookRun(new LadderEngine(), stream).throughput().toString()).endsWith(reference);
    for (BookEngine peer :
        List.of(ExchangeCoreEngine.ofBook(), ExchangeCoreEngine.withRiskEngine())) {
      assertThat(new BookRun(peer, stream).throughput().toString()).endsWith(reference);
    }
  }

  @Test
  void isTheSameForTheSameSeedAlsoFromAFile() throws IOException {
    Path one = directory.resolve("one");
    Path again = directory.resolve("again");
    Path other = directory.resolve("other");

    stream(11).write(one);
    CommandStream.read(one).write(again);
    stream(12).write(other);

    assertThat(again).hasSameBinaryContentAs(one);
    stream(11).write(again);
    assertThat(again).hasSameBinaryContentAs(one);
    assertThat(Files.mismatch(one, other)).isNotNegative();
  }
}
