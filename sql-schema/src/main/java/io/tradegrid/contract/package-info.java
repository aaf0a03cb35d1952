/**
 * What a symbol is, for those who value it: contract terms and the hierarchy of books, which lie in
 * the tables CONTRACTS and BOOKS beside the instruments. The market and its log know neither.
 * Immutable; thread-safe.
 */
package io.tradegrid.contract;
