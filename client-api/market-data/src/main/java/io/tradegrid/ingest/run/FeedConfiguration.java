package io.tradegrid.ingest.run;

import io.tradegrid.ingest.DeadLetters;
import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedProvider;
import io.tradegrid.ingest.FeedSetting;
import io.tradegrid.ingest.FeedSettings;
import io.tradegrid.ingest.PositionStore;
import io.tradegrid.ingest.pipeline.BandSettings;
import io.tradegrid.ingest.pipeline.MergeSettings;
import io.tradegrid.ingest.pipeline.PipelineSettings;
import io.tradegrid.ingest.pipeline.SymbolMap;
import io.tradegrid.tick.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The feeds of a process as configuration has them: their adapters, and what is the same for all.
 */
public final class FeedConfiguration {

  private static final String ADAPTER = "feed.adapter";
  private static final String MEMBERS = "feed.members";
  private static final String NAME = "feed.name";

  private final FeedSettings common;
  private final List<NamedFeed> feeds;

  /**
   * Understands a configuration.
   *
   * @param given values by key: those of {@link #settings} and those of the adapter that is chosen;
   *     or, where there are several members, those of each behind its name and a point
   * @throws IllegalArgumentException naming what cannot be
   */
  public FeedConfiguration(Map<String, String> given) {
    Map<String, String> mine = new HashMap<>();
    Map<String, String> others = new TreeMap<>(given);
    for (FeedSetting setting : settings()) {
      if (others.containsKey(setting.key())) {
        mine.put(setting.key(), others.remove(setting.key()));
      }
    }
    common = new FeedSettings(settings(), mine);
    requireName(NAME, name());
    List<String> members = common.list(MEMBERS);
    feeds =
        members.isEmpty()
            ? List.of(new NamedFeed(name(), open(common.text(ADAPTER), others)))
            : members(members, others);
  }

  private List<NamedFeed> members(List<String> members, Map<String, String> others) {
    if (!common.text(ADAPTER).isEmpty()) {
      throw new IllegalArgumentException(ADAPTER + ": each of feed.members has its own");
    }
    List<NamedFeed> all = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String member : members) {
      if (!member.matches("[A-Za-z0-9_-]+") || !names.add(member)) {
        throw new IllegalArgumentException(
            MEMBERS + ": must be unlike names of letters, digits, '_' and '-', got " + member);
      }
      requireName(MEMBERS, name() + "." + member);
      Map<String, String> own = new TreeMap<>();
      for (String key : List.copyOf(others.keySet())) {
        if (key.startsWith(member + ".")) {
          own.put(key.substring(member.length() + 1), others.remove(key));
        }
      }
      try {
        String chosen = own.getOrDefault(ADAPTER, "");
        own.remove(ADAPTER);
        all.add(new NamedFeed(name() + "." + member, open(chosen, own)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(member + "." + e.getMessage(), e);
      }
    }
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(
          others.keySet().iterator().next() + ": is not a setting of this feed");
    }
    return List.copyOf(all);
  }

