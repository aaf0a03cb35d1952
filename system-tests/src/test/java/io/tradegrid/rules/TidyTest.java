package io.tradegrid.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Goal: the tree stays small-grained, explained and free of leftovers. Method: every source is
 * parsed and put to each rule; a failure lists all places at once. That each rule can fail is shown
 * in {@link TidyRulesTest}.
 */
final class TidyTest {

  private static final int README_LINES_MAX = 150;

  private static Repository repository;
  private static List<JavaSource> main;
  private static List<JavaSource> tests;

  @BeforeAll
  static void parse() {
    repository = Repository.open();
    main = repository.mainSources();
    tests = repository.testSources();
  }

  @Test
  void thereAreSourcesToJudge() {
    assertThat(main.size()).as("main sources").isGreaterThan(25);
    assertThat(tests.size()).as("test sources").isGreaterThan(10);
  }

  @Test
  void mainFilesAreShort() {
    assertKept(main, ShapeRules::longFile);
  }

  @Test
  void methodsAreShort() {
    assertKept(main, ShapeRules::longMethod);
    assertKept(tests, ShapeRules::longMethod);
  }

  @Test
  void nothingIsLeftForLater() {
    assertKept(main, ShapeRules::unfinished);
    assertKept(tests, ShapeRules::unfinished);
  }

  @Test
  void namesSayWhatAThingIs() {
    assertKept(main, ShapeRules::emptyName);
    assertKept(tests, ShapeRules::emptyName);
  }

  @Test
  void noExceptionIsSwallowed() {
    assertKept(main, ShapeRules::emptyCatch);
    assertKept(tests, ShapeRules::emptyCatch);
  }

  @Test
  void noJavadocIsEmpty() {
    assertKept(main, JavadocRules::empty);
    assertKept(tests, JavadocRules::empty);
  }

  @Test
  void whatIsPublicIsExplained() {
    assertKept(main, JavadocRules::missing);
  }

  @Test
  void everyPackageIsExplained() {
    assertNone(PackageRules.unexplained(main));
  }

  @Test
  void testsDoNotSleep() {
    assertKept(tests, TestRules::blindWait);
  }

  @Test
  void noTestIsDisabled() {
    assertKept(tests, TestRules::disabled);
  }

  @Test
  void theDeterministicCoreReadsNoClock() {
    assertKept(core(), DeterminismRules::clock);
  }

  @Test
  void theDeterministicCoreHasNoFloatingPoint() {
    assertKept(core(), DeterminismRules::floatingPoint);
  }

  @Test
  void everyTextIsAtHomeOnEveryMachine() {
    assertNone(repository.textFiles().stream().flatMap(f -> TextRules.machinePath(f).stream()));
  }

  @Test
  void noTextNamesARegistryHost() {
    assertNone(repository.textFiles().stream().flatMap(f -> TextRules.registryHost(f).stream()));
  }

  @Test
  void theReadmeIsShort() {
    assertThat(repository.exists("README.md")).as("README.md exists").isTrue();
    assertThat(repository.read("README.md").lines().count())
        .as("lines of README.md")
        .isLessThanOrEqualTo(README_LINES_MAX);
  }

  @Test
  void linksLeadSomewhere() {
    assertNone(
        repository.paths().stream()
            .filter(path -> path.endsWith(".md"))
            .flatMap(page -> MarkdownLinks.broken(repository.root(), page).stream()));
  }

  private static List<JavaSource> core() {
    DeterministicCore core = DeterministicCore.of(repository);
    return main.stream().filter(source -> core.contains(source.packageName())).toList();
  }

  private static void assertKept(Collection<JavaSource> sources, SourceRule rule) {
    assertNone(sources.stream().flatMap(source -> rule.offences(source).stream()));
  }

  private static void assertNone(Stream<String> offences) {
    List<String> all = offences.toList();
    assertThat(all).as("%d places\n%s\n", all.size(), String.join("\n", all)).isEmpty();
  }
}
