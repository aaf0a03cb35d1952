/** What feeds with a book have in common: which change of it changes the best bid and offer. */
package io.tradegrid.ingest.book;
