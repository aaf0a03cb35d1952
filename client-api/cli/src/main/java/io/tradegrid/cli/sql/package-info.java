/**
 * SQL from the command line over the thin JDBC driver, and the three forms rows are printed in. For
 * one thread.
 */
package io.tradegrid.cli.sql;
