package io.tradegrid.faults.check;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found to be wrong: counted in full, told in words up to a bound. Safe for many threads.
 */
public final class Findings {

  /** Of each kind, so that many of one do not hide another. */
  private static final int WORDS_MAX = 60;

  private final List<String> words = new ArrayList<>();
  private long lost;
  private long doubled;
  private long violations;

  /** An acknowledged request is not in the log. */
  synchronized void lost(String what) {
    say(lost++, "lost: " + what);
  }

  /** A request is in the log twice. */
  synchronized void doubled(String what) {
    say(doubled++, "doubled: " + what);
  }

  /** Something else does not hold. */
  public synchronized void violation(String what) {
    say(violations++, "violation: " + what);
  }

  private void say(long before, String what) {
    if (before < WORDS_MAX) {
      words.add(what);
    }
  }

  /** Returns how many acknowledged requests are not in the log. */
  public synchronized long lost() {
    return lost;
  }

  /** Returns how many requests are in the log twice. */
  public synchronized long doubled() {
    return doubled;
  }

  /** Returns how much else does not hold. */
  public synchronized long violations() {
    return violations;
  }

  /** Returns whether everything holds. */
  public synchronized boolean isClean() {
    return lost + doubled + violations == 0;
  }

  /** Returns what was found, in words, with ids. */
  public synchronized List<String> words() {
    return List.copyOf(words);
  }
}
