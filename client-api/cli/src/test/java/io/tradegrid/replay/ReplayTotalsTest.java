package io.tradegrid.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Fill;
import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReplayTotalsTest {

  private static final OrderRequest ORDER =
      OrderRequest.limit("T", "P", "a", Side.BUY, BigDecimal.ONE, BigDecimal.ONE);
  private static final OrderRequest REPORT =
      new OrderRequest.Report("T", "P", "r", "Q", BigDecimal.ONE, BigDecimal.ONE, 1);

  private static Answer answer(boolean duplicate, long orderId, long... tradeIds) {
    List<Fill> fills = new ArrayList<>();
    for (long id : tradeIds) {
      fills.add(new Fill(id, 1, 1, 7, 1, ClientOrderId.of("m")));
    }
    return new Answer(
        RejectReason.NONE, duplicate, OrderStatus.FILLED, orderId, 1, 0, TopOfBook.EMPTY, fills);
  }

  @Test
  void executionsAreFillsReportsAndWhatRepeatsHadDone() {
    ReplayTotals totals = new ReplayTotals();
    totals.count(ORDER, answer(false, 1, 101, 102));
    totals.count(REPORT, answer(false, 103));
    totals.count(REPORT, answer(true, 104));
    totals.count(ORDER, answer(true, 2));
    totals.count(ORDER, Answer.refused(RejectReason.DUPLICATE_ID));
    assertThat(totals.executions()).isEqualTo(4);

    totals.reconcile(
        List.of(
            Arrays.asList(101L, 1L, 7L, "BUY"),
            Arrays.asList(104L, null, null, null),
            Arrays.asList(105L, 2L, 7L, "BUY"),
            Arrays.asList(106L, 2L, 8L, "SELL"),
            Arrays.asList(107L, 9L, 2L, "SELL"),
            Arrays.asList(108L, 2L, 8L, "SELL")));

    assertThat(totals.executions()).isEqualTo(6);
    assertThat(totals.requests()).isEqualTo(5);
    assertThat(totals.duplicates()).isEqualTo(2);
    assertThat(totals.reasons())
        .containsEntry(RejectReason.NONE, 4L)
        .containsEntry(RejectReason.DUPLICATE_ID, 1L);
  }

  /** What sets a stop order off is another request, or nothing that this replay sent. */
  @Test
  void tradesOfStopOrdersAreFoundInTheGrid() {
    ReplayTotals totals = new ReplayTotals();
    totals.count(
        OrderRequest.order("T", "P", "s").buy(BigDecimal.ONE).stop(BigDecimal.ONE).build(),
        answer(false, 3));
    assertThat(totals.needsReconciling()).isTrue();

    totals.reconcile(
        List.of(Arrays.asList(101L, 3L, 7L, "BUY"), Arrays.asList(102L, 3L, 7L, "SELL")));

    assertThat(totals.executions()).isEqualTo(1);
  }

  @Test
  void groupsKeepTheirAnswersWhateverTheBatch() {
    for (int batch = 1; batch <= 5; batch++) {
      List<Integer> sizes = new ArrayList<>();
      List<Integer> heard = new ArrayList<>();
      BatchSender sender =
          new BatchSender(
              requests -> {
                sizes.add(requests.size());
                return Collections.nCopies(requests.size(), answer(false, 1));
              },
              batch,
              new ReplayTotals());
      for (int group : new int[] {2, 0, 3, 1}) {
        sender.send(Collections.nCopies(group, ORDER), answers -> heard.add(answers.size()));
      }
      sender.flush();

      int most = batch;
      assertThat(heard).containsExactly(2, 0, 3, 1);
      assertThat(sizes).allMatch(size -> size <= most);
      assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(6);
    }
  }

  @Test
  void anUnansweredRequestStopsTheReplay() {
    BatchSender sender =
        new BatchSender(
            requests -> List.of(Answer.refused(RejectReason.OUTCOME_UNKNOWN)),
            1,
            new ReplayTotals());

    assertThatThrownBy(() -> sender.send(List.of(ORDER), answers -> {}))
        .isInstanceOf(ReplayStoppedException.class)
        .hasMessageStartingWith("the grid does not take order a of P (OUTCOME_UNKNOWN); replay");
  }

  @Test
  void theReportReadsTheSameInJson() {
    ReplayTotals totals = new ReplayTotals();
    totals.count(ORDER, answer(false, 1, 101));

    String json =
        new ReplayReport("a\"b.csv", "T")
            .answers(totals, 0.5)
            .trades(1, 2)
            .stateHash(3, 255)
            .json();

    assertThat(json)
        .isEqualTo(
            "{\"file\":\"a\\\"b.csv\",\"symbols\":\"T\",\"requests\":1,\"seconds\":0.5,"
                + "\"requests_per_second\":2,\"accepted\":1,\"duplicates\":0,\"executions\":1,"
                + "\"trades\":2,\"state_hash_3\":\"00000000000000ff\"}");
  }
}
