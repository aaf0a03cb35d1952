/**
 * The bytes of a log entry: {@code docs/formats/log-entry.md}. Deterministic and stateless; where
 * the bytes are kept is the business of others.
 */
package io.tradegrid.journal;
