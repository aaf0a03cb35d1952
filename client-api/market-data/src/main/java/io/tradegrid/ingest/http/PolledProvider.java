package io.tradegrid.ingest.http;

import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedProvider;
import io.tradegrid.ingest.FeedSetting;
import io.tradegrid.ingest.FeedSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Feeds that ask Alpha Vantage, FRED and Yahoo now and then. */
public final class PolledProvider implements FeedProvider {

  /** Made by {@link java.util.ServiceLoader}. */
  public PolledProvider() {}

  @Override
  public String name() {
    return "http";
  }

  @Override
  public List<FeedSetting> settings() {
    return List.of(
        FeedSetting.required(
            "http.providers",
            "Of alphavantage, fred and yahoo, by commas, the preferred one first."),
        FeedSetting.required("http.symbols", "What to ask for, by commas."),
        FeedSetting.number(
            "http.poll.ms", 60_000, 10, 86_400_000, "Milliseconds between rounds of questions."),
        FeedSetting.number(
            "http.timeout.ms", 10_000, 10, 600_000, "Milliseconds that an answer may take."),
        FeedSetting.number(
            "http.breaker.failures",
            3,
            1,
            100,
            "Failures in a row after which a provider is left alone."),
        FeedSetting.number(
            "http.breaker.open.ms", 60_000, 10, 86_400_000, "Milliseconds for which it is."),
        FeedSetting.text(
            "alphavantage.url", "https://www.alphavantage.co", "Where Alpha Vantage is."),
        FeedSetting.text("alphavantage.key", "", "API key; must be given to ask it."),
        FeedSetting.number(
            "alphavantage.requests.minute", 5, 1, 100_000, "Most requests in a minute."),
        FeedSetting.text("fred.url", "https://api.stlouisfed.org", "Where FRED is."),
        FeedSetting.text("fred.key", "", "API key; must be given to ask it."),
        FeedSetting.number("fred.requests.minute", 60, 1, 100_000, "Most requests in a minute."),
        FeedSetting.text(
            "yahoo.url", "https://query1.finance.yahoo.com", "Where Yahoo's chart is."),
        FeedSetting.number("yahoo.requests.minute", 30, 1, 100_000, "Most requests in a minute."),
        FeedSetting.number(
            "yahoo.price.decimals", 4, 0, 18, "Decimals to which its prices are rounded."));
  }

  @Override
  public FeedAdapter open(FeedSettings settings) {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofMillis(settings.number("http.timeout.ms")))
            .build();
    List<ProviderLine> lines = new ArrayList<>();
    for (String name : settings.list("http.providers")) {
      Provider provider = provider(name, settings);
      lines.add(
          new ProviderLine(
              provider,
              uri(settings, name + ".url"),
              new ProviderLine.Bounds(
                  settings.integer(name + ".requests.minute"),
                  settings.integer("http.timeout.ms"),
                  settings.integer("http.breaker.failures"),
                  settings.integer("http.breaker.open.ms")),
              client));
    }
    return new PolledFeed(lines, settings.list("http.symbols"), settings.number("http.poll.ms"));
  }

  private static Provider provider(String name, FeedSettings settings) {
    return switch (name) {
      case "alphavantage" -> new AlphaVantage(key(settings, "alphavantage.key"));
      case "fred" -> new Fred(key(settings, "fred.key"));
      case "yahoo" -> new Yahoo(settings.integer("yahoo.price.decimals"));
      default ->
          throw new IllegalArgumentException(
              "http.providers: must be of alphavantage, fred and yahoo, got " + name);
    };
  }

  private static String key(FeedSettings settings, String key) {
    String value = settings.text(key);
    if (value.isBlank()) {
      throw new IllegalArgumentException(key + ": is missing; give --" + key + "=VALUE");
    }
    return value;
  }

  private static URI uri(FeedSettings settings, String key) {
    String text = settings.text(key);
    if (!text.matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?")) {
      throw new IllegalArgumentException(key + ": must be scheme and host, got " + text);
    }
    return URI.create(text);
  }
}
