package io.tradegrid.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BookTreeTest {

  private static final List<String> PORTFOLIOS = List.of("ARB", "DELTA1", "INDEX", "LONE", "VOL");

  private final BookTree tree =
      new BookTree(
          Map.of(
              "VOL",
              "OPTIONS",
              "ARB",
              "OPTIONS",
              "OPTIONS",
              "EQUITIES",
              "DELTA1",
              "EQUITIES",
              "INDEX",
              "FUTURES"));

  @Test
  void aBookHasThePortfoliosUnderItAtAnyDepth() {
    assertThat(tree.portfoliosUnder("OPTIONS", PORTFOLIOS)).containsExactly("ARB", "VOL");
    assertThat(tree.portfoliosUnder("EQUITIES", PORTFOLIOS))
        .containsExactly("ARB", "DELTA1", "VOL");
    assertThat(tree.portfoliosUnder("VOL", PORTFOLIOS)).isEmpty();
    assertThat(tree.books()).containsExactly("EQUITIES", "FUTURES", "OPTIONS");
    assertThat(tree.isBook("VOL")).isFalse();
    assertThat(tree.above("VOL")).containsExactly("OPTIONS", "EQUITIES");
    assertThat(tree.above("LONE")).isEmpty();
  }

  @Test
  void aMemberCanBeMoved() {
    assertThat(tree.with("OPTIONS", null).portfoliosUnder("EQUITIES", PORTFOLIOS))
        .containsExactly("DELTA1");
    assertThat(tree.with("LONE", "FUTURES").portfoliosUnder("FUTURES", PORTFOLIOS))
        .containsExactly("INDEX", "LONE");
  }

  @Test
  void aCircleIsRefused() {
    assertThatThrownBy(() -> tree.with("EQUITIES", "OPTIONS"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("parent: (EQUITIES|OPTIONS) stands under itself");
    assertThatThrownBy(() -> tree.with("FUTURES", "FUTURES"))
        .hasMessage("parent: FUTURES stands under itself");
  }
}
