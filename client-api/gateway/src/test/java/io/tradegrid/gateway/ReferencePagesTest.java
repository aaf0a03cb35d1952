package io.tradegrid.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class ReferencePagesTest {

  private static final Path ROOT = Path.of(System.getProperty("tradegrid.root"));
  private static final Pattern HEADING = Pattern.compile("(?m)^### `([A-Z]+ /\\S*)`$");
  private static final Pattern KEY = Pattern.compile("(?m)^#([a-z.]+=.*)$");

  @Test
  void theRestPageDescribesTheEndpointsThatAreThere() throws IOException {
    TreeSet<String> served = new TreeSet<>();
    GatewayServer.fresh()
        .context()
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (mapping, method) -> {
              if (method.getBeanType().getName().startsWith("io.tradegrid")) {
                served.addAll(endpoints(mapping));
              }
            });
    served.removeIf(endpoint -> endpoint.endsWith(" /error"));

    String page = Files.readString(ROOT.resolve("docs/reference/rest.md"));
    List<String> described = HEADING.matcher(page).results().map(m -> m.group(1)).toList();

    assertThat(described).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(described)).isEqualTo(served);
  }

  private static List<String> endpoints(RequestMappingInfo mapping) {
    return mapping.getPatternValues().stream()
        .flatMap(
            path ->
                mapping.getMethodsCondition().getMethods().stream()
                    .map(method -> method + " " + path))
        .toList();
  }

  @Test
  void theShippedConfigurationShowsEachKeyAtItsDefault() throws IOException {
    Properties defaults = new Properties();
    try (var in = ReferencePagesTest.class.getResourceAsStream("/application.properties")) {
      defaults.load(in);
    }
    String shipped = Files.readString(ROOT.resolve("config/gateway.properties"));
    List<String> keys = KEY.matcher(shipped).results().map(m -> m.group(1)).toList();

    assertThat(keys)
        .containsExactly(
            "server.address=" + defaults.getProperty("server.address"),
            "server.port=" + defaults.getProperty("server.port"),
            "tradegrid.hosts=" + defaults.getProperty("tradegrid.hosts"),
            "tradegrid.grid.addresses=" + defaults.getProperty("tradegrid.grid.addresses"));
  }
}
