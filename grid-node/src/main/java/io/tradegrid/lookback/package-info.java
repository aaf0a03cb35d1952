/**
 * Looking back: the log in words, and what a book looked like. Runs in a process of its own, in one
 * thread, and reads the log of a grid through its client port; it changes nothing.
 */
package io.tradegrid.lookback;
