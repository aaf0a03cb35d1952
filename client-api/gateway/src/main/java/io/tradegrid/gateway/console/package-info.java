/**
 * The console: one page, and the one answer it redraws itself from every second. Stateless; the
 * page is put together once at start.
 */
package io.tradegrid.gateway.console;
