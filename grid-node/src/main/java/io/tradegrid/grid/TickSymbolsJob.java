package io.tradegrid.grid;

import io.tradegrid.model.RejectReason;
import io.tradegrid.tick.TickAnswers;
import io.tradegrid.tick.TickKind;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.ignite.Ignite;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.resources.IgniteInstanceResource;

/** Lists the symbols that have ticks in some shards, on the node that owns them. */
final class TickSymbolsJob implements IgniteCallable<byte[]> {

  private static final long serialVersionUID = 1L;

  private final int[] shards;
  private final TickKind kind;
  private final String after;
  private final int limit;
  @IgniteInstanceResource private transient Ignite ignite;

  TickSymbolsJob(int[] shards, TickKind kind, String after, int limit) {
    this.shards = shards;
    this.kind = kind;
    this.after = after;
    this.limit = limit;
  }

  @Override
  public byte[] call() {
    TickHost host = TickHost.of(ignite);
    TreeSet<String> found = new TreeSet<>();
    for (int shard : shards) {
      Optional<List<String>> some = host == null ? Optional.empty() : host.symbols(shard, kind);
      if (some.isEmpty()) {
        return host != null && host.isLost(shard)
            ? TickAnswers.refusal(RejectReason.SHARD_LOST)
            : new byte[0];
      }
      some.get().stream().filter(symbol -> symbol.compareTo(after) > 0).forEach(found::add);
    }
    return TickAnswers.symbols(found.stream().limit(limit).toList());
  }
}
