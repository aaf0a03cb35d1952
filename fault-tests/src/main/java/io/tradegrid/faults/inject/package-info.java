/** The faults: what each does to the cluster, and how it is made good again. For one thread. */
package io.tradegrid.faults.inject;
