/** Numbers and lines out of texts: pure, any thread. */
package io.tradegrid.ingest.text;
