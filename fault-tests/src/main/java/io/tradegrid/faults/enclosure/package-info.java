/**
 * What the operating system has to permit: networks that can be cut and disks that can be filled,
 * both in namespaces that the machine outside does not see. For one thread.
 */
package io.tradegrid.faults.enclosure;
