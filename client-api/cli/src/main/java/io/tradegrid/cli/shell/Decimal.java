package io.tradegrid.cli.shell;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a price or a quantity digit by digit; bounded, and without exponents. */
public final class Decimal implements ITypeConverter<BigDecimal> {

  private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

  /** Made by picocli. */
  public Decimal() {}

  @Override
  public BigDecimal convert(String text) {
    if (!PLAIN.matcher(text).matches()) {
      throw new TypeConversionException("must be a number such as 231.87, got '" + text + "'");
    }
    return new BigDecimal(text);
  }
}
