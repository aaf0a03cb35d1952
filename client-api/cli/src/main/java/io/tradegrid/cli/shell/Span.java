package io.tradegrid.cli.shell;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time: {@code 500ms}, {@code 90s}, {@code 5m} or {@code 8h}. */
public final class Span implements ITypeConverter<Duration> {

  private static final Pattern SPAN = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

  /** Made by picocli. */
  public Span() {}

  @Override
  public Duration convert(String text) {
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      throw new TypeConversionException("must be a time such as 90s, 5m or 8h, got '" + text + "'");
    }
    long count = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      default -> Duration.ofHours(count);
    };
  }
}
