package io.tradegrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.client.OrderRequest.MassCancel;
import io.tradegrid.command.Answer;
import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MassCancelsTest {

  /** A grid that remembers ids as a shard does. */
  private static final class Shard {

    private final Map<String, Integer> open = new HashMap<>();
    private final Map<String, Answer> taken = new HashMap<>();
    private final List<String> away = new ArrayList<>();

    List<Answer> submit(List<OrderRequest> requests) {
      return requests.stream().map(request -> answer((MassCancel) request)).toList();
    }

    private Answer answer(MassCancel request) {
      if (away.contains(request.symbol())) {
        return Answer.refused(RejectReason.OUTCOME_UNKNOWN);
      }
      Answer before = taken.get(request.clientOrderId());
      if (before != null) {
        return before.asDuplicate();
      }
      Integer orders = open.remove(request.symbol());
      Answer answer =
          new Answer(
              RejectReason.NONE,
              false,
              OrderStatus.CANCELED,
              0,
              0,
              0,
              TopOfBook.EMPTY,
              List.of(),
              orders == null ? 0 : orders);
      taken.put(request.clientOrderId(), answer);
      return answer;
    }
  }

  private final Shard shard = new Shard();
  private final MassCancels cancels = new MassCancels(shard::submit);

  @Test
  void reachesEveryInstrumentAndCountsBySymbol() {
    shard.open.putAll(Map.of("A", 3, "C", 1));

    CancelReport report = cancels.cancel("FUND", "k-1", List.of("A", "B", "C"), null);

    assertThat(report.cancelled()).containsExactly(Map.entry("A", 3), Map.entry("C", 1));
    assertThat(report.total()).isEqualTo(4);
    assertThat(report.isComplete()).isTrue();
    assertThat(shard.taken).hasSize(3);
  }

  @Test
  void aRepeatGetsTheSameCountsAndCancelsNothingNew() {
    shard.open.put("A", 3);
    CancelReport first = cancels.cancel("FUND", "k-1", List.of("A"), null);
    shard.open.put("A", 2);

    assertThat(cancels.cancel("FUND", "k-1", List.of("A"), null)).isEqualTo(first);
    assertThat(shard.open).containsEntry("A", 2);
    assertThat(cancels.cancel("FUND", "k-2", List.of("A"), null).total()).isEqualTo(2);
  }

  @Test
  void whatFailedIsNamedAndARepeatMakesUpForIt() {
    shard.open.putAll(Map.of("A", 3, "B", 4));
    shard.away.add("B");

    CancelReport partly = cancels.cancel("FUND", "k-1", List.of("A", "B"), Side.BUY);
    assertThat(partly.isComplete()).isFalse();
    assertThat(partly.cancelled()).containsExactly(Map.entry("A", 3));
    assertThat(partly.failed()).containsExactly(Map.entry("B", RejectReason.OUTCOME_UNKNOWN));

    shard.away.clear();
    CancelReport whole = cancels.cancel("FUND", "k-1", List.of("A", "B"), Side.BUY);
    assertThat(whole.isComplete()).isTrue();
    assertThat(whole.cancelled()).containsExactly(Map.entry("A", 3), Map.entry("B", 4));
  }

  @Test
  void sidePortfolioAndIdsAreThoseAsked() {
    List<OrderRequest> sent = new ArrayList<>();
    MassCancels spied =
        new MassCancels(
            requests -> {
              sent.addAll(requests);
              return shard.submit(requests);
            });

    spied.cancel("FUND", "k-1", IntStream.range(0, 100).mapToObj(i -> "S" + i).toList(), Side.SELL);

    assertThat(sent).hasSize(100).extracting(OrderRequest::clientOrderId).doesNotHaveDuplicates();
    assertThat(sent).extracting(OrderRequest::portfolio).containsOnly("FUND");
    assertThat(sent).extracting(one -> ((MassCancel) one).side()).containsOnly(Side.SELL);
  }

  @Test
  void anIdThatIsNoneIsRefusedByName() {
    assertThatThrownBy(() -> cancels.cancel("FUND", "k_1", List.of("A"), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("cancelId: 'k_1' has a character other than");
    assertThat(shard.taken).isEmpty();
  }
}
