package io.tradegrid.ingest.iex;

import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedProvider;
import io.tradegrid.ingest.FeedSetting;
import io.tradegrid.ingest.FeedSettings;
import java.util.List;

/** Feeds from IEX's historical captures of TOPS 1.6 and DEEP 1.0. */
public final class IexProvider implements FeedProvider {

  /** Made by {@link java.util.ServiceLoader}. */
  public IexProvider() {}

  @Override
  public String name() {
    return "iex";
  }

  @Override
  public List<FeedSetting> settings() {
    return List.of(
        FeedSetting.required(
            "iex.file", "Capture of TOPS or DEEP, classic or pcapng, plain or gzip."),
        FeedSetting.text("iex.source", "IEX", "Tag of the source, at most 8 characters."));
  }

  @Override
  public FeedAdapter open(FeedSettings settings) {
    return new IexFile(settings.path("iex.file"), settings.tag("iex.source"));
  }
}
