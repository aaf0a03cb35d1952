package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.faults.process.GatewayProcess;
import io.tradegrid.faults.process.NodeProcess;
import io.tradegrid.model.Portfolio;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty S&amp;P 500 names of equal weight: prices come in as a file, positions as reported trades,
 * and value at risk goes out over command line and REST as a direct calculation has it. Live risk
 * goes out the same ways, and is that of a full recomputation to the last bit.
 */
final class RealPricesRiskTest {

  private static final String PRICES = "daily/sp500_5yr_ohlcv_long.csv.gz";
  private static final List<String> NAMES =
      List.of(
          "AAPL", "AMZN", "BA", "BAC", "CAT", "CVX", "DIS", "GE", "HD", "IBM", "INTC", "JNJ", "JPM",
          "KO", "MCD", "MMM", "MSFT", "PG", "WMT", "XOM");
  private static final int OBSERVATIONS = 1_000;
  private static final BigDecimal EACH = new BigDecimal("50000");
  private static final double RELATIVE = 1e-9;

  @TempDir private Path directory;

  @Test
  void riskOfRealPricesIsTheSameOnEveryWayOut() throws IOException {
    Path file = directory.resolve("twenty.csv");
    Map<String, List<BigDecimal>> closes = extract(file);
    double[] pnl = new double[OBSERVATIONS];
    try (NodeProcess node = new NodeProcess(directory).start();
        GatewayProcess gateway = new GatewayProcess(directory, node);
        TradeGridClient client = node.connect()) {
      CommandLine commands = new CommandLine(directory);
      commands.run(
          "import", "prices", "--create-instruments", file.toString(), "--grid", node.address());
      client.createPortfolio(Portfolio.named("EQUAL", "USD"));
      client.createPortfolio(Portfolio.named("STREET", "USD"));
      List<OrderRequest> trades = new ArrayList<>();
      for (String name : NAMES) {
        List<BigDecimal> series = closes.get(name);
        BigDecimal last = series.get(series.size() - 1);
        BigDecimal shares = EACH.divide(last, 0, RoundingMode.HALF_UP);
        trades.add(
            new OrderRequest.Report(name, "EQUAL", "buy-" + name, "STREET", last, shares, 1));
        addProfits(series, shares.doubleValue() * last.doubleValue(), pnl);
      }
      assertThat(client.submit(trades)).allMatch(answer -> answer.isAccepted());
      assertThat(client.awaitProjection(Duration.ofSeconds(20))).isTrue();

      String json =
          commands.run(
              "risk", "EQUAL", "--observations", "1000", "--json", "--grid", node.address());
      assertRisk(json, pnl);
      assertRisk(gateway.get("/api/v1/risk/portfolio/EQUAL?observations=1000").body(), pnl);
      assertThat(gateway.get("/api/v1/risk/portfolio/EQUAL?observations=5000").body())
          .contains("INSUFFICIENT_DATA")
          .contains("5000")
          .contains("1258");
      assertLiveRisk(client, commands, node, gateway);
    }
  }

  /**
   * Live risk of other positions on the same node; several nodes and their deaths: FailoverTest.
   */
  private static void assertLiveRisk(
      TradeGridClient client, CommandLine commands, NodeProcess node, GatewayProcess gateway) {
    LiveRiskScene scene = new LiveRiskScene(client);
    scene.make();
    assertThat(scene.live().number("valueAtRisk")).isZero();
    for (int round = 0; round < 4; round++) {
      scene.trade(30);
      scene.assertLiveIsFull();
    }
    scene.correctCloses();
    scene.assertLiveIsFull();
    scene.takeOtherOutOfTheBook();
    scene.assertLiveIsFull();
    scene.assertABadCloseFailsBoth();
    scene.assertLiveIsFull();
    scene.correctCurrency();
    scene.assertLiveIsFull();
    String fund = LiveRiskScene.FUND;
    assertThat(
            commands.run("risk", "live", "--portfolio", fund, "--check", "--grid", node.address()))
        .contains("full recomputation: the same to the last bit");
    assertThat(gateway.get("/api/v1/risk/live?portfolio=" + fund).body())
        .contains("\"valueAtRisk\":" + scene.live().number("valueAtRisk"))
        .contains("\"current\":true")
        .contains("\"logSequence\":");
    assertThat(gateway.get("/api/v1/risk/live?portfolio=" + fund + "&level=0.9").body())
        .contains("level: cannot be chosen for live risk; ask for var");
    commands.run("risk", "limit", "--portfolio", fund, "--var", "1", "--grid", node.address());
    scene.awaitAlert(true);
    scene.trade(20);
    scene.assertAlertRaisedOnce();
    scene.unlimitFund();
    scene.awaitAlert(false);
    assertThat(scene.alerts()).containsExactly("RAISED VALUE_AT_RISK", "CLEARED VALUE_AT_RISK");
    scene.assertRowsAreNumbered();
  }

  /** Writes the twenty names' rows to a file of their own and returns their closes by day. */
  private static Map<String, List<BigDecimal>> extract(Path file) throws IOException {
    Map<String, List<BigDecimal>> closes = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(RealData.file(PRICES))),
                StandardCharsets.US_ASCII))) {
      lines.add(reader.readLine());
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] fields = line.split(",", -1);
        if (NAMES.contains(fields[6])) {
          lines.add(line);
          closes
              .computeIfAbsent(fields[6], name -> new ArrayList<>())
              .add(new BigDecimal(fields[4]));
        }
      }
    }
    Files.write(file, lines);
    return closes;
  }

  private static void addProfits(List<BigDecimal> closes, double value, double[] pnl) {
    int first = closes.size() - OBSERVATIONS;
    for (int i = 0; i < OBSERVATIONS; i++) {
      double before = closes.get(first + i - 1).doubleValue();
      double after = closes.get(first + i).doubleValue();
      pnl[i] += value * (after / before - 1);
    }
  }

  private static void assertRisk(String json, double[] pnl) {
    double[] sorted = pnl.clone();
    Arrays.sort(sorted);
    // 1 % of 1,000 scenarios are 10, so VaR is the tenth worst; the worst 25 make up ES.
    double valueAtRisk = -sorted[9];
    double shortfall = -Arrays.stream(sorted, 0, 25).average().orElseThrow();
    assertThat(number(json, "valueAtRisk99"))
        .isCloseTo(valueAtRisk, within(valueAtRisk * RELATIVE));
    assertThat(number(json, "expectedShortfall975"))
        .isCloseTo(shortfall, within(shortfall * RELATIVE));
  }

  private static double number(String json, String field) {
    Matcher matcher = Pattern.compile("\"" + field + "\" *: *([-0-9.Ee]+)").matcher(json);
    assertThat(matcher.find()).as(field + " in " + json).isTrue();
    return Double.parseDouble(matcher.group(1));
  }
}
