/**
 * Ticks: trades and quotes as they were told, their blocks, and the questions asked of them. Pure
 * and deterministic; a class that is for one thread alone says so.
 */
package io.tradegrid.tick;
