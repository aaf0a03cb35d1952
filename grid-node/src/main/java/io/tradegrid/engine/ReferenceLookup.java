package io.tradegrid.engine;

import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import java.util.Optional;

/** Instruments and portfolios by number, as they stand now. */
public interface ReferenceLookup {

  /** Returns the instrument with this number. */
  Optional<Instrument> instrument(int instrumentId);

  /** Returns the portfolio with this number. */
  Optional<Portfolio> portfolio(int portfolioId);
}
