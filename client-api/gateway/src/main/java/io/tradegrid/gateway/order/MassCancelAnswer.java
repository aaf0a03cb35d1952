package io.tradegrid.gateway.order;

import io.tradegrid.client.CancelReport;
import io.tradegrid.client.DerivedId;
import io.tradegrid.gateway.error.ProblemException;
import io.tradegrid.model.RejectReason;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What came of a mass cancel that is done everywhere.
 *
 * @param portfolio whose orders
 * @param cancelId the id it was sent with, or was given
 * @param cancelledOrders how many in all
 * @param symbols where there were some, by symbol
 */
public record MassCancelAnswer(
    String portfolio, String cancelId, long cancelledOrders, List<BySymbol> symbols) {

  private static final int NAMED_MAX = 5;

  /** How many orders were cancelled in one instrument. */
  public record BySymbol(String symbol, int cancelledOrders) {}

  /** Returns the id, or a new one if there is none. */
  public static String idOr(String cancelId) {
    return cancelId == null ? DerivedId.of('m', UUID.randomUUID().toString(), "") : cancelId;
  }

  /**
   * Returns the answer.
   *
   * @throws ProblemException if it is not known to be done everywhere, with what is known
   */
  public static MassCancelAnswer of(CancelReport report) {
    List<BySymbol> symbols =
        report.cancelled().entrySet().stream()
            .map(entry -> new BySymbol(entry.getKey(), entry.getValue()))
            .toList();
    if (!report.isComplete()) {
      throw new ProblemException(
          worst(report),
          detail(report),
          Map.of(
              "cancelId",
              report.cancelId(),
              "cancelledOrders",
              report.total(),
              "symbols",
              symbols,
              "failed",
              report.failed()));
    }
    return new MassCancelAnswer(report.portfolio(), report.cancelId(), report.total(), symbols);
  }

  /** What leaves most open: an unknown outcome before a refusal. */
  private static RejectReason worst(CancelReport report) {
    if (report.isDuplicate()) {
      return RejectReason.DUPLICATE_ID;
    }
    return report.failed().values().stream()
        .reduce((one, other) -> one.kind().compareTo(other.kind()) >= 0 ? one : other)
        .orElseThrow();
  }

  private static String detail(CancelReport report) {
    if (report.isDuplicate()) {
      return "cancelId: the portfolio has used it for something else, got " + report.cancelId();
    }
    List<String> symbols = List.copyOf(report.failed().keySet());
    int named = Math.min(NAMED_MAX, symbols.size());
    String more = named == symbols.size() ? "" : " and " + (symbols.size() - named) + " more";
    return "symbol: in "
        + String.join(", ", symbols.subList(0, named))
        + more
        + " orders may still be open; send the same request again with cancelId="
        + report.cancelId();
  }
}
