package io.tradegrid.cli.ticks;

import io.tradegrid.tick.TickTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time or a day as nanoseconds since the epoch. */
final class TimeOption implements ITypeConverter<Long> {

  @Override
  public Long convert(String text) {
    try {
      return TickTime.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
