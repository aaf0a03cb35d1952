package io.tradegrid.gateway.error;

import io.tradegrid.model.RejectReason;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * What is wrong with a body, in words that name the field and no class of ours.
 *
 * @param code MALFORMED_JSON or BAD_REQUEST
 * @param detail names the field, or the place in the text
 */
record BodyFault(ErrorCode code, String detail) {

  static BodyFault of(HttpMessageNotReadableException unreadable) {
    if (unreadable.getMostSpecificCause() instanceof StreamReadException broken) {
      return new BodyFault(
          ErrorCode.of(GatewayError.MALFORMED_JSON), "body: " + firstSentence(broken) + at(broken));
    }
    ErrorCode bad = ErrorCode.of(RejectReason.BAD_REQUEST);
    if (unreadable.getCause() instanceof DatabindException unbound) {
      return new BodyFault(bad, fieldOf(unbound) + ": " + complaint(unbound));
    }
    return new BodyFault(bad, "body: is missing");
  }

  private static String complaint(DatabindException unbound) {
    if (unbound instanceof UnrecognizedPropertyException unknown) {
      return "is not a field of this request; its fields are "
          + unknown.getKnownPropertyIds().stream()
              .map(Object::toString)
              .sorted()
              .collect(Collectors.joining(", "));
    }
    if (unbound instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
      return "must be one of "
          + Arrays.stream(wrong.getTargetType().getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.joining(", "))
          + ", got '"
          + wrong.getValue()
          + "'";
    }
    if (unbound instanceof InvalidFormatException wrong && wrong.getTargetType() != Boolean.class) {
      return wrong.getOriginalMessage();
    }
    return unbound instanceof MismatchedInputException mismatch
        ? "must be " + kindOf(mismatch.getTargetType())
        : "cannot be read";
  }

  private static String kindOf(Class<?> type) {
    if (type == null || type.isRecord()) {
      return "a JSON object";
    }
    if (type.isEnum()) {
      return "a text";
    }
    if (type == Boolean.class) {
      return "true or false";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return type == String.class ? "a text" : "of another type";
  }

  private static String fieldOf(DatabindException unbound) {
    String path =
        unbound.getPath().stream()
            .map(
                step ->
                    step.getPropertyName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getPropertyName())
            .collect(Collectors.joining());
    return path.isEmpty() ? "body" : path.replaceFirst("^\\.", "");
  }

  private static String firstSentence(JacksonException broken) {
    return broken.getOriginalMessage().lines().findFirst().orElse("is not JSON");
  }

  private static String at(JacksonException broken) {
    return broken.getLocation() == null
        ? ""
        : " (line "
            + broken.getLocation().getLineNr()
            + ", column "
            + broken.getLocation().getColumnNr()
            + ")";
  }
}
