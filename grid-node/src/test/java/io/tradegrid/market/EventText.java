package io.tradegrid.market;

import io.tradegrid.model.CancelReason;
import io.tradegrid.model.RejectReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;

/** Writes an event as the page on order types does: every field that is not 0, NONE or null. */
final class EventText {

  private EventText() {}

  /**
   * Returns the line without its arrow.
   *
   * @param names gives an order's name in the example
   */
  static String of(MarketEvent event, LongFunction<String> names) {
    List<String> words = new ArrayList<>(List.of(event.kind().name()));
    if (event.kind() == MarketEvent.Kind.INDICATIVE) {
      addIndicative(words, event);
      return String.join(" ", words);
    }
    if (event.orderId() != 0) {
      words.add(names.apply(event.orderId()));
      words.add("P" + event.portfolioId());
      words.add(event.side().name().toLowerCase(Locale.ROOT));
    }
    add(words, "", event.lots());
    add(words, "@ ", event.priceTicks());
    add(words, "leaves ", event.leavesLots());
    add(words, "shown ", event.shownLots());
    if (event.contraOrderId() != 0) {
      words.add("with " + names.apply(event.contraOrderId()) + " P" + event.contraPortfolioId());
    }
    if (event.liquidity() != null) {
      words.add(event.liquidity().name());
    }
    if (event.rejectReason() != RejectReason.NONE) {
      words.add(event.rejectReason().name());
    }
    if (event.cancelReason() != CancelReason.NONE) {
      words.add(event.cancelReason().name());
    }
    if (event.phase() != null) {
      words.add(event.phase().name());
    }
    return String.join(" ", words);
  }

  private static void addIndicative(List<String> words, MarketEvent event) {
    if (event.priceTicks() == 0) {
      words.add("none");
      return;
    }
    words.add(event.lots() + " @ " + event.priceTicks());
    if (event.leavesLots() != 0) {
      words.add("surplus " + event.leavesLots());
      words.add(event.side().name().toLowerCase(Locale.ROOT));
    }
  }

  private static void add(List<String> words, String name, long value) {
    if (value != 0) {
      words.add(name + value);
    }
  }

  /** Returns the names of the fields that are not 0, NONE or null. */
  static Set<String> fields(MarketEvent event) {
    Set<String> fields = new TreeSet<>();
    addIf(fields, "order", event.orderId() != 0);
    addIf(fields, "portfolio", event.portfolioId() != 0);
    addIf(fields, "side", event.side() != null);
    addIf(fields, "price", event.priceTicks() != 0);
    addIf(fields, "lots", event.lots() != 0);
    addIf(fields, "leaves", event.leavesLots() != 0);
    addIf(fields, "shown", event.shownLots() != 0);
    addIf(fields, "other order", event.contraOrderId() != 0);
    addIf(fields, "other portfolio", event.contraPortfolioId() != 0);
    addIf(fields, "liquidity", event.liquidity() != null);
    addIf(fields, "reject reason", event.rejectReason() != RejectReason.NONE);
    addIf(fields, "cancel reason", event.cancelReason() != CancelReason.NONE);
    addIf(fields, "phase", event.phase() != null);
    return fields;
  }

  private static void addIf(Set<String> fields, String name, boolean isSet) {
    if (isSet) {
      fields.add(name);
    }
  }
}
