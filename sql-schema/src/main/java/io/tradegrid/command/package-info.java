/**
 * What is asked of a shard and what it answers, with their bytes: {@code docs/formats/command.md}
 * and {@code docs/formats/answer.md}. Immutable values; codecs are stateless.
 */
package io.tradegrid.command;
