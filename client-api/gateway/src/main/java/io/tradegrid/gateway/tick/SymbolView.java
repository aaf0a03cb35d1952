package io.tradegrid.gateway.tick;

import io.tradegrid.client.SymbolAnswer;
import io.tradegrid.model.RejectReason;
import java.util.function.Function;

/**
 * What came of a question about one of several symbols.
 *
 * @param <T> what is answered
 * @param value null if there is none, or no answer
 * @param error null if there is an answer
 */
record SymbolView<T>(String symbol, T value, Failure error) {

  /**
   * Why there is no answer.
   *
   * @param code as that of a problem
   * @param retryable whether asking again may help
   */
  record Failure(String code, String detail, boolean retryable) {}

  static <A, T> SymbolView<T> of(SymbolAnswer<A> answer, Function<A, T> view) {
    if (answer.value().isPresent()) {
      return new SymbolView<>(answer.symbol(), view.apply(answer.get()), null);
    }
    boolean retryable = answer.reason().kind() != RejectReason.Kind.REFUSED;
    return new SymbolView<>(
        answer.symbol(), null, new Failure(answer.reason().name(), answer.message(), retryable));
  }
}
