package io.tradegrid.cli.orders;

import io.tradegrid.cli.shell.Span;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time: {@code 2026-12-24T17:00:00Z}, or {@code +30m} from now. */
final class Until implements ITypeConverter<Instant> {

  @Override
  public Instant convert(String text) throws Exception {
    if (text.startsWith("+")) {
      return Clock.systemUTC().instant().plus(new Span().convert(text.substring(1)));
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "must be a time in UTC such as 2026-12-24T17:00:00Z, or +30m, got '" + text + "'");
    }
  }
}
