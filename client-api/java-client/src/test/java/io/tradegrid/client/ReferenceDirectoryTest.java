package io.tradegrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.service.ReferenceData;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.apache.ignite.client.ClientException;
import org.junit.jupiter.api.Test;

final class ReferenceDirectoryTest {

  private final List<String> calls = new ArrayList<>();

  /** 0 is a node that is away; the last one is given for ever. */
  private final Deque<Integer> answers = new ArrayDeque<>();

  private ReferenceDirectory directory(Duration patience) {
    ReferenceData service =
        (ReferenceData)
            Proxy.newProxyInstance(
                ReferenceData.class.getClassLoader(),
                new Class<?>[] {ReferenceData.class},
                (proxy, method, arguments) -> answer(method.getName(), arguments));
    return new ReferenceDirectory(null, service, new Patience(patience));
  }

  private int answer(String method, Object[] arguments) {
    calls.add(method + Arrays.toString(arguments));
    int answer = answers.size() > 1 ? answers.pop() : answers.peek();
    if (answer == 0) {
      throw new ClientException("away");
    }
    return answer;
  }

  @Test
  void blocksAgainWhereANodeDiedWhileAllWereTold() {
    answers.addAll(List.of(0, 0, 5));
    directory(Duration.ofSeconds(10)).block("FUND", true);
    assertThat(calls).hasSize(3).containsOnly("blockPortfolio[FUND, true]");
  }

  @Test
  void saysThatNobodySaidWhetherAllWereTold() {
    answers.add(0);
    assertThatThrownBy(() -> directory(Duration.ZERO).block("FUND", true))
        .isInstanceOf(RejectedException.class)
        .hasMessage("portfolio FUND: no node said that all know of it; do it again")
        .extracting(e -> ((RejectedException) e).reason())
        .isEqualTo(RejectReason.OUTCOME_UNKNOWN);
  }

  @Test
  void aPortfolioThatIsNotThereIsNamed() {
    answers.add(ReferenceData.CONFLICT);
    assertThatThrownBy(() -> directory(Duration.ofSeconds(10)).block("FUND", true))
        .extracting(e -> ((RejectedException) e).reason())
        .isEqualTo(RejectReason.UNKNOWN_PORTFOLIO);
    assertThat(calls).hasSize(1);
  }
}
