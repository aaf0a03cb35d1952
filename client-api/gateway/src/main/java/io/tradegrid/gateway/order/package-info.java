/**
 * Orders over REST: enter, cancel, amend, look up. Stateless; requests run on Tomcat's threads and
 * wait there until the grid has answered.
 */
package io.tradegrid.gateway.order;
