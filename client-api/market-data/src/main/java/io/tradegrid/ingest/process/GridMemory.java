package io.tradegrid.ingest.process;

import io.tradegrid.client.TickDesk;
import io.tradegrid.client.TickQuery;
import io.tradegrid.ingest.pipeline.QuoteMemory;
import io.tradegrid.model.RejectedException;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The quotes of the grid's histories. Asks again until it is answered, or interrupted. */
final class GridMemory implements QuoteMemory {

  private static final Logger LOG = LoggerFactory.getLogger(GridMemory.class);

  private final TickDesk ticks;
  private final long pauseMs;

  GridMemory(TickDesk ticks, long pauseMs) {
    this.ticks = ticks;
    this.pauseMs = pauseMs;
  }

  @Override
  public Optional<QuoteTick> latest(String symbol, long source, long atNs, int withoutFlags) {
    while (true) {
      try {
        return ticks
            .ask(
                symbol,
                TickQuery.latest(TickKind.QUOTE, atNs, withoutFlags, new TickSource(source)))
            .map(QuoteTick.class::cast);
      } catch (RejectedException e) {
        LOG.warn("Quotes of {} are asked for again: {}", symbol, e.getMessage());
        pause(e);
      }
    }
  }

  private void pause(RejectedException because) {
    try {
      TimeUnit.MILLISECONDS.sleep(pauseMs);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Told to end before the grid has answered", because);
    }
  }
}
