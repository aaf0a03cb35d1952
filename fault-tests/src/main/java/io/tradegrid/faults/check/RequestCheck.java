package io.tradegrid.faults.check;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.AmendOrder;
import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.command.Command.MassCancel;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.TradeReport;
import io.tradegrid.faults.check.ShardReplay.Identity;
import io.tradegrid.faults.load.Asked;
import io.tradegrid.faults.load.Told;
import io.tradegrid.model.RejectReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Holds what clients were told against the log. */
final class RequestCheck {

  /** A decision with the times at which it was first asked for and first told. */
  private record Timed(Decision decision, Asked asked, long sentAtNs, long toldAtNs) {}

  private final Map<Integer, ShardReplay> shards;
  private final Findings findings;
  private final Map<Integer, List<Timed>> timed = new java.util.TreeMap<>();
  private final Set<String> asked = new HashSet<>();

  RequestCheck(Map<Integer, ShardReplay> shards, Findings findings) {
    this.shards = shards;
    this.findings = findings;
  }

  void run(List<Asked> requests) {
    requests.forEach(this::check);
    for (ShardReplay shard : shards.values()) {
      shard.decisions().forEach((id, decision) -> checkAsked(id, decision));
    }
    timed.values().forEach(this::checkOrder);
  }

  private void check(Asked one) {
    if (one.isImpostor()) {
      checkImpostor(one);
      return;
    }
    OrderRequest request = one.request();
    asked.add(key(one.shard(), request.portfolio(), request.clientOrderId()));
    Decision decision = decision(one);
    for (Told told : one.told()) {
      if (told.isRefused()) {
        findings.violation(
            "a good request was refused: "
                + one
                + ": "
                + told.answer().reason()
                + " "
                + told.note());
      }
    }
    List<Told> acknowledged = one.told().stream().filter(Told::isAcknowledged).toList();
    if (decision == null || !isSame(request, decision.request())) {
      String instead =
          decision == null
              ? ""
              : "; its id stands in " + decision.where() + " for " + decision.request();
      if (!acknowledged.isEmpty()) {
        findings.lost(one + ", told " + acknowledged.get(0).answer() + instead);
      } else if (decision != null) {
        findings.violation(one + " was logged as something else" + instead);
      }
      return;
    }
    acknowledged.forEach(told -> compare(one, told, decision));
    if (acknowledged.stream().filter(told -> !told.answer().duplicate()).count() > 1) {
      findings.violation(one + " was told more than once that it is new");
    }
    long toldAtNs = acknowledged.stream().mapToLong(Told::toldAtNs).min().orElse(Long.MAX_VALUE);
    timed
        .computeIfAbsent(one.shard(), shard -> new ArrayList<>())
        .add(new Timed(decision, one, one.firstSentAtNs(), toldAtNs));
  }

  private Decision decision(Asked one) {
    ShardReplay shard = shards.get(one.shard());
    OrderRequest request = one.request();
    return shard == null
        ? null
        : shard.decisions().get(new Identity(request.portfolio(), request.clientOrderId()));
  }

  private static String key(int shard, String portfolio, String clientOrderId) {
    return shard + " " + portfolio + " " + clientOrderId;
  }

  private void checkAsked(Identity id, Decision decision) {
    if (!asked.contains(key(decision.shard(), id.portfolio(), id.clientOrderId()))) {
      findings.violation(decision.where() + " has a request that nobody sent: " + id);
    }
  }

  private void checkImpostor(Asked one) {
    for (Told told : one.told()) {
      boolean taken = told.isAcknowledged();
      if (taken || (told.isRefused() && told.answer().reason() != RejectReason.DUPLICATE_ID)) {
        findings.violation(
            "other content under a used id was not refused as such: " + one + ": " + told.answer());
      }
    }
  }

  private void compare(Asked one, Told told, Decision decision) {
    Answer expected =
        told.answer().duplicate() ? decision.answer().asDuplicate() : decision.answer();
    boolean same =
        switch (told.detail()) {
          case WHOLE -> told.answer().equals(expected);
          case ORDER ->
              told.answer().reason() == expected.reason()
                  && told.answer().status() == expected.status()
                  && told.answer().orderId() == expected.orderId()
                  && told.answer().filledLots() == expected.filledLots()
                  && told.answer().leavesLots() == expected.leavesLots();
          case REASON -> told.answer().reason() == expected.reason();
        };
    if (!same) {
      findings.violation(
          one
              + " was told through "
              + told.via()
              + " "
              + told.answer()
              + ", but "
              + decision.where()
              + " gives "
              + expected);
    }
  }

  /** Ticks and lots are one, so decimals equal numbers. */
  private static boolean isSame(OrderRequest asked, Command logged) {
    if (asked instanceof OrderRequest.New a && logged instanceof NewOrder b) {
      return a.side() == b.side()
          && a.type() == b.type()
          && a.timeInForce() == b.timeInForce()
          && ticks(a.price()) == b.priceTicks()
          && a.quantity().longValueExact() == b.quantityLots();
    }
    if (asked instanceof OrderRequest.Cancel a && logged instanceof CancelOrder b) {
      return a.origClientOrderId().equals(b.origClientOrderId().toString());
    }
    if (asked instanceof OrderRequest.Amend a && logged instanceof AmendOrder b) {
      return a.origClientOrderId().equals(b.origClientOrderId().toString())
          && ticks(a.price()) == b.priceTicks()
          && a.quantity().longValueExact() == b.quantityLots();
    }
    if (asked instanceof OrderRequest.MassCancel a && logged instanceof MassCancel b) {
      return Objects.equals(a.side(), b.side());
    }
    return asked instanceof OrderRequest.Report a
        && logged instanceof TradeReport b
        && a.price().longValueExact() == b.priceTicks()
        && a.quantity().longValueExact() == b.quantityLots();
  }

  private static long ticks(BigDecimal price) {
    return price == null ? Command.NO_PRICE : price.longValueExact();
  }

  /** What was sent after another request was answered must stand behind it. */
  private void checkOrder(List<Timed> ofShard) {
    ofShard.sort(Comparator.comparingLong(one -> one.decision().place()));
    Timed latest = null;
    for (Timed one : ofShard) {
      if (latest != null && one.toldAtNs() < latest.sentAtNs()) {
        findings.violation(
            one.asked()
                + " was answered before "
                + latest.asked()
                + " was sent, and stands behind it in the log of shard "
                + one.decision().shard());
      }
      if (latest == null || one.sentAtNs() > latest.sentAtNs()) {
        latest = one;
      }
    }
  }
}
