package io.tradegrid.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.command.Command.MassCancel;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The memory of requests against a plain map, over seeded random requests. */
final class RequestMemoryTest {

  private static final int REQUESTS = 20_000;
  private static final int PORTFOLIOS = 5;
  private static final ClientOrderId OTHER = ClientOrderId.of("other");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void remembersWhatAMapRemembers(long seed) {
    Random random = new Random(seed);
    RequestMemory memory = new RequestMemory();
    Map<List<Object>, Request> requests = new LinkedHashMap<>();
    Map<List<Object>, Answer> answers = new HashMap<>();
    Set<Long> open = new TreeSet<>();
    for (int i = 0; i < REQUESTS; i++) {
      Request request = request(random);
      List<Object> identity = List.of(request.portfolioId(), request.clientOrderId());
      Answer known = memory.answerTo(request);
      Request before = requests.get(identity);
      if (before == null) {
        assertThat(known).as("request %d of seed %d", i, seed).isNull();
        Answer answer = answer(random, request, i + 1);
        memory.remember(request, answer);
        requests.put(identity, request);
        answers.put(identity, answer);
        if (request instanceof NewOrder && random.nextInt(10) == 0) {
          open.add(answer.orderId());
        }
      } else {
        boolean same = before.contentHash() == request.contentHash();
        assertThat(known)
            .as("request %d of seed %d", i, seed)
            .isEqualTo(
                same
                    ? answers.get(identity).asDuplicate()
                    : Answer.refused(RejectReason.DUPLICATE_ID));
      }
      long expected = before instanceof NewOrder ? answers.get(identity).orderId() : -1;
      long found = memory.orderOf(request.portfolioId(), request.clientOrderId());
      if (before != null) {
        assertThat(found).isEqualTo(Math.max(0, expected));
      }
      if (i % 5_000 == 4_999) {
        forget(memory, requests, answers, open, 1_000);
      }
    }
  }

  private static void forget(
      RequestMemory memory,
      Map<List<Object>, Request> requests,
      Map<List<Object>, Answer> answers,
      Set<Long> open,
      int keep) {
    memory.forget(keep, open::contains);
    int old = requests.size() - keep;
    var identities = List.copyOf(requests.keySet());
    for (int i = 0; i < old; i++) {
      List<Object> identity = identities.get(i);
      boolean order = requests.get(identity) instanceof NewOrder;
      if (!order || !open.contains(answers.get(identity).orderId())) {
        requests.remove(identity);
      }
    }
    assertThat(memory.size()).isEqualTo(requests.size());
    requests.forEach(
        (identity, request) ->
            assertThat(memory.answerTo(request)).isEqualTo(answers.get(identity).asDuplicate()));
  }

  /** The sizes are where the first piece grows, is full, and where others follow. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 4_095, 4_096, 4_097, 8_192, 10_000})
  void aRestoredMemoryIsTheSameAndGoesOn(int size) {
    Random random = new Random(7);
    RequestMemory memory = new RequestMemory();
    Map<Request, Answer> taken = new LinkedHashMap<>();
    fill(memory, taken, random, 0, size);
    StateOutput out = new StateOutput();
    memory.write(out);
    StateInput in = new StateInput(out.parts());
    long count = in.getLong();
    assertThat(in.getInt()).isEqualTo(size * RequestMemory.LONGS_EACH);
    RequestMemory restored = new RequestMemory();
    restored.restore(in::getLong, size, count);
    assertThat(in.hasRemaining()).isFalse();
    assertThat(restored.stateHash()).isEqualTo(memory.stateHash());
    fill(restored, taken, random, size, 2 * size + 20);
    assertThat(restored.size()).isEqualTo(2 * size + 20);
    assertThat(restored.stateHash()).isNotEqualTo(memory.stateHash());
    taken.forEach(
        (request, answer) ->
            assertThat(restored.answerTo(request)).isEqualTo(answer.asDuplicate()));
  }

  private static void fill(
      RequestMemory memory, Map<Request, Answer> taken, Random random, int from, int to) {
    for (int i = from; i < to; i++) {
      Request request = new CancelOrder(1, 1 + i % 3, ClientOrderId.of("n" + i), 5, OTHER);
      Answer answer = answer(random, request, i + 1);
      memory.remember(request, answer);
      taken.put(request, answer);
    }
  }

  private static Request request(Random random) {
    int portfolio = 1 + random.nextInt(PORTFOLIOS);
    ClientOrderId id = ClientOrderId.of("id-" + random.nextInt(REQUESTS / 8));
    return switch (random.nextInt(3)) {
      case 0 ->
          new NewOrder(
              1,
              portfolio,
              id,
              5,
              Side.BUY,
              OrderType.LIMIT,
              TimeInForce.GTC,
              100,
              1 + random.nextInt(2));
      case 1 -> new CancelOrder(1, portfolio, id, 5, OTHER);
      default -> new MassCancel(1, portfolio, id, 5, random.nextBoolean() ? Side.BUY : null);
    };
  }

  private static Answer answer(Random random, Request request, long orderId) {
    if (request instanceof MassCancel) {
      int cancelled = random.nextInt(100);
      return new Answer(
          RejectReason.NONE,
          false,
          OrderStatus.CANCELED,
          0,
          0,
          0,
          TopOfBook.EMPTY,
          List.of(),
          cancelled);
    }
    RejectReason reason = random.nextBoolean() ? RejectReason.NONE : RejectReason.PRICE_BAND;
    OrderStatus status =
        reason == RejectReason.NONE ? OrderStatus.PARTIALLY_FILLED : OrderStatus.REJECTED;
    return new Answer(
        reason,
        false,
        status,
        orderId,
        random.nextInt(50),
        random.nextInt(50),
        TopOfBook.EMPTY,
        List.of());
  }
}
