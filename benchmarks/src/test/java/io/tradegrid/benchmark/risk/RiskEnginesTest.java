package io.tradegrid.benchmark.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.tradegrid.benchmark.risk.RiskEngine.Question;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both sides answer the same of the same inputs. */
final class RiskEnginesTest {

  private static final double PERCENT = 1e-7;

  private final RiskInputs inputs = new RiskInputs(3);

  @ParameterizedTest
  @EnumSource
  void bothComeToTheSame(Question question) {
    RiskEngine ours = new GridRisk(inputs);
    RiskEngine peer = new StrataRisk(inputs);
    ours.run(question);
    peer.run(question);

    double[] expected = peer.sums(question);
    assertThat(expected[0]).isPositive();
    assertThat(ours.sums(question)[0]).isCloseTo(expected[0], withinPercentage(PERCENT));
    assertThat(ours.sums(question)[1]).isCloseTo(expected[1], withinPercentage(PERCENT));
  }
}
