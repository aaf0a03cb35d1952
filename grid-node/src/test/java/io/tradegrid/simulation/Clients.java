package io.tradegrid.simulation;

import static io.tradegrid.simulation.Scheduler.MS;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.RequestStatus;
import io.tradegrid.command.RequestStatus.Standing;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.RejectReason;
import io.tradegrid.shard.RequestStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Sends requests to any node, again under the same id until there is an answer, and now and then
 * once more afterwards; keeps all it was ever told.
 */
final class Clients {

  /** Something that a client was told of a request of its own. */
  record Heard(Request request, Answer answer) {}

  /** Requests that are sent together. */
  private static final class Sending {
    private final List<Request> requests = new ArrayList<>();
    private boolean settled;
  }

  private static final Set<RejectReason> UNSETTLED =
      EnumSet.of(
          RejectReason.NOT_OWNER,
          RejectReason.BUSY,
          RejectReason.OUTCOME_UNKNOWN,
          RejectReason.SHARD_LOST,
          RejectReason.SHARD_STOPPED);

  final List<Heard> heard = new ArrayList<>();

  /** Requests that a shard said it knows. */
  final List<Request> known = new ArrayList<>();

  /** What was told that cannot be, in words. */
  final List<String> findings = new ArrayList<>();

  private final Grid grid;
  private final Scheduler scheduler;
  private final RequestStream stream;
  private final long untilNs;
  private int unsettled;
  private boolean shardStopped;
  private int arrivals;

  Clients(Grid grid, long seed, long untilMs) {
    this.grid = grid;
    this.scheduler = grid.scheduler;
    this.stream = new RequestStream(seed);
    this.untilNs = untilMs * MS;
  }

  void start(int count) {
    for (int i = 0; i < count; i++) {
      scheduler.after(scheduler.upTo(500), grid.world, this::next);
    }
  }

  boolean areSettled() {
    return unsettled == 0 && scheduler.nowNs() > untilNs;
  }

  boolean wereToldOfAStop() {
    return shardStopped;
  }

  private void next() {
    if (scheduler.nowNs() > untilNs) {
      return;
    }
    Sending sending = new Sending();
    for (int n = 1 + scheduler.random.nextInt(4); n > 0; n--) {
      Request request = stream.next();
      boolean stamped = scheduler.random.nextBoolean();
      sending.requests.add(stamped ? request : request.acceptedAt(Command.STAMP_ON_ACCEPT));
    }
    unsettled++;
    attempt(sending);
    if (scheduler.oneIn(25)) {
      grid.any().control(stream.control());
    }
    scheduler.after(scheduler.upTo(250), grid.world, this::next);
  }

  private void attempt(Sending sending) {
    if (!sending.settled) {
      send(sending, target());
      if (scheduler.oneIn(10)) {
        send(sending, grid.any());
      }
      if (scheduler.oneIn(4)) {
        ask(sending.requests.get(0), false);
      }
      scheduler.after(400 * MS, grid.world, () -> attempt(sending));
    }
  }

  private Member target() {
    Member owner = grid.topology.main().primary;
    return owner == null || scheduler.oneIn(4) ? grid.any() : owner;
  }

  private void send(Sending sending, Member to) {
    grid.deliver(
        to.life,
        () -> {
          var unused =
              to.submit(sending.requests.stream().map(this::atTheEdge).toList())
                  .thenAccept(answers -> reply(to, sending, answers));
        });
  }

  private Request atTheEdge(Request request) {
    if (grid.variation != Variation.DEDUP_OFF || !(request instanceof NewOrder order)) {
      return request;
    }
    return new NewOrder(
        order.instrumentId(),
        order.portfolioId(),
        ClientOrderId.of(order.clientOrderId() + Proof.EDGE + ++arrivals),
        order.timestampNs(),
        order.side(),
        order.type(),
        order.timeInForce(),
        order.priceTicks(),
        order.quantityLots(),
        order.terms());
  }

  /** Asks what became of a request, whether or not there was an answer to it. */
  private void ask(Request request, boolean acknowledged) {
    if (grid.variation == Variation.DEDUP_OFF) {
      return; // The edge has given it another id.
    }
    Member to = target();
    grid.deliver(
        to.life,
        () -> {
          var unused =
              to.status(request).thenAccept(status -> reply(to, request, acknowledged, status));
        });
  }

  private void reply(Member from, Request request, boolean acknowledged, RequestStatus status) {
    if (from.life.isDead()) {
      return;
    }
    scheduler.trace("%s says of %s: %s", from, request.clientOrderId(), status.standing());
    if (status.isKnown()) {
      known.add(request);
    } else if (acknowledged && status.standing() == Standing.UNKNOWN) {
      findings.add("acknowledged, and then unknown: " + request);
    }
  }

  private void reply(Member from, Sending sending, List<Answer> answers) {
    if (!from.life.isDead()) {
      Answer first = answers.get(0);
      Object id = sending.requests.get(0).clientOrderId();
      scheduler.trace("%s answers %s: %s %s", from, id, first.reason(), first.duplicate());
      grid.deliver(grid.world, () -> hear(sending, answers));
    }
  }

  private void hear(Sending sending, List<Answer> answers) {
    boolean all = true;
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      shardStopped |= answer.reason() == RejectReason.SHARD_STOPPED;
      if (UNSETTLED.contains(answer.reason())) {
        all = false;
      } else {
        heard.add(new Heard(sending.requests.get(i), answer));
        if (answer.reason() != RejectReason.DUPLICATE_ID && scheduler.oneIn(4)) {
          Request request = sending.requests.get(i);
          scheduler.after(scheduler.upTo(2_000), grid.world, () -> ask(request, true));
        }
      }
    }
    if (all && !sending.settled) {
      sending.settled = true;
      unsettled--;
      if (scheduler.oneIn(5)) {
        scheduler.after(scheduler.upTo(4_000), grid.world, () -> send(sending, target()));
      }
    }
  }
}
