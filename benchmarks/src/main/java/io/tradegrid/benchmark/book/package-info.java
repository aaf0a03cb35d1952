/**
 * Measures the order book and its peer on one recorded stream of commands: {@link StreamGenerator}
 * writes the stream, one {@link BookWorker} a book runs it in a process of its own. Each class is
 * for one thread.
 */
package io.tradegrid.benchmark.book;
