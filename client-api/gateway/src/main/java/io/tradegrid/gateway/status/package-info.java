/** How the gateway and its grid are. Stateless; used by REST, the console and the ready line. */
package io.tradegrid.gateway.status;
