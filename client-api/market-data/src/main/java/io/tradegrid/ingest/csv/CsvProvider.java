package io.tradegrid.ingest.csv;

import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedProvider;
import io.tradegrid.ingest.FeedSetting;
import io.tradegrid.ingest.FeedSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Feeds from files of separated values with any columns. */
public final class CsvProvider implements FeedProvider {

  static final List<String> TRADE_COLUMNS =
      List.of("csv.column.time", "csv.column.price", "csv.column.size");
  static final List<String> QUOTE_COLUMNS =
      List.of(
          "csv.column.time",
          "csv.column.bid.price",
          "csv.column.bid.size",
          "csv.column.ask.price",
          "csv.column.ask.size");

  /** Made by {@link java.util.ServiceLoader}. */
  public CsvProvider() {}

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public List<FeedSetting> settings() {
    List<FeedSetting> settings = new ArrayList<>();
    settings.add(FeedSetting.required("csv.file", "File of lines, plain or gzip, in UTF-8."));
    settings.add(FeedSetting.required("csv.source", "Tag of the source, at most 8 characters."));
    settings.add(FeedSetting.choice("csv.kind", "What a line is.", "trade", "quote"));
    settings.add(
        FeedSetting.text("csv.separator", ",", "Between fields: one character, or `tab`."));
    settings.add(
        FeedSetting.choice("csv.header", "Whether the first line names columns.", "yes", "no"));
    settings.add(
        FeedSetting.text("csv.symbol", "", "Symbol of all lines; empty to read it from a column."));
    settings.add(
        FeedSetting.text(
            "csv.time.format",
            "iso",
            "`iso`, `epoch-s`, `epoch-ms`, `epoch-us`, `epoch-ns`, or a pattern such as"
                + " `yyyyMMdd HH:mm:ss.SSS`."));
    settings.add(
        FeedSetting.text("csv.time.zone", "UTC", "Zone of times that name none themselves."));
    settings.add(
        decimals("csv.price.decimals", "Decimals that whole-number prices have left out."));
    settings.add(decimals("csv.size.decimals", "Decimals that whole-number sizes have left out."));
    column(settings, "csv.column.symbol", "symbol", "the symbol");
    column(settings, "csv.column.time", "time", "the time");
    column(settings, "csv.column.sequence", "", "the source's number; the line's where empty");
    column(settings, "csv.column.price", "price", "a trade's price");
    column(settings, "csv.column.size", "size", "a trade's size");
    column(settings, "csv.column.bid.price", "bid_price", "the best bid");
    column(settings, "csv.column.bid.size", "bid_size", "the size bid");
    column(settings, "csv.column.ask.price", "ask_price", "the best offer");
    column(settings, "csv.column.ask.size", "ask_size", "the size offered");
    column(settings, "csv.column.venue", "", "the tag of the venue; none where empty");
    column(settings, "csv.column.conditions", "", "the tag of conditions; none where empty");
    return List.copyOf(settings);
  }

  private static FeedSetting decimals(String key, String meaning) {
    String[] choices =
        Stream.concat(Stream.of("text"), IntStream.rangeClosed(0, 18).mapToObj(Integer::toString))
            .toArray(String[]::new);
    return FeedSetting.choice(key, meaning + " `text`: they are written with a point.", choices);
  }

  private static void column(
      List<FeedSetting> settings, String key, String preset, String meaning) {
    settings.add(
        FeedSetting.text(
            key, preset, "Column of " + meaning + ": its name, or its number without a header."));
  }

  @Override
  public FeedAdapter open(FeedSettings settings) {
    return new CsvFeed(settings.path("csv.file"), settings);
  }
}
