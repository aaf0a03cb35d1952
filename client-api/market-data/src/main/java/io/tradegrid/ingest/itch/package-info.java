/**
 * NASDAQ TotalView-ITCH 5.0, from its files and over MoldUDP64. Decoding, book and sequence are
 * pure; each adapter runs on the thread that calls it.
 */
package io.tradegrid.ingest.itch;
