/**
 * Prices and figures asked for over HTTP, now and then, from the first of several providers that
 * answers. Understanding an answer is pure; a feed runs on the thread that calls it.
 */
package io.tradegrid.ingest.http;
