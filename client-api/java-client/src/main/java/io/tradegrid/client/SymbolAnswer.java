package io.tradegrid.client;

import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import java.util.Optional;

/**
 * What came of a question about one of several symbols.
 *
 * @param <T> what is answered
 * @param symbol whose
 * @param value the answer; empty if there is none, and then the next two say why
 * @param reason NONE if there is an answer; SHARD_LOST if no node has the symbol's ticks,
 *     OUTCOME_UNKNOWN if its owner did not answer, BAD_REQUEST if it cannot be answered
 * @param message for people; empty if there is an answer
 */
public record SymbolAnswer<T>(
    String symbol, Optional<T> value, RejectReason reason, String message) {

  static <T> SymbolAnswer<T> of(String symbol, T value) {
    return new SymbolAnswer<>(symbol, Optional.of(value), RejectReason.NONE, "");
  }

  static <T> SymbolAnswer<T> failed(String symbol, RejectReason reason, String message) {
    return new SymbolAnswer<>(symbol, Optional.empty(), reason, message);
  }

  /**
   * Returns the answer.
   *
   * @throws IllegalArgumentException if the question cannot be answered, saying why
   * @throws RejectedException if there is none for another reason
   */
  public T get() {
    if (reason == RejectReason.BAD_REQUEST) {
      throw new IllegalArgumentException(message);
    }
    return value.orElseThrow(() -> new RejectedException(reason, message));
  }
}
