/**
 * Reference topics into tables: a standalone worker of Kafka Connect with ignite-kafka's sink, and
 * the check of records before it. {@code docs/reference/connect.md} is for its users.
 */
package io.tradegrid.connect;
