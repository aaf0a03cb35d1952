/**
 * The books a subscriber rebuilds from a market-by-order or a market-by-price feed, and the
 * checksums that prove them right. Deterministic and without Ignite; a book belongs to one thread.
 */
package io.tradegrid.depth;
