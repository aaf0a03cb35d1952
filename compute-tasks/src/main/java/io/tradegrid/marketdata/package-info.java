/**
 * The public market data of an instrument: the messages of its two feeds, by order and by price,
 * their bytes ({@code docs/formats/feed.md}), and what a subscriber makes of them. Deterministic
 * and without Ignite; everything belongs to one thread at a time. The publisher is in grid-node.
 */
package io.tradegrid.marketdata;
