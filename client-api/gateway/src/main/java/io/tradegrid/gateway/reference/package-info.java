/** Instruments and portfolios over REST. Stateless; requests run on Tomcat's threads. */
package io.tradegrid.gateway.reference;
