/** The gateway's own counters, beside those Spring Boot keeps. Safe from any thread. */
package io.tradegrid.gateway.metrics;
