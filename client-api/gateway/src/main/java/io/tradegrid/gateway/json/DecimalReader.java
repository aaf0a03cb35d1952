package io.tradegrid.gateway.json;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;

/**
 * Reads a decimal from a JSON number or from a text of the same form, digit by digit and never
 * through a double. Size and exponent are bounded, so that no short text becomes a huge number.
 */
final class DecimalReader extends StdScalarDeserializer<BigDecimal> {

  private static final int DIGITS_MAX = 18;
  private static final int SHOWN_MAX = 40;
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?");

  DecimalReader() {
    super(BigDecimal.class);
  }

  @Override
  public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
    JsonToken token = parser.currentToken();
    if (!token.isNumeric() && token != JsonToken.VALUE_STRING) {
      throw refuse(parser, "must be a number or a text with one", token.asString());
    }
    String text = parser.getString();
    if (!NUMBER.matcher(text).matches()) {
      throw refuse(parser, "must be a number of at most 40 digits", text);
    }
    BigDecimal value = new BigDecimal(text).stripTrailingZeros();
    if (value.scale() > DIGITS_MAX || value.precision() - value.scale() > DIGITS_MAX) {
      throw refuse(parser, "must have at most 18 digits before and after the point", text);
    }
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  private static InvalidFormatException refuse(JsonParser parser, String rule, String text) {
    String shown =
        text == null || text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "...";
    return InvalidFormatException.from(
        parser, rule + (shown == null ? "" : ", got " + shown), shown, BigDecimal.class);
  }
}
