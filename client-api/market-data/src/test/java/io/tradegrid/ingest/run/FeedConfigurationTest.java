package io.tradegrid.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.ingest.pipeline.MergeSettings;
import io.tradegrid.ingest.pipeline.PipelineSettings;
import io.tradegrid.ingest.pipeline.SymbolMap;
import io.tradegrid.tick.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed is what configuration says. */
final class FeedConfigurationTest {

  private static FeedConfiguration configuration(String... settings) {
    Map<String, String> given =
        new HashMap<>(Map.of("feed.name", "day", "feed.adapter", "iex", "iex.file", "x"));
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      given.put(parts[0], parts[1]);
    }
    return new FeedConfiguration(given);
  }

  @Test
  void whatIsNotSaidIsPreset() throws IOException {
    FeedConfiguration configuration = configuration();
    PipelineSettings preset = PipelineSettings.preset();
    PipelineSettings pipeline = configuration.pipeline();
    assertThat(configuration.name()).isEqualTo("day");
    assertThat(configuration.run()).isEqualTo(RunSettings.preset());
    assertThat(pipeline.maxSymbols()).isEqualTo(preset.maxSymbols());
    assertThat(pipeline.staleNs()).isEqualTo(preset.staleNs());
    assertThat(pipeline.futureNs()).isEqualTo(preset.futureNs());
    assertThat(pipeline.window()).isEqualTo(preset.window());
    assertThat(pipeline.band()).isEqualTo(preset.band());
    assertThat(pipeline.merge().sources()).isEmpty();
  }

  @Test
  void sourcesAreMergedAsSaid() throws IOException {
    assertThat(
            configuration("merge.sources=A, B", "merge.rule=PRIMARY", "merge.silent.ms=7")
                .pipeline()
                .merge())
        .isEqualTo(
            new MergeSettings(
                List.of(Tag.of("A"), Tag.of("B")),
                Tag.of("BEST"),
                7_000_000,
                MergeSettings.Rule.PRIMARY));
  }

  @Test
  void whatJudgesAlikeHasTheSameDigest(@TempDir Path folder) throws IOException {
    Path map = Files.write(folder.resolve("map.csv"), List.of(SymbolMap.HEADER, "*,a,A,,,,,"));
    Path copy = Files.copy(map, folder.resolve("copy.csv"));
    Path other = Files.write(folder.resolve("other.csv"), List.of(SymbolMap.HEADER, "*,a,B,,,,,"));
    String digest = configuration("gaps.sources=A,B", "symbols.file=" + map).pipelineDigest();

    assertThat(digest).matches("pipeline-[0-9a-f]{8}");
    assertThat(
            configuration("gaps.sources=B, A", "symbols.file=" + copy, "feed.name=night")
                .pipelineDigest())
        .isEqualTo(digest);
    for (String[] different :
        new String[][] {
          {"gaps.sources=A", "symbols.file=" + map},
          {"gaps.sources=A,B", "symbols.file=" + other},
          {"gaps.sources=A,B", "symbols.file=" + map, "symbols.whole=yes"},
          {"gaps.sources=A,B", "symbols.file=" + map, "symbols.max=7"},
          {"gaps.sources=A,B", "symbols.file=" + map, "check.stale.ms=7"},
          {"gaps.sources=A,B", "symbols.file=" + map, "check.future.ms=7"},
          {"gaps.sources=A,B", "symbols.file=" + map, "check.band.prices=7"},
          {"gaps.sources=A,B", "symbols.file=" + map, "repeats.window=7"},
          {"gaps.sources=A,B", "symbols.file=" + map, "merge.silent.ms=7"},
          {"gaps.sources=A,B", "symbols.file=" + map, "feed.clock=events"}
        }) {
      assertThat(configuration(different).pipelineDigest())
          .as(String.join(" ", different))
          .isNotEqualTo(digest);
    }
  }

  private static List<String> names(String... settings) {
    Map<String, String> given = new HashMap<>(Map.of("feed.name", "all", "feed.members", "a,b-2"));
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      given.put(parts[0], parts[1]);
    }
    return new FeedConfiguration(given).feeds().stream().map(NamedFeed::name).toList();
  }

  @Test
  void severalFeedsHaveTheirSettingsBehindTheirNames() {
    assertThat(
            names("a.feed.adapter=iex", "a.iex.file=x", "b-2.feed.adapter=iex", "b-2.iex.file=y"))
        .containsExactly("all.a", "all.b-2");
    assertThatThrownBy(() -> names("a.feed.adapter=iex", "a.iex.file=x"))
        .hasMessage("b-2.feed.adapter: is missing");
    assertThatThrownBy(() -> names("a.feed.adapter=iex"))
        .hasMessage("a.iex.file: is missing; give --iex.file=VALUE");
    assertThatThrownBy(() -> names("feed.adapter=iex"))
        .hasMessage("feed.adapter: each of feed.members has its own");
    assertThatThrownBy(() -> names("feed.members=a,a", "a.feed.adapter=iex", "a.iex.file=x"))
        .hasMessage("feed.members: must be unlike names of letters, digits, '_' and '-', got a");
    assertThatThrownBy(
            () -> names("feed.members=a", "a.feed.adapter=iex", "a.iex.file=x", "b.iex.file=y"))
        .hasMessage("b.iex.file: is not a setting of this feed");
  }

  @Test
  void whatCannotBeIsNamed() {
    assertThatThrownBy(() -> configuration("feed.adapter=")).hasMessage("feed.adapter: is missing");
    assertThatThrownBy(() -> configuration("merge.sources=A,BEST").pipeline())
        .hasMessage("merge.source: must be none of merge.sources, got BEST");
    assertThatThrownBy(() -> configuration("feed.adapter=telex"))
        .hasMessage(
            "feed.adapter: must be one of binance, csv, databento-mbo, http, iex, itch-file,"
                + " itch-mold, lobster, got telex");
    assertThatThrownBy(() -> configuration("iex.colour=red"))
        .hasMessage("iex.colour: is not a setting of this feed");
    assertThatThrownBy(() -> configuration("feed.name=a/b"))
        .hasMessageStartingWith("feed.name: must be 1 to 64 letters");
  }
}
