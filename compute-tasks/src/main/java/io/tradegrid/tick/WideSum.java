package io.tradegrid.tick;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/** An exact sum: 128 bits, and what has left them, which real trades never do. */
final class WideSum {

  private long high;
  private long low;

  /** What the 128 bits had when the next number did not fit. */
  private BigInteger spilled = BigInteger.ZERO;

  void clear() {
    high = 0;
    low = 0;
    spilled = BigInteger.ZERO;
  }

  /** Returns the upper 64 bits of the 128. */
  long high() {
    return high;
  }

  /** Returns the lower 64 bits of the 128. */
  long low() {
    return low;
  }

  /** Adds a number of 128 bits. */
  void add(long moreHigh, long moreLow) {
    long nextLow = low + moreLow;
    long carry = Long.compareUnsigned(nextLow, low) < 0 ? 1 : 0;
    long nextHigh = high + moreHigh + carry;
    // With a carry the two highs may pass the end and come back: only the signs tell.
    if (((high ^ nextHigh) & (moreHigh ^ nextHigh)) < 0) {
      spilled = spilled.add(toBigInteger(high, low));
      high = moreHigh;
      low = moreLow;
    } else {
      high = nextHigh;
      low = nextLow;
    }
  }

  void add(long more) {
    add(more >> (Long.SIZE - 1), more);
  }

  void addProduct(long left, long right) {
    add(Math.multiplyHigh(left, right), left * right);
  }

  /** Adds the products of two columns; tells from their bounds whether a long is enough. */
  void addProducts(long[] left, long[] right, int from, int to, boolean fitLong) {
    if (fitLong) {
      long sum = 0;
      for (int i = from; i < to; i++) {
        sum += left[i] * right[i];
      }
      add(sum);
    } else {
      for (int i = from; i < to; i++) {
        addProduct(left[i], right[i]);
      }
    }
  }

  /** Adds a column of numbers that are not negative. */
  void addAll(long[] values, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      long next = sum + values[i];
      if (next < 0) {
        add(sum);
        next = values[i];
      }
      sum = next;
    }
    add(sum);
  }

  void multiply(long factor) {
    BigInteger product = toBigInteger().multiply(BigInteger.valueOf(factor));
    clear();
    spilled = product;
  }

  BigInteger toBigInteger() {
    return spilled.add(toBigInteger(high, low));
  }

  static BigInteger toBigInteger(long high, long low) {
    return new BigInteger(ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array());
  }
}
