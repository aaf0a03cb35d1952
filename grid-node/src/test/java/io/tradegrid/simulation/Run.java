package io.tradegrid.simulation;

import static io.tradegrid.simulation.Scheduler.MS;

import io.tradegrid.engine.ShardEngine;
import io.tradegrid.shard.ShardState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One simulation from its beginning to the proof: a function of seed and variation. */
final class Run {

  /** Mostly short, so that there are many; some so long that who was away comes back late. */
  private static final long FAULTS_MS = 2_500;

  private static final long LONG_FAULTS_MS = 10_000;
  private static final int ONE_IN_IS_LONG = 10;
  private static final long SETTLE_MS = 120_000;
  private static final int CLIENTS = 2;
  private static final long POLL_MS = 100;

  private final Scheduler scheduler;
  private final long faultsMs;
  private final Grid grid;
  private final Clients clients;
  private final List<String> findings = new ArrayList<>();
  private boolean rowsCrossed;
  private long archived;
  private long entries;

  private Run(long seed, Variation variation) {
    scheduler = new Scheduler(seed);
    grid = new Grid(scheduler, scheduler.oneIn(4) ? 5 : 3, variation);
    faultsMs = scheduler.oneIn(ONE_IN_IS_LONG) ? LONG_FAULTS_MS : FAULTS_MS;
    clients = new Clients(grid, seed, faultsMs);
  }

  /**
   * What came of a run.
   *
   * @param seed of all that was random
   * @param findings what does not hold, in words
   * @param heard answers that clients were told
   * @param known requests of which clients were told that they are known
   * @param entries of the log, archive included
   * @param archived of them that were trimmed
   * @param rowsCrossed whether two owners wrote rows at once
   * @param deaths how many processes ended at each step of a write
   * @param errors how many ran out of memory at one
   */
  record Outcome(
      long seed,
      List<String> findings,
      int heard,
      int known,
      long entries,
      long archived,
      boolean rowsCrossed,
      Map<Step, Integer> deaths,
      int errors) {}

  static Outcome of(long seed, Variation variation) throws InterruptedException {
    Run run = new Run(seed, variation);
    run.grid.start();
    Faults faults = new Faults(run.grid, run.faultsMs);
    faults.start();
    run.clients.start(CLIENTS);
    run.scheduler.after(run.faultsMs * MS, run.grid.world, run::heal);
    run.scheduler.run();
    return new Outcome(
        seed,
        run.findings,
        run.clients.heard.size(),
        run.clients.known.size(),
        run.entries,
        run.archived,
        run.rowsCrossed,
        run.grid.deaths,
        run.grid.errors);
  }

  private void heal() {
    grid.heal();
    scheduler.after(POLL_MS * MS, grid.world, () -> settle(0));
  }

  private void settle(long waitedMs) {
    ShardEngine engine = engine();
    if (engine != null && clients.areSettled()) {
      var unused =
          engine
              .ask(ShardState::stateHash)
              .thenAccept(
                  hash ->
                      scheduler.after(0, grid.world, () -> proveOrWait(engine, hash, waitedMs)));
    } else {
      poll(waitedMs);
    }
  }

  private void poll(long waitedMs) {
    if (waitedMs < SETTLE_MS) {
      scheduler.after(POLL_MS * MS, grid.world, () -> settle(waitedMs + POLL_MS));
    } else {
      findings.add("does not settle");
      scheduler.end();
    }
  }

  private ShardEngine engine() {
    Member owner = grid.topology.main().primary;
    boolean whole =
        grid.topology.main().members.size() == grid.processes.size()
            && grid.topology.main().inFlight() == 0
            && grid.processes.stream().allMatch(Member::isIdle);
    return owner == null || !whole || grid.topology.main().backup == null
        ? null
        : owner.settledEngine();
  }

  private void proveOrWait(ShardEngine engine, long hash, long waitedMs) {
    if (engine() != engine) {
      poll(waitedMs);
      return;
    }
    entries = engine.sequence();
    int owner = grid.topology.main().primary.node;
    Proof proof = new Proof(grid.topology.copies.get(owner), grid.scope, grid.variation);
    rowsCrossed = grid.rowWriters.wereCrossed();
    findings.addAll(proof.findings(clients, hash));
    archived = proof.archived();
    int backup = grid.topology.main().backup.node;
    if (!grid.topology.copies.get(owner).equals(grid.topology.copies.get(backup))) {
      findings.add("primary and backup differ");
    }
    if (clients.wereToldOfAStop()) {
      findings.add("the shard stopped");
    }
    scheduler.end();
  }
}
