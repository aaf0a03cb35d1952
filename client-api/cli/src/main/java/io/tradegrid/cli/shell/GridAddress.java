package io.tradegrid.cli.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where a node listens for clients.
 *
 * @param host name or address
 * @param port 1 to 65535
 */
public record GridAddress(String host, int port) {

  private static final Pattern TEXT = Pattern.compile("([A-Za-z0-9._-]+):([0-9]{1,5})");

  /**
   * Reads host:port.
   *
   * @throws IllegalArgumentException if the text is not of that form or the port out of its range
   */
  public static GridAddress parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("must be host:port, got '" + text + "'");
    }
    return new GridAddress(matcher.group(1), Port.check(Integer.parseInt(matcher.group(2))));
  }

  /** Returns what to fail with when nobody answers there. */
  public CommandException unreachable(Exception cause) {
    return new CommandException(
        "no node answers at "
            + this
            + "; start one with ./tradegrid demo, or name another with --grid host:port",
        cause);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }

  /** Reads an option's value. */
  static final class Converter implements ITypeConverter<GridAddress> {

    @Override
    public GridAddress convert(String value) {
      try {
        return parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
