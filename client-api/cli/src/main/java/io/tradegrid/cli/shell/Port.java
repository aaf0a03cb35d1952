package io.tradegrid.cli.shell;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an option's value as a TCP port. */
public final class Port implements ITypeConverter<Integer> {

  private static final int HIGHEST = 65_535;

  /**
   * Returns the port.
   *
   * @throws IllegalArgumentException if it is not 1 to 65535
   */
  static int check(int port) {
    if (port < 1 || port > HIGHEST) {
      throw new IllegalArgumentException("a port must be 1 to " + HIGHEST + ", got " + port);
    }
    return port;
  }

  @Override
  public Integer convert(String value) {
    try {
      return check(Integer.parseInt(value));
    } catch (NumberFormatException e) {
      throw new TypeConversionException("a port must be 1 to " + HIGHEST + ", got '" + value + "'");
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
