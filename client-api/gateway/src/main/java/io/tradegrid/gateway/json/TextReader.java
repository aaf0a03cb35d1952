package io.tradegrid.gateway.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;

/** Reads a text from a JSON text only: 007 and "007" are not the same id. */
final class TextReader extends StdScalarDeserializer<String> {

  TextReader() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw InvalidFormatException.from(parser, "must be a text", null, String.class);
    }
    return parser.getString();
  }
}
