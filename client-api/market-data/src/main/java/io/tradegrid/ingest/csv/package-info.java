/**
 * Any file of separated values, its columns named by configuration. The parser is pure; the adapter
 * runs on the thread that calls it.
 */
package io.tradegrid.ingest.csv;
