package io.tradegrid.rules;

import java.util.List;

/** A rule that a single Java source keeps or breaks. */
@FunctionalInterface
interface SourceRule {

  /** Returns one line for each place that breaks the rule: file, line number, what is wrong. */
  List<String> offences(JavaSource source);
}
