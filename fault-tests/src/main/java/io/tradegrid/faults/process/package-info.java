/**
 * Processes of the product, started from the modules' build results as the launcher does, and the
 * signals they are hurt with. Stateless or for one thread, as each class says.
 */
package io.tradegrid.faults.process;
