package io.tradegrid.pricing;

/**
 * Random numbers without a state: each is a function of a seed and of two counters, as a rule the
 * path and the step of a simulation. So a path has the same numbers whichever thread or node
 * computes it, and in whatever order.
 *
 * <p>Source: J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel random numbers: as
 * easy as 1, 2, 3", SC 2011: Philox 4x32 with ten rounds.
 */
public final class CounterRandom {

  private static final long MULTIPLIER_0 = 0xD2511F53L;
  private static final long MULTIPLIER_1 = 0xCD9E8D57L;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;
  private static final long LOW = 0xFFFFFFFFL;

  private CounterRandom() {}

  /**
   * Returns four 32-bit words, scrambled.
   *
   * @param c0 lowest word of the counter
   * @param c1 next word
   * @param c2 next word
   * @param c3 highest word
   * @param key 64 bits, the seed
   * @param out four words, set
   */
  static void philox(int c0, int c1, int c2, int c3, long key, int[] out) {
    int k0 = (int) key;
    int k1 = (int) (key >>> 32);
    int x0 = c0;
    int x1 = c1;
    int x2 = c2;
    int x3 = c3;
    for (int round = 0; round < 10; round++) {
      long product0 = MULTIPLIER_0 * (x0 & LOW);
      long product1 = MULTIPLIER_1 * (x2 & LOW);
      x0 = (int) (product1 >>> 32) ^ x1 ^ k0;
      x1 = (int) product1;
      x2 = (int) (product0 >>> 32) ^ x3 ^ k1;
      x3 = (int) product0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    out[0] = x0;
    out[1] = x1;
    out[2] = x2;
    out[3] = x3;
  }

  /**
   * Sets an array to independent standard normal numbers, those of steps 0, 1, 2 … of one path.
   *
   * @param seed any
   * @param path any
   * @param out set
   */
  public static void normals(long seed, long path, double[] out) {
    int[] words = new int[4];
    for (int i = 0; i < out.length; i += 2) {
      philox(i >>> 1, 0, (int) path, (int) (path >>> 32), seed, words);
      out[i] = normal(words[0], words[1]);
      if (i + 1 < out.length) {
        out[i + 1] = normal(words[2], words[3]);
      }
    }
  }

  /** 53 bits, in the middle of their interval so that 0 and 1 do not occur, through the inverse. */
  private static double normal(int low, int high) {
    long bits = ((high & LOW) << 21) | ((low & LOW) >>> 11);
    return Normal.quantile((bits + 0.5) * 0x1p-53);
  }
}
