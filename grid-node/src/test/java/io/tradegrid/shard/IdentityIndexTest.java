package io.tradegrid.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.ClientOrderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index against a plain map, over seeded random additions and removals. */
final class IdentityIndexTest {

  private static final int STEPS = 60_000;
  private static final int PORTFOLIOS = 3;

  private record Name(int portfolioId, ClientOrderId id) {}

  private final Map<Integer, Name> names = new HashMap<>();
  private final IdentityIndex index = new IdentityIndex(this::isNamed);

  private boolean isNamed(int number, int portfolioId, ClientOrderId id) {
    return new Name(portfolioId, id).equals(names.get(number));
  }

  /** With few names the table is emptied and filled again and again, with many it grows. */
  @ParameterizedTest(name = "{0} names")
  @ValueSource(ints = {10, 40, 3_000, 100_000})
  void findsWhatAMapFinds(int ids) {
    Random random = new Random(ids);
    Map<Name, Integer> numbers = new HashMap<>();
    for (int step = 1; step <= STEPS; step++) {
      Name name = name(random, ids);
      Integer number = numbers.get(name);
      assertThat(index.find(name.portfolioId, name.id))
          .as("step %d of %d names", step, ids)
          .isEqualTo(number == null ? 0 : number);
      if (number == null) {
        names.put(step, name);
        numbers.put(name, step);
        index.add(name.portfolioId, name.id, step);
      } else if (random.nextInt(4) > 0) {
        index.remove(name.portfolioId, name.id, number);
        numbers.remove(name);
        names.remove(number);
      }
    }
    assertFinds(numbers);
    index.clear(numbers.size());
    List<Name> all = new ArrayList<>(numbers.keySet());
    all.forEach(name -> assertThat(index.find(name.portfolioId, name.id)).isZero());
    numbers.forEach((name, number) -> index.add(name.portfolioId, name.id, number));
    assertFinds(numbers);
  }

  /** Where many are forgotten and where none is, and in tables that are crowded at their ends. */
  @ParameterizedTest(name = "one in {0} is forgotten")
  @ValueSource(ints = {1, 2, 10, 1_000_000})
  void newNumbersAreFoundAndWhatIsForgottenIsNot(int forgotten) {
    Random random = new Random(forgotten);
    for (int size = 0; size < 3_000; size = size * 5 / 4 + 1) {
      Map<Name, Integer> numbers = new HashMap<>();
      IdentityIndex some = new IdentityIndex(this::isNamed);
      names.clear();
      while (numbers.size() < size) {
        Name name = name(random, 100_000);
        if (numbers.putIfAbsent(name, numbers.size() + 1) == null) {
          names.put(numbers.size(), name);
          some.add(name.portfolioId, name.id, numbers.size());
        }
      }
      int[] renumbered = new int[size + 1];
      names.clear();
      numbers.replaceAll(
          (name, number) -> {
            renumbered[number] = random.nextInt(forgotten) == 0 ? 0 : 7_000 - number;
            names.put(renumbered[number], name);
            return renumbered[number];
          });

      some.renumber(number -> renumbered[number]);

      numbers.forEach(
          (name, number) -> assertThat(some.find(name.portfolioId, name.id)).isEqualTo(number));
      numbers.values().removeIf(number -> number == 0);
      numbers.forEach((name, number) -> some.remove(name.portfolioId, name.id, number));
      numbers.keySet().forEach(name -> assertThat(some.find(name.portfolioId, name.id)).isZero());
    }
  }

  /** A full table would be searched for ever. */
  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aTableThatIsHalfFullKnowsItAfterNewNumbersToo() {
    int half = 16;
    for (int number = 1; number <= half; number++) {
      add(number);
    }
    Map<Integer, Name> old = Map.copyOf(names);
    names.clear();
    old.forEach((number, name) -> names.put(number + 100, name));
    index.renumber(number -> number + 100);
    for (int number = half + 1; number <= 2 * half; number++) {
      add(number);
    }

    assertThat(index.find(1, ClientOrderId.of("unknown"))).isZero();
    names.forEach(
        (number, name) -> assertThat(index.find(name.portfolioId, name.id)).isEqualTo(number));
  }

  private void add(int number) {
    Name name = new Name(1, ClientOrderId.of("n" + number));
    names.put(number, name);
    index.add(name.portfolioId, name.id, number);
  }

  private void assertFinds(Map<Name, Integer> numbers) {
    numbers.forEach(
        (name, number) -> assertThat(index.find(name.portfolioId, name.id)).isEqualTo(number));
  }

  private static Name name(Random random, int ids) {
    return new Name(
        1 + random.nextInt(PORTFOLIOS), ClientOrderId.of("n" + random.nextInt(ids / 2)));
  }
}
