package io.tradegrid.replay;

import io.tradegrid.command.Fill;
import io.tradegrid.model.ClientOrderId;
import java.util.Set;

/** Why an execution did not fill the order that NASDAQ filled. */
enum ExecutionCause {
  NOTHING_LEFT("our book had too little left up to that price"),
  BETTER_PRICE("our book had an order at a better price"),
  NOT_IN_FILE("NASDAQ's order is not in the file and no seed stands for it"),
  SEED_AHEAD("shares from before the file stood ahead in our queue"),
  OVERTAKEN_BEFORE("an order stood ahead that NASDAQ had filled earlier and our queue had not"),
  OLDER_ID("NASDAQ's order has the older id: it was entered first, the file shows it later"),
  ORDER_AHEAD("an older order stood ahead that NASDAQ passed over; the file does not say why");

  private static final int PREFIX = 2;

  private final String description;

  ExecutionCause(String description) {
    this.description = description;
  }

  /** Returns the cause in words. */
  String description() {
    return description;
  }

  /**
   * Says why.
   *
   * @param target the order NASDAQ filled; null if unknown here
   * @param wrong the first fill with another order; null if there was none but too little filled
   * @param overtaken orders that NASDAQ filled at earlier executions where our queue filled another
   */
  static ExecutionCause of(
      LobsterMessage message, LobsterStep.Target target, Fill wrong, Set<ClientOrderId> overtaken) {
    if (wrong == null) {
      return NOTHING_LEFT;
    } else if (wrong.priceTicks() != message.price()) {
      return BETTER_PRICE;
    } else if (target == null) {
      return NOT_IN_FILE;
    }
    String maker = wrong.makerClientOrderId().toString();
    if (!maker.startsWith("L-")) {
      return SEED_AHEAD;
    } else if (overtaken.contains(wrong.makerClientOrderId())) {
      return OVERTAKEN_BEFORE;
    }
    boolean older = Long.parseLong(maker.substring(PREFIX)) > message.orderId();
    return older && !target.seed() ? OLDER_ID : ORDER_AHEAD;
  }
}
