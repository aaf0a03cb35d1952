package io.tradegrid.ingest.lobster;

import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedProvider;
import io.tradegrid.ingest.FeedSetting;
import io.tradegrid.ingest.FeedSettings;
import java.util.List;

/** Feeds from LOBSTER's files. */
public final class LobsterProvider implements FeedProvider {

  /** Made by {@link java.util.ServiceLoader}. */
  public LobsterProvider() {}

  @Override
  public String name() {
    return "lobster";
  }

  @Override
  public List<FeedSetting> settings() {
    return List.of(
        FeedSetting.required(
            "lobster.file",
            "Message file, plain or gzip; the orderbook file beside it is read too."),
        FeedSetting.text("lobster.source", "LOBSTER", "Tag of the source, at most 8 characters."));
  }

  @Override
  public FeedAdapter open(FeedSettings settings) {
    return new LobsterFile(settings.path("lobster.file"), settings.tag("lobster.source"));
  }
}
