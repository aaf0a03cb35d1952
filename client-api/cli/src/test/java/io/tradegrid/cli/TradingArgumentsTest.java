package io.tradegrid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is told who asks wrongly for an order, of a market or of a portfolio. */
final class TradingArgumentsTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "orders => say what to do: submit, status, cancel, cancel-all or replay"
            + " (see ./tradegrid orders --help)",
        "orders status FUND a-1 => Missing required parameter: 'SYMBOL'"
            + " (see ./tradegrid orders status --help)",
        "orders submit FUND buy => Missing required parameters: 'QUANTITY', 'SYMBOL'"
            + " (see ./tradegrid orders submit --help)",
        "orders submit FUND hold 1 ACME => Invalid value for positional parameter at index 1 (SIDE):"
            + " expected one of [BUY, SELL] (case-insensitive) but was 'hold'"
            + " (see ./tradegrid orders submit --help)",
        "orders submit FUND buy 1e9 ACME => Invalid value for positional parameter at index 2"
            + " (QUANTITY): must be a number such as 231.87, got '1e9'"
            + " (see ./tradegrid orders submit --help)",
        "orders submit FUND buy 1 ACME --stop 5 --display 1 => --display: must be absent: only a"
            + " limit order that may rest hides quantity (see ./tradegrid orders submit --help)",
        "orders submit FUND buy 1 ACME --limit 5 --tif ioc --post-only slide => --post-only: must be"
            + " OFF: only a LIMIT order that may rest is kept from taking"
            + " (see ./tradegrid orders submit --help)",
        "orders submit FUND buy 1 ACME --limit 5 --tif gtd => --until: must be there in a GTD order"
            + " (see ./tradegrid orders submit --help)",
        "orders submit FUND buy 1 ACME --limit 5 --tif day --until +1h => --until: does not go with"
            + " --tif (see ./tradegrid orders submit --help)",
        "orders submit FUND buy 1 ACME --limit 5 --up-to 6 => --up-to: is for orders without --limit,"
            + " which has that meaning (see ./tradegrid orders submit --help)",
        "orders submit FUND buy 1 ACME --limit 5 --until soon => Invalid value for option '--until':"
            + " must be a time in UTC such as 2026-12-24T17:00:00Z, or +30m, got 'soon'"
            + " (see ./tradegrid orders submit --help)",
        "orders cancel-all => Missing required parameter: 'PORTFOLIO'"
            + " (see ./tradegrid orders cancel-all --help)"
      })
  void anOrderThatCannotBeIsNotSent(String arguments, String message) {
    assertRefused(arguments, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "market => say what to do with the market: show, phase, rules or cancel-all"
            + " (see ./tradegrid market --help)",
        "market phase ACME open => Invalid value for positional parameter at index 1 (PHASE): expected"
            + " one of [CONTINUOUS, PRE_OPEN, OPENING_AUCTION, VOLATILITY_AUCTION, CLOSING_AUCTION,"
            + " HALT, CLOSED] (case-insensitive) but was 'open' (see ./tradegrid market phase --help)",
        "market rules ACME --price-steps 5 => Invalid value for option '--price-steps': must be"
            + " from:step,from:step such as 10:0.05,100:0.10, or none, got '5'"
            + " (see ./tradegrid market rules --help)",
        "market rules ACME --volatility-auction 5 => Invalid value for option '--volatility-auction':"
            + " must be a time such as 90s, 5m or 8h, got '5' (see ./tradegrid market rules --help)",
        "portfolio => say what to do with the portfolio: create, show, limits, kill, block or unblock"
            + " (see ./tradegrid portfolio --help)",
        "portfolio limits FUND => name a limit to change (see ./tradegrid portfolio limits --help)"
      })
  void nothingIsChangedInAMarketOrAPortfolio(String arguments, String message) {
    assertRefused(arguments, message);
  }

  private static void assertRefused(String arguments, String message) {
    assertThat(Invocation.of(arguments.split(" ", -1)))
        .isEqualTo(new Invocation(2, "", "error: " + message + System.lineSeparator()));
  }
}
