package io.tradegrid.model;

/**
 * An enum constant that travels as a byte; codes are for ever, whatever the order in the source.
 */
public interface WireCode {

  /** Returns the code it travels as. */
  int code();

  /**
   * Returns the constant with this code.
   *
   * @param values the enum's constants
   * @param field what the message of the refusal calls it
   * @throws IllegalArgumentException for an unknown code
   */
  static <E extends Enum<E> & WireCode> E of(E[] values, int code, String field) {
    for (E value : values) {
      if (value.code() == code) {
        return value;
      }
    }
    throw new IllegalArgumentException(field + ": no constant has the code " + code);
  }
}
