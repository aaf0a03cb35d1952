package io.tradegrid.ingest.pipeline;

/** A symbol of the grid as all sources tell it. */
final class Symbol {

  final String name;
  final PriceBand trades;
  final PriceBand quotes;

  /** Null where nothing is merged. */
  final MergedQuote merged;

  /** Whether it is known what was merged before. */
  boolean isRemembered;

  Symbol(String name, PipelineSettings settings) {
    this.name = name;
    this.trades = new PriceBand(settings.band());
    this.quotes = new PriceBand(settings.band());
    this.merged = settings.merge().isOn() ? new MergedQuote(settings.merge()) : null;
  }
}
