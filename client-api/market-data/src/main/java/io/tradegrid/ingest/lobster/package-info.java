/**
 * LOBSTER's message and orderbook files, see {@code docs/formats/lobster.md}. The parser is pure;
 * the adapter runs on the thread that calls it.
 */
package io.tradegrid.ingest.lobster;
