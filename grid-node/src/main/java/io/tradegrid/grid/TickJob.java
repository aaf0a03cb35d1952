package io.tradegrid.grid;

import io.tradegrid.model.RejectReason;
import io.tradegrid.tick.TickAnswers;
import io.tradegrid.tick.TickBlocks;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickQuestion;
import io.tradegrid.tick.TickQuestionCodec;
import io.tradegrid.tickstore.BlockGoneException;
import org.apache.ignite.Ignite;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a question about some symbols, on the node that owns them. */
final class TickJob implements IgniteCallable<byte[][]> {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(TickJob.class);

  /** Blocks that are merged while they are read are looked for again so often. */
  private static final int READS_MAX = 5;

  /** The symbol's shard is not this node's. */
  private static final class NotOwnerException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final String[] symbols;
  private final byte[] question;
  @IgniteInstanceResource private transient Ignite ignite;

  TickJob(String[] symbols, byte[] question) {
    this.symbols = symbols;
    this.question = question;
  }

  @Override
  public byte[][] call() {
    byte[][] answers = new byte[symbols.length][];
    TickHost host = TickHost.of(ignite);
    for (int i = 0; i < answers.length; i++) {
      answers[i] = host == null ? new byte[0] : answer(host, symbols[i]);
    }
    return answers;
  }

  private byte[] answer(TickHost host, String symbol) {
    try {
      TickQuestion asked = TickQuestionCodec.decode(question);
      for (int read = 1; ; read++) {
        try {
          return asked.answer(kind -> blocks(host, symbol, kind));
        } catch (BlockGoneException e) {
          if (read == READS_MAX) {
            LOG.warn("{}: its blocks are merged faster than they are read", symbol, e);
            return new byte[0];
          }
        }
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      return TickAnswers.refusal(e.getMessage());
    } catch (NotOwnerException e) {
      return host.isLost(symbol) ? TickAnswers.refusal(RejectReason.SHARD_LOST) : new byte[0];
    }
  }

  private static TickBlocks blocks(TickHost host, String symbol, TickKind kind) {
    return host.blocks(symbol, kind).orElseThrow(NotOwnerException::new);
  }
}
