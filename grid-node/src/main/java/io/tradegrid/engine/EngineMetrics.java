package io.tradegrid.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tradegrid.command.Answer;
import io.tradegrid.model.RejectReason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the engines of a node count. */
public final class EngineMetrics {

  private final Map<RejectReason, Counter> answers = new EnumMap<>(RejectReason.class);
  private final Counter duplicates;
  private final DistributionSummary batchSize;
  private final Timer append;

  /** Registers the meters. */
  public EngineMetrics(MeterRegistry registry) {
    for (RejectReason reason : RejectReason.values()) {
      answers.put(
          reason,
          Counter.builder("tradegrid.answers")
              .description("Requests answered, by reject reason")
              .tag("reason", reason.name())
              .register(registry));
    }
    duplicates =
        Counter.builder("tradegrid.duplicates")
            .description("Requests that had been taken before and got their first answer")
            .register(registry);
    batchSize =
        DistributionSummary.builder("tradegrid.batch.commands")
            .description("Commands in one log entry")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
    append =
        Timer.builder("tradegrid.append")
            .description("Time until a log entry is durable")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
  }

  /** Most requests are carried out, so these are counted together. */
  void answered(List<Answer> some) {
    int carriedOut = 0;
    for (Answer answer : some) {
      if (answer.reason() == RejectReason.NONE) {
        carriedOut++;
      } else {
        answers.get(answer.reason()).increment();
      }
      if (answer.duplicate()) {
        duplicates.increment();
      }
    }
    answers.get(RejectReason.NONE).increment(carriedOut);
  }

  Timer append() {
    return append;
  }

  void batch(int commands) {
    batchSize.record(commands);
  }
}
