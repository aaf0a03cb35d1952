package io.tradegrid.cli.market;

import io.tradegrid.cli.shell.Decimal;
import io.tradegrid.client.MarketRules.PriceStep;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Price steps as they are typed: {@code 10:0.05,100:0.10}, or {@code none}.
 *
 * @param list in their order
 */
record Steps(List<PriceStep> list) {

  /** Reads them. */
  static final class Converter implements ITypeConverter<Steps> {

    @Override
    public Steps convert(String text) {
      List<PriceStep> steps = new ArrayList<>();
      if (!text.equals("none")) {
        for (String step : text.split(",", -1)) {
          int colon = step.indexOf(':');
          if (colon < 0) {
            throw new TypeConversionException(
                "must be from:step,from:step such as 10:0.05,100:0.10, or none, got '"
                    + text
                    + "'");
          }
          Decimal decimal = new Decimal();
          steps.add(
              new PriceStep(
                  decimal.convert(step.substring(0, colon)),
                  decimal.convert(step.substring(colon + 1))));
        }
      }
      return new Steps(steps);
    }
  }
}
