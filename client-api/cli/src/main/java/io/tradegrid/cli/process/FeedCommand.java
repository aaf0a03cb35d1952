package io.tradegrid.cli.process;

import io.tradegrid.cli.shell.GridOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code feed}: a feed of market data in the foreground. */
@Command(
    name = "feed",
    description = {
      "Runs a feed of market data, or several as one, in the foreground until it ends or Ctrl-C.",
      "",
      "Trades and quotes are checked, made alike and stored in the history of their symbol, each"
          + " exactly once: it may be killed and started again, and goes on where it was. What is"
          + " odd is flagged and kept; what is no tick at all goes to the dead letters with the"
          + " reason. Feeds and their settings are in docs/reference/feeds.md."
    },
    footer = {
      "  ./tradegrid feed lobster --set lobster.file=AAPL_message_10.csv.gz",
      "  ./tradegrid feed iex --bootstrap 127.0.0.1:9092 --set iex.file=TOPS16.gz",
      "  ./tradegrid feed --set feed.members=a,b --set a.feed.adapter=csv ..."
    },
    exitCodeList = {
      "0:the feed has ended, and all of it is durable",
      "1:failed; the last line says why",
      "2:asked wrongly",
      "4:an error of the JVM ended the feed; start it again"
    })
public final class FeedCommand implements Callable<Integer> {

  @Mixin private GridOption grid;

  @Parameters(
      paramLabel = "ADAPTER",
      arity = "0..1",
      description =
          "Which: itch-file, itch-mold, lobster, databento-mbo, iex, csv, binance, http; none where"
              + " --set feed.members=NAME,NAME names several.")
  private String adapter;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name under which its position is kept (default: the adapter's, or feed).")
  private String name;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "Brokers, separated by commas; without them it goes straight to the grid.")
  private String bootstrap;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of docs/reference/feeds.md; may be given several times.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Override
  public Integer call() {
    Installation installation = Installation.current();
    List<String> options = new ArrayList<>();
    options.add("--grid.addresses=" + grid.address());
    if (adapter != null) {
      options.add("--feed.adapter=" + adapter);
    }
    options.add(
        "--feed.name="
            + Stream.of(name, adapter, "feed").filter(Objects::nonNull).findFirst().orElseThrow());
    if (bootstrap != null) {
      options.add("--kafka.bootstrap=" + bootstrap);
    }
    settings.forEach((key, value) -> options.add("--" + key + "=" + value));
    return ForegroundProcess.run(installation.feed(options), installation.root());
  }
}