  private static void requireName(String key, String name) {
    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException(
          key + ": must be 1 to 64 letters, digits, '.', '_' and '-', got " + name);
    }
  }

  private static FeedAdapter open(String name, Map<String, String> settings) {
    FeedProvider provider = provider(name);
    return provider.open(new FeedSettings(provider.settings(), settings));
  }

  /** Returns what can be set of every feed. */
  public static List<FeedSetting> settings() {
    return List.of(
        FeedSetting.required(NAME, "Name under which its position is kept."),
        FeedSetting.text(ADAPTER, "", "Which of the feeds below; required without members."),
        FeedSetting.text(MEMBERS, "", "Names of several feeds of one process, by commas."),
        FeedSetting.text(
            "feed.home", "var/feeds", "Folder of positions and dead letters without Kafka."),
        FeedSetting.choice(
            "feed.clock",
            "What time it is: that of day, or for feeds of the past the latest event's.",
            "wall",
            "events"),
        FeedSetting.number(
            "feed.queue.messages", 65_536, 1, 10_000_000, "Most messages before the pipeline."),
        FeedSetting.number(
            "feed.batch.messages", 8_192, 1, 1_000_000, "Most messages made durable together."),
        FeedSetting.number(
            "feed.pause.ms", 1_000, 1, 60_000, "Milliseconds before what failed is tried again."),
        FeedSetting.text("symbols.file", "", "Symbol map; without one names are as they come."),
        FeedSetting.choice(
            "symbols.whole", "Whether symbols that are not in the map are refused.", "no", "yes"),
        FeedSetting.number("symbols.max", 20_000, 1, 10_000_000, "Most symbols of all sources."),
        FeedSetting.number(
            "check.stale.ms",
            0,
            0,
            86_400_000,
            "Milliseconds after which a tick is stale; 0 never."),
        FeedSetting.number(
            "check.future.ms", 86_400_000, 0, 864_000_000, "Milliseconds a tick may be ahead."),
        FeedSetting.number("check.band.prices", 31, 3, 1_001, "Prices that judge the next one."),
        FeedSetting.number(
            "check.band.basis.points",
            1_000,
            0,
            1_000_000,
            "Hundredths of a percent from their median that are no outlier; 0 judges nothing."),
        FeedSetting.number(
            "check.band.deviations", 10, 0, 1_000, "Median distances that are no outlier."),
        FeedSetting.number(
            "repeats.window", 1_024, 1, 1_000_000, "Ticks of a symbol, source and kind known."),
        FeedSetting.text(
            "gaps.sources", "", "Tags of sources that number ticks one by one, by commas."),
        FeedSetting.text(
            "merge.sources", "", "Tags of sources to merge, the preferred one first, by commas."),
        FeedSetting.text("merge.source", "BEST", "Tag of merged quotes."),
        FeedSetting.choice("merge.rule", "Which quotes make the merged one.", "BEST", "PRIMARY"),
        FeedSetting.number(
            "merge.silent.ms",
            5_000,
            1,
            86_400_000,
            "Milliseconds of silence after which a source loses its place."));
  }

  private static FeedProvider provider(String name) {
    Map<String, FeedProvider> all = new TreeMap<>();
    ServiceLoader.load(FeedProvider.class).forEach(each -> all.put(each.name(), each));
    FeedProvider provider = all.get(name);
    if (name.isEmpty()) {
      throw new IllegalArgumentException(ADAPTER + ": is missing");
    }
    if (provider == null) {
      throw new IllegalArgumentException(
          ADAPTER + ": must be one of " + String.join(", ", all.keySet()) + ", got " + name);
    }
    return provider;
  }

  /** Returns the feed's name. */
  public String name() {
    return common.text(NAME);
  }

  /** Returns the feeds, one or several, each with the name under which its position is kept. */
  public List<NamedFeed> feeds() {
    return feeds;
  }

  /** Returns its bounds. */
  public RunSettings run() {
    return new RunSettings(
        common.integer("feed.queue.messages"),
        common.integer("feed.batch.messages"),
        RunSettings.preset().waitMs(),
        common.number("feed.pause.ms"));
  }

  /** Makes a clock. */
  public FeedClock clock() {
    return common.text("feed.clock").equals("wall") ? FeedClock.wall() : FeedClock.events();
  }

  /** Returns where its position is without Kafka. */
  public PositionStore positions() {
    return new PositionFile(common.path("feed.home"));
  }

  /** Returns where its dead letters are without Kafka. */
  public DeadLetters deadLetters() {
    return new DeadLetterFile(common.path("feed.home").resolve(name() + ".dead.jsonl"));
  }

  /**
   * Reads the symbol map.
   *
   * @throws IOException if its file cannot be read
   * @throws IllegalArgumentException naming line and field that cannot be
   */
  public SymbolMap symbols() throws IOException {
    return common.text("symbols.file").isEmpty()
        ? SymbolMap.asIs()
        : SymbolMap.of(symbolLines(), common.text("symbols.whole").equals("yes"));
  }

  private List<String> symbolLines() throws IOException {
    String file = common.text("symbols.file");
    return file.isEmpty() ? List.of() : Files.readAllLines(Path.of(file));
  }

  /**
   * Returns how its pipeline judges.
   *
   * @throws IOException if the symbol map cannot be read
   * @throws IllegalArgumentException naming what cannot be
   */
  public PipelineSettings pipeline() throws IOException {
    return new PipelineSettings(
        symbols(),
        common.integer("symbols.max"),
        ns("check.stale.ms"),
        ns("check.future.ms"),
        common.integer("repeats.window"),
        new HashSet<>(tags("gaps.sources")),
        new BandSettings(
            common.integer("check.band.prices"),
            common.integer("check.band.basis.points"),
            common.integer("check.band.deviations")),
        new MergeSettings(
            tags("merge.sources"),
            common.tag("merge.source"),
            ns("merge.silent.ms"),
            MergeSettings.Rule.valueOf(common.text("merge.rule"))));
  }

  /**
   * Returns a short text that is the same for two feeds whose pipelines judge alike: of clock,
   * symbol map and all that {@link #pipeline} has.
   *
   * @throws IOException if the symbol map cannot be read
   * @throws IllegalArgumentException naming what cannot be
   */
  public String pipelineDigest() throws IOException {
    PipelineSettings settings = pipeline();
    String text =
        Stream.of(
                common.text("feed.clock"),
                common.text("symbols.whole"),
                symbolLines(),
                settings.maxSymbols(),
                settings.staleNs(),
                settings.futureNs(),
                settings.window(),
                new TreeSet<>(settings.consecutive()),
                settings.band(),
                settings.merge())
            .map(String::valueOf)
            .collect(Collectors.joining("\n"));
    CRC32C digest = new CRC32C();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return "pipeline-%08x".formatted(digest.getValue());
  }

  private List<Long> tags(String key) {
    return common.list(key).stream().map(Tag::of).toList();
  }

  private long ns(String key) {
    return TimeUnit.MILLISECONDS.toNanos(common.number(key));
  }
}
