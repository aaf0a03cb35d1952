package io.tradegrid.connect;

import java.util.EnumMap;
import java.util.Map;

/** What can be set, each with its row in {@code docs/reference/connect.md}. */
enum ConnectSetting {
  BOOTSTRAP("kafka.bootstrap", "", "text", "Brokers as host:port, by commas; must be given."),
  DISCOVERY(
      "grid.discovery.addresses",
      "127.0.0.1:47500",
      "text",
      "Nodes as host:port of their discovery port, by commas."),
  HOST("grid.host", "127.0.0.1", "text", "Address of this machine that nodes reach it by."),
  HOME("connect.home", "var/connect", "text", "Directory of what the worker writes."),
  PARTITIONS("kafka.partitions", "4", "1 to 1024", "Partitions of topics that it makes."),
  REPLICATION("kafka.replication", "1", "1 to 9", "Copies of topics that it makes."),
  REST_PORT("rest.port", "8083", "0 to 65535", "Port of Connect's REST on 127.0.0.1; 0 for any.");

  private final String key;
  private final String preset;
  private final String range;
  private final String meaning;

  ConnectSetting(String key, String preset, String range, String meaning) {
    this.key = key;
    this.preset = preset;
    this.range = range;
    this.meaning = meaning;
  }

  String key() {
    return key;
  }

  String preset() {
    return preset;
  }

  String range() {
    return range;
  }

  String meaning() {
    return meaning;
  }

  /**
   * Reads options.
   *
   * @param options each {@code --key=value}
   * @return a value for every setting
   * @throws IllegalArgumentException naming the option that cannot be
   */
  static Map<ConnectSetting, String> read(String... options) {
    Map<ConnectSetting, String> values = new EnumMap<>(ConnectSetting.class);
    for (ConnectSetting setting : values()) {
      values.put(setting, setting.preset);
    }
    for (String option : options) {
      values.put(named(option), option.substring(option.indexOf('=') + 1));
    }
    values.forEach(ConnectSetting::check);
    return values;
  }

  private static ConnectSetting named(String option) {
    for (ConnectSetting setting : values()) {
      if (option.startsWith("--" + setting.key + "=")) {
        return setting;
      }
    }
    throw new IllegalArgumentException(option + ": is not an option");
  }

  private void check(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(key + ": is missing; give --" + key + "=VALUE");
    }
    if (!range.equals("text") && (!value.matches("[0-9]{1,6}") || !isInRange(value))) {
      throw new IllegalArgumentException(key + ": must be " + range + ", got " + value);
    }
  }

  private boolean isInRange(String value) {
    String[] bounds = range.split(" to ", -1);
    int number = Integer.parseInt(value);
    return number >= Integer.parseInt(bounds[0]) && number <= Integer.parseInt(bounds[1]);
  }
}
