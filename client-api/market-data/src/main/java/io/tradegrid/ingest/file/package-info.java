/** Files that feeds are read from; one thread at a time. */
package io.tradegrid.ingest.file;
