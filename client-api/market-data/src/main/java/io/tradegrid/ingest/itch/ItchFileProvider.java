package io.tradegrid.ingest.itch;

import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedProvider;
import io.tradegrid.ingest.FeedSetting;
import io.tradegrid.ingest.FeedSettings;
import java.util.List;

/** Feeds from files of ITCH 5.0. */
public final class ItchFileProvider implements FeedProvider {

  /** Made by {@link java.util.ServiceLoader}. */
  public ItchFileProvider() {}

  @Override
  public String name() {
    return "itch-file";
  }

  @Override
  public List<FeedSetting> settings() {
    return List.of(
        FeedSetting.required("itch.file", "File of messages behind their lengths, plain or gzip."),
        FeedSetting.required(TradingDay.KEY, TradingDay.MEANING),
        FeedSetting.text("itch.source", "NASDAQ", "Tag of the source, at most 8 characters."));
  }

  @Override
  public FeedAdapter open(FeedSettings settings) {
    return new ItchFile(
        settings.path("itch.file"),
        settings.tag("itch.source"),
        TradingDay.midnightNs(settings.text(TradingDay.KEY)));
  }
}
