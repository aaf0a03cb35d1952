package io.tradegrid.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.ingest.pipeline.MergeSettings;
import io.tradegrid.ingest.pipeline.PipelineSettings;
import io.tradegrid.tick.Tag;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
  void whatCannotBeIsNamed() {
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
