package io.tradegrid.kafka;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** What a bridge was told at its start; never changes. */
final class BridgeSettings {

  private final Map<BridgeSetting, String> values = new EnumMap<>(BridgeSetting.class);

  /**
   * Reads options.
   *
   * @param options each {@code --key=value}
   * @throws IllegalArgumentException naming the option that cannot be
   */
  BridgeSettings(String... options) {
    for (BridgeSetting setting : BridgeSetting.values()) {
      values.put(setting, setting.preset());
    }
    for (String option : options) {
      int equals = option.indexOf('=');
      String key = equals < 2 || !option.startsWith("--") ? "" : option.substring(2, equals);
      BridgeSetting setting =
          Arrays.stream(BridgeSetting.values())
              .filter(each -> each.key().equals(key))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException(option + ": is not an option"));
      values.put(setting, option.substring(equals + 1));
    }
    values.forEach(BridgeSetting::check);
    if (!incoming().matches("[A-Za-z0-9._-]{1,77}")) {
      throw new IllegalArgumentException(
          BridgeSetting.INCOMING.key()
              + ": must be 1 to 77 letters, digits, '.', '_' or '-', got "
              + incoming());
    }
  }

  String text(BridgeSetting setting) {
    return values.get(setting);
  }

  int number(BridgeSetting setting) {
    return Integer.parseInt(values.get(setting));
  }

  String incoming() {
    return text(BridgeSetting.INCOMING);
  }

  String deadLetters() {
    return incoming() + ".dlq";
  }

  String answers() {
    return text(BridgeSetting.ANSWERS);
  }

  String executed() {
    return text(BridgeSetting.EXECUTED);
  }

  String positions() {
    return executed() + ".positions";
  }

  String risk() {
    return text(BridgeSetting.RISK);
  }

  String riskPositions() {
    return risk() + ".positions";
  }

  String[] gridAddresses() {
    return text(BridgeSetting.GRID).split(",", -1);
  }
}
