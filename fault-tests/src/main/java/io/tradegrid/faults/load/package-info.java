/**
 * A random load through several ways in, and the record of what each client was told. Each trader
 * is a thread; the recorder and the pool of requests are shared by all of them.
 */
package io.tradegrid.faults.load;
