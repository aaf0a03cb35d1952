package io.tradegrid.ingest;

import io.tradegrid.tick.Tag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a feed was told at its start; never changes. Every value is checked already. */
public final class FeedSettings {

  private final Map<String, String> values = new HashMap<>();

  /**
   * Checks values against what can be set.
   *
   * @param settings all there are
   * @param given values by key
   * @throws IllegalArgumentException naming what is not a setting, missing or out of range
   */
  public FeedSettings(List<FeedSetting> settings, Map<String, String> given) {
    settings.forEach(each -> values.put(each.key(), each.preset()));
    given.forEach(
        (key, value) -> {
          if (values.replace(key, value) == null) {
            throw new IllegalArgumentException(key + ": is not a setting of this feed");
          }
        });
    settings.forEach(each -> each.check(values.get(each.key())));
  }

  /** Returns a value, empty if it was not given and has no preset. */
  public String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException(key + ": is not a setting of this feed");
    }
    return value;
  }

  /** Returns a whole number. */
  public long number(String key) {
    return Long.parseLong(text(key));
  }

  /** Returns a whole number that fits an int, as its range says. */
  public int integer(String key) {
    return Math.toIntExact(number(key));
  }

  /** Returns a file, relative to where the process was started. */
  public Path path(String key) {
    return Path.of(text(key));
  }

  /**
   * Returns a text as a tag.
   *
   * @throws IllegalArgumentException naming the key if it cannot be one
   */
  public long tag(String key) {
    try {
      return Tag.of(text(key));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
    }
  }

  /** Returns the parts of a text between commas, without blanks; none if it is empty. */
  public List<String> list(String key) {
    List<String> parts = new ArrayList<>();
    Arrays.stream(text(key).split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .forEach(parts::add);
    return List.copyOf(parts);
  }
}
