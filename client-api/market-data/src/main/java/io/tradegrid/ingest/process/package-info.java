/** The process of a feed: from its adapter through the pipeline into the grid. */
package io.tradegrid.ingest.process;
