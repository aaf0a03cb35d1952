package io.tradegrid.gateway.json;

import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes a decimal as a text, because most JSON readers make a double of a number; without exponent
 * and without zeros at the end, so that equal values are equal texts.
 */
final class DecimalWriter extends StdSerializer<BigDecimal> {

  DecimalWriter() {
    super(BigDecimal.class);
  }

  @Override
  public void serialize(BigDecimal value, JsonGenerator out, SerializationContext context) {
    out.writeString(value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
  }
}
