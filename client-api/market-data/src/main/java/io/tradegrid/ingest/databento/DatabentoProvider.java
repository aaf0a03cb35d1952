package io.tradegrid.ingest.databento;

import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedProvider;
import io.tradegrid.ingest.FeedSetting;
import io.tradegrid.ingest.FeedSettings;
import java.util.List;

/** Feeds from Databento's CSV files of market-by-order records. */
public final class DatabentoProvider implements FeedProvider {

  /** Made by {@link java.util.ServiceLoader}. */
  public DatabentoProvider() {}

  @Override
  public String name() {
    return "databento-mbo";
  }

  @Override
  public List<FeedSetting> settings() {
    return List.of(
        FeedSetting.required("databento.file", "CSV file with a header, plain or gzip."),
        FeedSetting.text(
            "databento.source", "DATABENT", "Tag of the source, at most 8 characters."));
  }

  @Override
  public FeedAdapter open(FeedSettings settings) {
    return new DatabentoFile(settings.path("databento.file"), settings.tag("databento.source"));
  }
}
