/** {@code analytics}: indicators and statistics of symbols. */
package io.tradegrid.cli.analytics;
