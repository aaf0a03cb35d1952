package io.tradegrid.node;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** A node's configuration, complete and checked. */
public final class NodeSettings {

  private final Map<NodeSetting, String> values;

  private NodeSettings(Map<NodeSetting, String> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /**
   * Puts defaults, file and command line together.
   *
   * @param file a properties file, or null
   * @param overrides by key; they win over the file
   * @throws IllegalArgumentException listing every unknown key and every value out of range
   * @throws IOException if the file cannot be read
   */
  public static NodeSettings load(Path file, Map<String, String> overrides) throws IOException {
    Properties properties = new Properties();
    if (file != null) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
    }
    properties.putAll(overrides);
    List<String> faults = new ArrayList<>();
    Map<NodeSetting, String> values = new EnumMap<>(NodeSetting.class);
    for (NodeSetting setting : NodeSetting.values()) {
      values.put(setting, setting.defaultValue());
    }
    for (Map.Entry<Object, Object> entry : new TreeMap<>(properties).entrySet()) {
      String key = (String) entry.getKey();
      String value = ((String) entry.getValue()).strip();
      NodeSetting.of(key)
          .ifPresentOrElse(
              setting ->
                  setting
                      .fault(value)
                      .ifPresentOrElse(faults::add, () -> values.put(setting, value)),
              () -> faults.add(key + ": is not a key of the configuration"));
    }
    if (faults.isEmpty()) {
      contradiction(values).ifPresent(faults::add);
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
    return new NodeSettings(values);
  }

  /**
   * A lease must outlast the loss of a question, or it would lapse every now and then; and what a
   * shard remembers at least must leave it room for more.
   */
  private static Optional<String> contradiction(Map<NodeSetting, String> values) {
    return atMost(values, NodeSetting.LEASE_RENEWAL_MS, "a third", 3, NodeSetting.LEASE_TERM_MS)
        .or(
            () ->
                atMost(
                    values,
                    NodeSetting.SHARD_REMEMBERED_REQUESTS,
                    "half",
                    2,
                    NodeSetting.SHARD_REMEMBERED_MAX));
  }

  private static Optional<String> atMost(
      Map<NodeSetting, String> values,
      NodeSetting part,
      String words,
      int divisor,
      NodeSetting whole) {
    String some = values.get(part);
    String all = values.get(whole);
    return divisor * Long.parseLong(some) <= Long.parseLong(all)
        ? Optional.empty()
        : Optional.of(
            "%s: must be at most %s of %s, got %s of %s"
                .formatted(part.key(), words, whole.key(), some, all));
  }

  /** Returns a setting as text. */
  public String text(NodeSetting setting) {
    return values.get(setting);
  }

  /** Returns a setting that is a whole number. */
  public int number(NodeSetting setting) {
    return Integer.parseInt(values.get(setting));
  }

  /** Returns the node's home as an absolute path. */
  public Path home() {
    return Path.of(text(NodeSetting.NODE_HOME)).toAbsolutePath().normalize();
  }

  /** Hands everything to the Spring and logging configurations, which read system properties. */
  void export() {
    values.forEach((setting, value) -> System.setProperty(setting.key(), value));
    System.setProperty(NodeSetting.NODE_HOME.key(), home().toString());
  }
}
