/**
 * Market data from outside: what a feed is, what it tells, and where ticks go. An adapter runs on a
 * thread of its own and hands everything to its sink; nothing here starts a thread.
 */
package io.tradegrid.ingest;
