package io.tradegrid.market;

import io.tradegrid.market.MarketStream.Style;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds after every command, whatever the commands are: {@link MarketModel} believes only what
 * keeps to the rules, and the market is what the model believes. One seed with -Dtest.seed=N,
 * longer streams with -Dtest.operations=N, more of them with -Dtest.seeds=N.
 */
final class MarketInvariantsTest {

  private static final int OPERATIONS = Integer.getInteger("test.operations", 6_000);
  private static final int SEEDS = Integer.getInteger("test.seeds", 2);

  static Stream<Arguments> streams() {
    String given = System.getProperty("test.seed");
    LongStream seeds =
        given == null
            ? LongStream.rangeClosed(101, 100 + SEEDS)
            : LongStream.of(Long.parseLong(given));
    return seeds
        .boxed()
        .flatMap(seed -> Stream.of(Style.values()).map(style -> Arguments.of(seed, style)))
        .flatMap(
            stream ->
                Stream.of(MarketKind.values())
                    .map(kind -> Arguments.of(stream.get()[0], stream.get()[1], kind)));
  }

  @ParameterizedTest(name = "-Dtest.seed={0}, {1}, {2}")
  @MethodSource("streams")
  void everyCommandKeepsToTheRules(long seed, Style style, MarketKind kind) {
    MarketModel model = new MarketModel();
    Market market = kind.open(MarketStream.MAX_ORDER_LOTS, model);
    MarketStream stream = new MarketStream(seed, style);
    for (int i = 0; i < OPERATIONS; i++) {
      MarketCommand command = stream.next();
      try {
        model.expect(command);
        command.applyTo(market);
        model.compare(market);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "%s, seed %d, %s, command %d: %s".formatted(kind, seed, style, i, command), e);
      }
    }
  }
}
