package io.tradegrid.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConsolePageTest {

  private static final Pattern DECLARED =
      Pattern.compile("(?m)^(?:export )?(?:async )?(?:function|const|let|class) ([$\\w]+)");
  private static final Pattern EXPORTED =
      Pattern.compile("(?m)^export (?:async )?(?:function|const|let|class) ([$\\w]+)");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import \\{ ([^}]+) \\} from \"\\./([\\w.]+)\";$");

  /** The modules become one, so a name that two of them declare would be declared twice. */
  @Test
  void noTwoModulesDeclareTheSameName() {
    List<String> names = new ArrayList<>();
    ConsolePage.MODULES.forEach(module -> names.addAll(matches(DECLARED, module)));
    assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(40);
  }

  @Test
  void everyImportIsOfAnEarlierModuleThatExportsIt() {
    Set<String> exported = new HashSet<>();
    for (String module : ConsolePage.MODULES) {
      Matcher imports = IMPORT.matcher(ConsolePage.read(module));
      while (imports.find()) {
        for (String name : imports.group(1).split(", ", -1)) {
          assertThat(exported).as(module).contains(imports.group(2) + " " + name);
        }
      }
      matches(EXPORTED, module).forEach(name -> exported.add(module + " " + name));
    }
  }

  @Test
  void thePageIsWholeAndLoadsNothingFromElsewhere() {
    String page = new ConsolePage().page().getBody();
    assertThat(page)
        .contains("function refresh()")
        .contains("grid-template-columns")
        .doesNotContain("/*STYLE*/")
        .doesNotContain("/*SCRIPT*/")
        .doesNotContain("\nimport ")
        .doesNotContain("\nexport ")
        .doesNotContain("src=")
        .doesNotContain("stylesheet")
        .doesNotContain("https:")
        .doesNotContain("innerHTML");
    assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:");
  }

  private static List<String> matches(Pattern pattern, String module) {
    return pattern.matcher(ConsolePage.read(module)).results().map(m -> m.group(1)).toList();
  }
}
