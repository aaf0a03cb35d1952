package io.tradegrid.model;

/** Where an order stands (FIX tag 39). */
public enum OrderStatus implements WireCode {
  /** Taken, nothing filled yet, open. */
  NEW(0),
  /** Some of it filled, the rest open. */
  PARTIALLY_FILLED(1),
  /** All of it filled. */
  FILLED(2),
  /** Closed with something unfilled; the cancel reason says why. */
  CANCELED(3),
  /** Never entered the book; the reject reason says why. */
  REJECTED(4),
  /** Closed with something unfilled when its day or its time was over. */
  EXPIRED(5);

  private static final OrderStatus[] VALUES = values();

  private final int code;

  OrderStatus(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }

  /** Returns whether the order can still trade. */
  public boolean isOpen() {
    return this == NEW || this == PARTIALLY_FILLED;
  }

  /**
   * Returns the status with this wire code.
   *
   * @param code as {@link #code} gives it
   * @throws IllegalArgumentException for an unknown code
   */
  public static OrderStatus of(int code) {
    return WireCode.of(VALUES, code, "status");
  }
}
