package io.tradegrid.simulation;

import io.tradegrid.engine.ReferenceLookup;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.shard.RequestStream;
import java.util.Optional;

/** The instruments and portfolios of the request stream. */
enum Reference implements ReferenceLookup {
  TABLES;

  @Override
  public Optional<Instrument> instrument(int id) {
    return Optional.of(id)
        .filter(i -> i <= RequestStream.INSTRUMENTS)
        .map(RequestStream::instrument);
  }

  @Override
  public Optional<Portfolio> portfolio(int id) {
    return Optional.of(id).filter(i -> i <= RequestStream.PORTFOLIOS).map(RequestStream::portfolio);
  }
}
