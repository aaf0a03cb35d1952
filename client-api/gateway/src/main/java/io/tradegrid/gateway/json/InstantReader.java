package io.tradegrid.gateway.json;

import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;

/** Reads a time from an ISO 8601 text in UTC, to the nanosecond; never from a number. */
final class InstantReader extends StdScalarDeserializer<Instant> {

  private static final int SHOWN_MAX = 40;

  InstantReader() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser parser, DeserializationContext context) {
    String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : "";
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      String shown = text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "...";
      throw InvalidFormatException.from(
          parser,
          "must be a time in UTC such as 2026-01-31T16:30:00Z"
              + (shown.isEmpty() ? "" : ", got " + shown),
          shown,
          Instant.class);
    }
  }
}
