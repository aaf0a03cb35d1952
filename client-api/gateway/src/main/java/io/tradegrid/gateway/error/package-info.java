/**
 * Errors as RFC 9457 problems: the codes, and the one place where a failure becomes an answer.
 * Stateless; called by Spring for whatever a controller throws.
 */
package io.tradegrid.gateway.error;
