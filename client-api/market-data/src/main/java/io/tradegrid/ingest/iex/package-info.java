/**
 * IEX's historical captures, classic or pcapng: packets of TOPS 1.6 and DEEP 1.0 as its multicast
 * sends them. Parsing is pure; the adapter runs on the thread that calls it.
 */
package io.tradegrid.ingest.iex;
