package io.tradegrid.cli.log;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that names a shard, or a symbol of it. */
final class ShardOption {

  @Option(names = "--symbol", paramLabel = "S", description = "The instrument.")
  private String symbol;

  @Option(names = "--shard", paramLabel = "N", description = "The shard, from 0.")
  private Integer shard;

  String symbol() {
    return symbol;
  }

  Integer shard() {
    return shard;
  }

  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (symbol != null) {
      arguments.add("--symbol=" + symbol);
    }
    if (shard != null) {
      arguments.add("--shard=" + shard);
    }
    return arguments;
  }
}
