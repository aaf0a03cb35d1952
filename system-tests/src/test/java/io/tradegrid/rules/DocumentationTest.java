package io.tradegrid.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Goal: a reference page says what the code does. On a difference, paste what the test prints. */
final class DocumentationTest {

  private final Repository repository = Repository.open();

  @Test
  void rejectReasonsAreThoseOfTheCode() {
    assertPage(ReferencePages.REJECT_REASONS, ReferencePages.rejectReasons());
  }

  @Test
  void sqlTablesAreThoseOfTheCode() {
    assertPage(ReferencePages.SQL, ReferencePages.sql());
  }

  @Test
  void theArchitectureIsDescribed() {
    assertThat(repository.exists(DeterministicCore.PAGE))
        .as("%s exists", DeterministicCore.PAGE)
        .isTrue();
  }

  private void assertPage(String path, String expected) {
    String actual = repository.exists(path) ? repository.read(path) : "";

    assertThat(actual)
        .withFailMessage(
            () -> path + " differs from the code. It must be:\n\n" + expected + "\n(end of page)")
        .isEqualTo(expected);
  }
}
