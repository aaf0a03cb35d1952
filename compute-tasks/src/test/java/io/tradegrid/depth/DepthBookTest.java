package io.tradegrid.depth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.model.Side;
import org.junit.jupiter.api.Test;

/** Goal: absolute and relative updates, the bound, and what is refused. */
final class DepthBookTest {

  private final DepthBook book = DepthBook.unbounded();

  @Test
  void absoluteUpdatesPutReplaceAndTakeOut() {
    assertThat(book.set(Side.SELL, 101, 7, 2)).isEqualTo(DepthResult.APPLIED);
    assertThat(book.set(Side.SELL, 100, 1, 1)).isEqualTo(DepthResult.APPLIED);
    assertThat(book.set(Side.SELL, 101, 6, 1)).isEqualTo(DepthResult.APPLIED);
    assertThat(book.levels(Side.SELL, 10))
        .containsExactly(new DepthLevel(100, 1, 1), new DepthLevel(101, 6, 1));

    assertThat(book.set(Side.SELL, 100, 0, 0)).isEqualTo(DepthResult.APPLIED);
    assertThat(book.levels(Side.SELL, 10)).containsExactly(new DepthLevel(101, 6, 1));
    assertThat(book.levels(Side.BUY, 10)).isEmpty();
  }

  @Test
  void relativeUpdatesPutChangeAndTakeOut() {
    assertThat(book.change(Side.BUY, -1, 5, 1)).isEqualTo(DepthResult.APPLIED);
    assertThat(book.change(Side.BUY, 0, 4, 1)).isEqualTo(DepthResult.APPLIED);
    assertThat(book.change(Side.BUY, -1, -2, 0)).isEqualTo(DepthResult.APPLIED);
    assertThat(book.levels(Side.BUY, 10))
        .containsExactly(new DepthLevel(0, 4, 1), new DepthLevel(-1, 3, 1));

    assertThat(book.change(Side.BUY, 0, -4, -1)).isEqualTo(DepthResult.APPLIED);
    assertThat(book.levels(Side.BUY, 10)).containsExactly(new DepthLevel(-1, 3, 1));
  }

  @Test
  void theBoundHoldsAfterTheMessageAndNotInIt() {
    DepthBook bounded = DepthBook.bounded(2);
    bounded.set(Side.BUY, 97, 3, 0);
    bounded.set(Side.BUY, 98, 2, 0);
    assertThat(bounded.endMessage()).isZero();

    bounded.set(Side.BUY, 99, 1, 0);
    bounded.set(Side.BUY, 98, 0, 0);
    assertThat(bounded.endMessage()).isZero();
    assertThat(bounded.levels(Side.BUY, 10))
        .containsExactly(new DepthLevel(99, 1, 0), new DepthLevel(97, 3, 0));

    bounded.set(Side.BUY, 100, 1, 0);
    assertThat(bounded.endMessage()).isEqualTo(1);
    assertThat(bounded.levels(Side.BUY, 10))
        .containsExactly(new DepthLevel(100, 1, 0), new DepthLevel(99, 1, 0));
    assertThat(bounded.set(Side.BUY, 97, 0, 0)).isEqualTo(DepthResult.UNKNOWN_LEVEL);
  }

  @Test
  void theFarEndsOfTheRangeAreInOrder() {
    for (Side side : Side.values()) {
      book.set(side, Long.MIN_VALUE, 1, 0);
      book.set(side, Long.MAX_VALUE, 2, 0);
      book.set(side, 0, 3, 0);
    }

    assertThat(book.levels(Side.BUY, 3))
        .extracting(DepthLevel::quantityLots)
        .containsExactly(2L, 3L, 1L);
    assertThat(book.levels(Side.SELL, 3))
        .extracting(DepthLevel::quantityLots)
        .containsExactly(1L, 3L, 2L);
    assertThat(book.levels(Side.SELL, 1)).containsExactly(new DepthLevel(Long.MIN_VALUE, 1, 0));
  }

  @Test
  void refusalsChangeNothing() {
    book.set(Side.BUY, 99, 10, 2);

    assertThat(book.set(Side.BUY, 98, 0, 0)).isEqualTo(DepthResult.UNKNOWN_LEVEL);
    assertThat(book.change(Side.BUY, 98, -1, 0)).isEqualTo(DepthResult.UNKNOWN_LEVEL);
    assertThat(book.change(Side.BUY, 98, 0, 1)).isEqualTo(DepthResult.UNKNOWN_LEVEL);
    assertThat(book.change(Side.BUY, 98, 1, -1)).isEqualTo(DepthResult.EXCEEDS_LEVEL);
    assertThat(book.change(Side.BUY, 99, -11, 0)).isEqualTo(DepthResult.EXCEEDS_LEVEL);
    assertThat(book.change(Side.BUY, 99, Long.MIN_VALUE, 0)).isEqualTo(DepthResult.EXCEEDS_LEVEL);
    assertThat(book.change(Side.BUY, 99, -1, -3)).isEqualTo(DepthResult.EXCEEDS_LEVEL);
    assertThat(book.change(Side.BUY, 99, Long.MAX_VALUE - 9, 0)).isEqualTo(DepthResult.OVERFLOW);
    assertThat(book.change(Side.BUY, 99, 1, Integer.MAX_VALUE)).isEqualTo(DepthResult.OVERFLOW);

    assertThat(book.levels(Side.BUY, 10)).containsExactly(new DepthLevel(99, 10, 2));
    assertThat(book.size(Side.SELL)).isZero();
  }

  @Test
  void badArgumentsAreNamed() {
    assertRefused(() -> DepthBook.bounded(0), "maxLevels: must be positive, got 0");
    assertRefused(() -> book.set(null, 1, 1, 0), "side: must be BUY or SELL, got null");
    assertRefused(() -> book.set(Side.BUY, 1, -1, 0), "lots: must not be negative, got -1");
    assertRefused(() -> book.set(Side.BUY, 1, 1, -1), "orders: must not be negative, got -1");
    assertRefused(() -> book.change(null, 1, 1, 0), "side: must be BUY or SELL, got null");
    assertRefused(() -> book.levels(Side.BUY, -1), "max: must not be negative, got -1");
    assertRefused(() -> book.size(null), "side: must be BUY or SELL, got null");
    assertThat(book.size(Side.BUY)).isZero();
  }

  private static void assertRefused(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
