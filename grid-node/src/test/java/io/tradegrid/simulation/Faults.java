package io.tradegrid.simulation;

import static io.tradegrid.simulation.Scheduler.MS;

import java.util.List;

/** Hurts a grid at random moments, more than one way at a time. */
final class Faults {

  private static final long JUMP_MS_MAX = 3_600_000;

  /** From one fault to the next. */
  private static final long PAUSE_MS_MAX = 800;

  private final Grid grid;
  private final Scheduler scheduler;
  private final long untilNs;

  Faults(Grid grid, long untilMs) {
    this.grid = grid;
    this.scheduler = grid.scheduler;
    this.untilNs = untilMs * MS;
  }

  void start() {
    scheduler.after(scheduler.upTo(PAUSE_MS_MAX), grid.world, this::next);
  }

  private void next() {
    if (scheduler.nowNs() < untilNs) {
      hurt(scheduler.oneIn(3) ? grid.any() : owner());
      scheduler.after(scheduler.upTo(PAUSE_MS_MAX), grid.world, this::next);
    }
  }

  private Member owner() {
    Member owner = grid.topology.main().primary;
    return owner == null ? grid.any() : owner;
  }

  private void hurt(Member victim) {
    if (!victim.life.runs()) {
      return;
    }
    switch (scheduler.random.nextInt(20)) {
      case 0 -> grid.kill(victim);
      case 1, 2 -> victim.stepsToLive = scheduler.random.nextInt(60);
      case 10, 11, 12, 13, 14, 15, 16, 17 -> victim.diesAt = anyStep();
      case 18 -> victim.stopsAt = anyStep();
      case 19 -> victim.failsAt = anyStep();
      case 3 -> grid.stop(victim);
      case 4 -> victim.stepsToStop = scheduler.random.nextInt(60);
      case 5, 6 ->
          grid.cut(List.of(victim), grid.processes.stream().filter(p -> p != victim).toList());
      case 7 -> cutLink(victim);
      case 8 -> scheduler.after(0, victim.life, victim::leave);
      default -> jump(victim);
    }
  }

  private Step anyStep() {
    return Step.ALL.get(scheduler.random.nextInt(Step.ALL.size()));
  }

  /** One way only between two, or two of five are cut off together. */
  private void cutLink(Member victim) {
    Member other = grid.any();
    if (other == victim) {
      return;
    }
    if (grid.processes.size() > 3) {
      List<Member> victims = List.of(victim, other);
      grid.cut(victims, grid.processes.stream().filter(p -> !victims.contains(p)).toList());
    } else {
      grid.cut(List.of(victim), List.of(other));
    }
  }

  private void jump(Member victim) {
    long ms = scheduler.random.nextLong(1, scheduler.oneIn(2) ? 1_000 : JUMP_MS_MAX);
    grid.clockOffsetNs[victim.node] += (scheduler.random.nextBoolean() ? ms : -ms) * MS;
  }
}
