/**
 * The rules the tree must keep: tidy sources, dependencies that point down, reference pages that
 * equal the code. Each rule is a function of a source text or of classes, so that it is also tried
 * on a small bad sample and seen to fail. Nothing here writes a file.
 */
package io.tradegrid.rules;
