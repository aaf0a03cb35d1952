/**
 * The gateway process: REST, console and metrics over the Java client. Only wiring is here; each
 * feature has a package of its own. Requests run on Tomcat's threads and share one grid connection.
 */
package io.tradegrid.gateway;
