/**
 * Replays recorded order flow into the grid: NASDAQ data as LOBSTER publishes it, and the project's
 * own order-flow CSV. A file is read twice: once to check all of it, once to send it. Everything
 * here belongs to one thread, and every command is a function of the file alone, so that a second
 * replay of the same file repeats the first one id by id.
 */
package io.tradegrid.replay;
