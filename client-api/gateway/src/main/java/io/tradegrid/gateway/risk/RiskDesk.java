package io.tradegrid.gateway.risk;

import io.tradegrid.gateway.grid.Grid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the grid for risk, at most once in some seconds for the same question. */
@Component
final class RiskDesk {

  /** How long an answer is given again. */
  static final Duration KEPT = Duration.ofSeconds(3);

  private static final int ANSWERS_MAX = 256;

  private record Question(String portfolio, int observations) {}

  private final Grid grid;
  private final Clock clock;
  private final Map<Question, RiskView> answers =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, RiskView> eldest) {
          return size() > ANSWERS_MAX;
        }
      };

  RiskDesk(Grid grid, Clock clock) {
    this.grid = grid;
    this.clock = clock;
  }

  /** Computes outside the lock: a slow portfolio does not hold up the others. */
  RiskView risk(String portfolio, int observations) {
    Question question = new Question(portfolio, observations);
    RiskView kept = kept(question);
    if (kept != null) {
      return kept;
    }
    RiskView view = RiskView.of(grid.portfolioRisk(portfolio, observations), clock.instant());
    synchronized (answers) {
      answers.put(question, view);
    }
    return view;
  }

  private RiskView kept(Question question) {
    Instant oldest = clock.instant().minus(KEPT);
    synchronized (answers) {
      RiskView view = answers.get(question);
      return view != null && view.computedAt().isAfter(oldest) ? view : null;
    }
  }
}
