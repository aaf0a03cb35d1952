/**
 * Markets over REST: their phase, their rules, how they stand, and an operator's cancel of all that
 * is open. Stateless; requests run on Tomcat's threads.
 */
package io.tradegrid.gateway.market;
