package io.tradegrid.kafka;

/** What can be set, each with its row in {@code docs/reference/kafka.md}. */
enum BridgeSetting {
  BOOTSTRAP("kafka.bootstrap", "", "Brokers as host:port, by commas; must be given."),
  GRID("grid.addresses", "127.0.0.1:10800", "Nodes as host:port of their client port, by commas."),
  INCOMING("kafka.topic.incoming", "orders.incoming", "Topic of orders, of at most 77 characters."),
  ANSWERS("kafka.topic.answers", "orders.answers", "Topic of the answers to them."),
  EXECUTED("kafka.topic.executed", "orders.executed", "Topic of order events."),
  RISK("kafka.topic.risk", "risk.metrics", "Topic of live risk and its alerts."),
  PARTITIONS("kafka.partitions", "8", 1, 1_024, "Partitions of topics that it makes."),
  REPLICATION("kafka.replication", "1", 1, 9, "Copies of topics that it makes."),
  BATCH("kafka.batch.records", "500", 1, 4_096, "Most records taken at once."),
  DEAD_AFTER_MS(
      "kafka.dead.after.ms",
      "10000",
      1_000,
      300_000,
      "Silence after which others take over, in ms."),
  METRICS_PORT("metrics.port", "9466", 0, 65_535, "Port of /metrics on 127.0.0.1; 0 for any.");

  private final String key;
  private final String preset;
  private final int min;
  private final int max;
  private final String meaning;

  BridgeSetting(String key, String preset, String meaning) {
    this(key, preset, 0, 0, meaning);
  }

  BridgeSetting(String key, String preset, int min, int max, String meaning) {
    this.key = key;
    this.preset = preset;
    this.min = min;
    this.max = max;
    this.meaning = meaning;
  }

  String key() {
    return key;
  }

  String preset() {
    return preset;
  }

  String meaning() {
    return meaning;
  }

  boolean isNumber() {
    return max > 0;
  }

  String range() {
    return isNumber() ? min + " to " + max : "text";
  }

  void check(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(key + ": is missing; give --" + key + "=VALUE");
    }
    if (isNumber() && (!value.matches("[0-9]{1,6}") || !isInRange(Integer.parseInt(value)))) {
      throw new IllegalArgumentException(key + ": must be " + range() + ", got " + value);
    }
  }

  private boolean isInRange(int number) {
    return number >= min && number <= max;
  }
}
