package io.tradegrid.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientOrderIdTest {

  @Property
  void theTextComesBack(@ForAll("texts") String text) {
    ClientOrderId id = ClientOrderId.of(text);

    assertThat(id).hasToString(text);
    assertThat(ClientOrderId.ofBits(id.high(), id.low())).isEqualTo(id);
  }

  @Property
  void idsCompareAsTheirTextsDo(@ForAll("texts") String first, @ForAll("texts") String second) {
    int ids = ClientOrderId.of(first).compareTo(ClientOrderId.of(second));

    assertThat(Integer.signum(ids)).isEqualTo(Integer.signum(first.compareTo(second)));
  }

  /** Whatever 128 bits come in, they are an id exactly if packing their text gives them back. */
  @Property(tries = 5_000)
  void bitsAreAnIdExactlyIfATextPacksToThem(@ForAll("bits") long high, @ForAll("bits") long low) {
    String text = new ClientOrderId(high, low).toString();
    boolean packs = !text.isEmpty() && ClientOrderId.of(text).equals(new ClientOrderId(high, low));

    assertThat(isRead(high, low)).isEqualTo(packs);
  }

  private static boolean isRead(long high, long low) {
    try {
      return ClientOrderId.ofBits(high, low).high() == high;
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("clientOrderId: bits ");
      return false;
    }
  }

  @Test
  void sortsAFewKnownTexts() {
    List<String> texts =
        Arrays.asList("z", "-", "0", "9", "A", "Z", "a", "AA", "A-", "AAAAAAAAAAB", "AAAAAAAAAA");

    List<String> sorted =
        texts.stream().map(ClientOrderId::of).sorted().map(Object::toString).toList();

    assertThat(sorted)
        .containsExactly(
            "-", "0", "9", "A", "A-", "AA", "AAAAAAAAAA", "AAAAAAAAAAB", "Z", "a", "z");
  }

  @Test
  void refusesNoText() {
    assertThatThrownBy(() -> ClientOrderId.of(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("clientOrderId: must have 1 to 20 characters, got none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123456789012345678901"})
  void refusesLengths(String text) {
    assertThatThrownBy(() -> ClientOrderId.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("clientOrderId: must have 1 to 20 characters, got '" + text + "'");
  }

  @ParameterizedTest
  @CsvSource({"a b, 2", "_a, 1", "a.b, 2", "aä, 2", "1234567890123456789*, 20", "a/b, 2"})
  void refusesOtherCharacters(String text, int position) {
    assertThatThrownBy(() -> ClientOrderId.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "clientOrderId: '%s' has a character other than letters, digits and '-' at position %d",
            text, position);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .withCharRange('0', '9')
        .withChars('-')
        .ofMinLength(1)
        .ofMaxLength(ClientOrderId.LENGTH_MAX);
  }

  /** Halves of real ids, which are often nearly right, and anything else. */
  @Provide
  Arbitrary<Long> bits() {
    Arbitrary<ClientOrderId> ids = texts().map(ClientOrderId::of);
    return Arbitraries.oneOf(
        ids.map(ClientOrderId::high),
        ids.map(ClientOrderId::low),
        ids.map(id -> id.high() & ~(63L << 24)),
        Arbitraries.longs());
  }
}
