package io.tradegrid.command;

/** Mixes longs into one, by the finaliser of SplitMix64 (Steele, Lea, Flood 2014, figure 16). */
public final class Hash {

  private Hash() {}

  /** Returns a well-mixed function of all arguments, in their order. */
  public static long of(long a, long b, long c, long d) {
    return mix(mix(mix(mix(a) + b) + c) + d);
  }

  /** Returns a bijective mix of 64 bits. */
  public static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
