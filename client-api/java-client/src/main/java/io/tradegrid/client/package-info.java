/**
 * The Java client: everything an application does with the grid, over Ignite's thin client. A
 * {@link io.tradegrid.client.TradeGridClient} may be shared by threads.
 */
package io.tradegrid.client;
