package io.tradegrid.contract;

/** What an option gives the right to. Names are stored. */
public enum OptionRight {
  /** To buy the underlying at the strike. */
  CALL,
  /** To sell it. */
  PUT
}
