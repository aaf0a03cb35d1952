package io.tradegrid.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts how requests came out, by error code; {@code NONE} are orders that were carried out. */
@Component
public final class OutcomeCounter {

  private final MeterRegistry registry;

  OutcomeCounter(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Counts one outcome.
   *
   * @param code an error code of {@code docs/reference/errors.md}, or NONE
   */
  public void count(String code) {
    Counter.builder("tradegrid.gateway.outcomes")
        .description("Requests by error code; NONE are orders that were carried out")
        .tag("code", code)
        .register(registry)
        .increment();
  }
}
