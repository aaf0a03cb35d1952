/** Positions of a portfolio, valued at the last trades. Stateless; used by REST and the console. */
package io.tradegrid.gateway.position;
