package io.tradegrid.benchmark.risk;

import io.tradegrid.contract.Contract;
import io.tradegrid.contract.Exercise;
import io.tradegrid.contract.MarketInputs;
import io.tradegrid.contract.OptionRight;
import io.tradegrid.contract.OptionTerms;
import io.tradegrid.risk.DailyClose;
import io.tradegrid.risk.FactorModel;
import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.UnitRisk;
import io.tradegrid.risk.portfolio.GroupedPnl;
import io.tradegrid.risk.portfolio.Grouping;
import io.tradegrid.risk.portfolio.Position;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/** What a shard does for each position and scenario, on one thread and without a grid. */
final class CostKernel {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int SCENARIOS = 10_000;
  private static final int DIRECTIONS = 100;
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);

  private final Random random;
  private final double[] moves = new double[SCENARIOS];
  private final double[][] draws;
  private final double[] row = new double[DIRECTIONS];

  CostKernel(long seed) {
    random = new Random(seed);
    for (int i = 0; i < SCENARIOS; i++) {
      moves[i] = Math.expm1(0.02 * random.nextGaussian());
    }
    for (int i = 0; i < DIRECTIONS; i++) {
      row[i] = 0.002 * random.nextGaussian();
    }
    draws = FactorModel.draws(seed, SCENARIOS, DIRECTIONS);
  }

  /**
   * Returns picoseconds of processor time for each position and scenario.
   *
   * @param what {@code european} or {@code american} options valued, moves of a share {@code
   *     simulated} from a hundred directions, or positions of the same symbol {@code summed} up
   */
  long picoseconds(String what) {
    return switch (what) {
      case "european" -> time(options(200, Exercise.EUROPEAN), 200L * SCENARIOS);
      case "american" -> time(options(4, Exercise.AMERICAN), 4L * SCENARIOS);
      case "simulated" -> time(this::simulate, 50L * SCENARIOS);
      case "summed" -> time(summed(), 1_000L * SCENARIOS);
      default -> throw new IllegalArgumentException("what: " + what + " is not known");
    };
  }

  private static long time(Runnable work, long units) {
    long start = THREADS.getCurrentThreadCpuTime();
    work.run();
    return Math.round(1e3 * (THREADS.getCurrentThreadCpuTime() - start) / units);
  }

  private Runnable options(int count, Exercise exercise) {
    List<Position> positions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      positions.add(new Position("P", 1 + i, unit(i, exercise)));
    }
    return () -> sum(positions);
  }

  private UnitRisk unit(int i, Exercise exercise) {
    Contract contract =
        Contract.option(
            "OPTION" + i,
            new OptionTerms(
                "SHARE",
                BigDecimal.valueOf(80 + random.nextInt(40)),
                LAST_DAY.plusDays(20L + random.nextInt(400)),
                OptionRight.PUT,
                exercise),
            BigDecimal.ONE,
            new MarketInputs(new BigDecimal("0.25"), new BigDecimal("0.02"), null));
    DailyClose close = new DailyClose(LAST_DAY, 100, OptionalDouble.empty());
    return new UnitRisk(contract, new PriceHistory("SHARE", List.of(close)));
  }

  private void sum(List<Position> positions) {
    GroupedPnl pnl =
        GroupedPnl.of(
            positions,
            Grouping.ASSET_CLASS,
            unit -> PnlVector.numbered(1, unit.marketValue(), unit.pnl(moves)));
    require(pnl.total().size() == SCENARIOS);
  }

  private void simulate() {
    for (int i = 0; i < 50; i++) {
      require(FactorModel.moves(row, draws, SCENARIOS).length == SCENARIOS);
    }
  }

  private Runnable summed() {
    List<Position> positions = new ArrayList<>();
    UnitRisk unit = unit(0, Exercise.EUROPEAN);
    PnlVector pnl = PnlVector.numbered(1, unit.marketValue(), unit.pnl(moves));
    for (int i = 0; i < 1_000; i++) {
      positions.add(new Position("P" + i, 1 + i, unit));
    }
    return () -> require(GroupedPnl.of(positions, Grouping.NONE, u -> pnl).total().size() > 0);
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("scenarios are missing");
    }
  }
}
