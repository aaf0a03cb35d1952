package io.tradegrid.benchmark;

import io.tradegrid.command.Command;
import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.CommandCodec;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a command costs on its way into bytes and back: nanoseconds a command, in batches of {@value
 * #BATCH} of which half are new orders and half cancel them, as in most order flow.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CommandCodecBenchmark {

  private static final int BATCH = 256;
  private static final long SEED = 20120621;
  private static final long TIME_NS = 1_340_285_400_000_000_000L;

  private final List<Command> commands = commands();
  private final byte[] bytes = CommandCodec.encode(commands);

  private static List<Command> commands() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Command> commands = new ArrayList<>(BATCH);
    for (int i = 0; i < BATCH / 2; i++) {
      ClientOrderId order = ClientOrderId.of("O-" + random.nextLong(1_000_000_000_000L));
      ClientOrderId cancel = ClientOrderId.of("C-" + random.nextLong(1_000_000_000_000L));
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      long price = 58_000 + random.nextLong(1_000);
      long lots = 1 + random.nextLong(500);
      commands.add(
          new NewOrder(
              7, 3, order, TIME_NS + i, side, OrderType.LIMIT, TimeInForce.GTC, price, lots));
      commands.add(new CancelOrder(7, 3, cancel, TIME_NS + i, order));
    }
    return List.copyOf(commands);
  }

  /** Encodes a batch. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public byte[] encode() {
    return CommandCodec.encode(commands);
  }

  /** Decodes a batch. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public List<Command> decode() {
    return CommandCodec.decode(bytes);
  }
}
