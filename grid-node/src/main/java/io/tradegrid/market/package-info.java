/**
 * An instrument's market: what may be entered when, what it sets off, and who may do it. Each
 * market is used by one thread at a time and reads no clock; time comes with the commands.
 */
package io.tradegrid.market;
