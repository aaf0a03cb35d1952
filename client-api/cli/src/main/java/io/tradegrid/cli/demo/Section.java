package io.tradegrid.cli.demo;

import java.util.List;

/**
 * A part of what is shown.
 *
 * @param title what it is
 * @param source how it was read back, so that a reader can do the same
 * @param lines what came out
 */
record Section(String title, String source, List<String> lines) {}
