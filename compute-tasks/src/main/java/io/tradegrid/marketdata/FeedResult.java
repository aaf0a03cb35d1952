package io.tradegrid.marketdata;

/** What a subscriber made of a message. */
public enum FeedResult {
  /** The message was the next one. */
  APPLIED,
  /** The message says nothing new: it came before, or is of a snapshot that is not needed. */
  COVERED,
  /** At least one message is missing. Until a snapshot has come the book is not to be used. */
  GAP,
  /** The book is not the publisher's. Until a snapshot has come it is not to be used. */
  CORRUPT,
  /** The message was left alone, because a snapshot must come first. */
  WAITING
}
