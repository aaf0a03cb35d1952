/**
 * Market-by-order records as Databento writes them to CSV. The parser is pure; the adapter runs on
 * the thread that calls it.
 */
package io.tradegrid.ingest.databento;
