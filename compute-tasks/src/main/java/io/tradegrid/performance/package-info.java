/** How well an investment did, from its returns. Pure functions on arrays; no Ignite. */
package io.tradegrid.performance;
