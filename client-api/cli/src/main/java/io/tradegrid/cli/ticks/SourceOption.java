package io.tradegrid.cli.ticks;

import io.tradegrid.tick.TickSource;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads whose ticks are asked for. */
final class SourceOption implements ITypeConverter<TickSource> {

  @Override
  public TickSource convert(String text) {
    try {
      return TickSource.of(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
