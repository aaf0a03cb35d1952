package io.tradegrid.contract;

/** What kind of thing a symbol is. Names are stored: add constants, never rename one. */
public enum AssetClass {
  /** A share or a fund; what a symbol without a contract is. */
  EQUITY,
  /** A future, valued by its own price. */
  FUTURE,
  /** A plain option on another symbol. */
  OPTION,
  /** A bond with fixed coupons, quoted per unit of face value. */
  BOND,
  /** A pair of currencies. */
  FX,
  /** A crypto-currency. */
  CRYPTO
}
