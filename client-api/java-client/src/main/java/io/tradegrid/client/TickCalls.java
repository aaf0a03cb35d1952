package io.tradegrid.client;

import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.service.TickData;
import io.tradegrid.tick.TickAnswers;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickQuestion;
import io.tradegrid.tick.TickQuestionCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.apache.ignite.client.ClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks about ticks until each symbol's owner has answered, or patience ends. */
final class TickCalls {

  private static final Logger LOG = LoggerFactory.getLogger(TickCalls.class);

  private final TickData service;
  private final Patience patience;

  TickCalls(TickData service, Patience patience) {
    this.service = service;
    this.patience = patience;
  }

  /** Asks about one symbol. */
  <T> T ask(String symbol, TickQuestion question, Function<byte[], T> reader) {
    return ask(List.of(symbol), question, reader).get(0).get();
  }

  /** Asks about several symbols; whoever did not answer is asked again, and nobody else. */
  <T> List<SymbolAnswer<T>> ask(
      List<String> symbols, TickQuestion question, Function<byte[], T> reader) {
    byte[] bytes = TickQuestionCodec.encode(question);
    List<byte[]> answers = new ArrayList<>(Collections.nCopies(symbols.size(), new byte[0]));
    boolean unused =
        patience.ask(() -> attempt(symbols, bytes, answers), answered -> !answered, () -> {});
    List<SymbolAnswer<T>> read = new ArrayList<>();
    for (int i = 0; i < symbols.size(); i++) {
      read.add(read(symbols.get(i), answers.get(i), reader));
    }
    return read;
  }

  /** Returns whether all symbols have an answer now. */
  private boolean attempt(List<String> symbols, byte[] question, List<byte[]> answers) {
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < symbols.size(); i++) {
      if (answers.get(i).length == 0) {
        open.add(i);
      }
    }
    try {
      byte[] reply = service.ask(open.stream().map(symbols::get).toArray(String[]::new), question);
      List<byte[]> some = TickAnswers.several(reply);
      for (int i = 0; i < open.size(); i++) {
        answers.set(open.get(i), some.get(i));
      }
      return some.stream().noneMatch(answer -> answer.length == 0);
    } catch (ClientException e) {
      LOG.debug("Nobody answered a question about ticks", e);
      return false;
    }
  }

  private static <T> SymbolAnswer<T> read(
      String symbol, byte[] answer, Function<byte[], T> reader) {
    if (answer.length == 0) {
      return SymbolAnswer.failed(
          symbol, RejectReason.OUTCOME_UNKNOWN, "ticks: the owner did not answer; ask again");
    }
    try {
      return SymbolAnswer.of(symbol, reader.apply(answer));
    } catch (RejectedException e) {
      return SymbolAnswer.failed(symbol, e.reason(), e.getMessage());
    } catch (IllegalArgumentException e) {
      return SymbolAnswer.failed(symbol, RejectReason.BAD_REQUEST, e.getMessage());
    }
  }

  /** Lists symbols; see {@link TickDesk#symbols}. */
  List<String> symbols(TickKind kind, String after, int limit) {
    byte[] answer =
        patience.ask(
            () -> {
              try {
                return service.symbols(kind.name(), after, limit);
              } catch (ClientException e) {
                LOG.debug("Nobody answered which symbols have ticks", e);
                return new byte[0];
              }
            },
            bytes -> bytes.length == 0,
            () -> {});
    if (answer.length == 0) {
      throw new RejectedException(
          RejectReason.OUTCOME_UNKNOWN, "ticks: an owner did not answer; ask again");
    }
    return TickAnswers.symbols(answer);
  }
}
