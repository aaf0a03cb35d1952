package io.tradegrid.gateway.tick;

import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.service.TickData;
import io.tradegrid.tick.BarFill;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickPosition;
import io.tradegrid.tick.TickRange;
import io.tradegrid.tick.TickSource;
import io.tradegrid.tick.TickTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads query parameters; what cannot be read is refused with BAD_REQUEST, naming it. */
final class TickParameters {

  private TickParameters() {}

  /** Returns a value, or what stands for one that is absent. */
  private static <T> T read(String field, String text, T absent, Function<String, T> reader) {
    if (text == null) {
      return absent;
    }
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw wrong(field, e.getMessage());
    }
  }

  private static RejectedException wrong(String field, String what) {
    return new RejectedException(RejectReason.BAD_REQUEST, field + ": " + what);
  }

  static long time(String field, String text, long absent) {
    return read(field, text, absent, TickTime::parse);
  }

  static long span(String field, String text, long absent) {
    return read(field, text, absent, TickTime::parseSpan);
  }

  static TickRange range(String from, String to, boolean unflagged, String source) {
    long fromNs = time("from", from, Long.MIN_VALUE);
    long toNs = time("to", to, Long.MAX_VALUE);
    if (toNs < fromNs) {
      throw wrong("to", "must not be before from, got '" + to + "'");
    }
    TickRange range = TickRange.of(fromNs, toNs).toldBy(source("source", source));
    return unflagged ? range.withoutOdd() : range;
  }

  static TickSource source(String field, String text) {
    return read(field, text, TickSource.PREFERRED, TickSource::of);
  }

  static Optional<TickPosition> cursor(String text) {
    return read("cursor", text, Optional.empty(), token -> Optional.of(TickPosition.parse(token)));
  }

  static TickKind kind(String field, String text) {
    return read(
        field,
        text,
        TickKind.TRADE,
        name ->
            switch (name) {
              case "trades" -> TickKind.TRADE;
              case "quotes" -> TickKind.QUOTE;
              default ->
                  throw new IllegalArgumentException(
                      "must be trades or quotes, got '" + name + "'");
            });
  }

  static BarFill fill(String text) {
    return read(
        "fill",
        text,
        BarFill.NONE,
        name ->
            Arrays.stream(BarFill.values())
                .filter(fill -> fill.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "must be none, null, previous or linear, got '" + name + "'")));
  }

  /** Returns the symbols of a parameter that is given once or more often. */
  static List<String> symbols(String[] given) {
    if (given == null) {
      throw wrong("symbol", "is missing");
    }
    if (given.length > TickData.SYMBOLS_MAX) {
      throw wrong(
          "symbol", "must be given 1 to " + TickData.SYMBOLS_MAX + " times, got " + given.length);
    }
    return List.of(given);
  }
}
