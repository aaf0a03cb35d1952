package io.tradegrid.benchmark.risk;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.command.Command;
import io.tradegrid.contract.Contract;
import io.tradegrid.contract.Exercise;
import io.tradegrid.contract.MarketInputs;
import io.tradegrid.contract.OptionRight;
import io.tradegrid.contract.OptionTerms;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Seeded shares with their past, three options on each, and a fund that holds all of them. */
final class LiveMarket {

  static final String FUND = "FUND";
  static final String STREET = "STREET";
  static final int POSITIONS = 1_000;
  static final int SCENARIOS = 1_000;

  private static final int SHARES = POSITIONS / 4;
  private static final int DAYS = SCENARIOS + 120;
  private static final int ROWS_AT_ONCE = 5_000;
  private static final BigDecimal TICK = new BigDecimal("0.01");
  private static final BigDecimal PLENTY = new BigDecimal("1000000000000");

  private final Random random;
  private final List<String> symbols = new ArrayList<>();
  private final Map<String, BigDecimal> prices = new HashMap<>();

  LiveMarket(Random random) {
    this.random = random;
  }

  String symbol(int position) {
    return symbols.get(position);
  }

  BigDecimal price(String symbol) {
    return prices.get(symbol);
  }

  void make(TradeGridClient client) {
    client.createPortfolio(portfolio(FUND));
    client.createPortfolio(portfolio(STREET));
    List<Contract> options = new ArrayList<>();
    for (int i = 0; i < SHARES; i++) {
      String share = "SHARE" + i;
      BigDecimal last = history(client, share);
      add(client, share, last);
      for (int number = 0; number < 3; number++) {
        String symbol = "OPTION" + i + "-" + number;
        options.add(option(symbol, share, last, number));
        add(client, symbol, last.divide(BigDecimal.TEN, 2, RoundingMode.HALF_UP));
      }
    }
    client.risk().define(options);
    List<OrderRequest> trades = new ArrayList<>();
    for (String symbol : symbols) {
      BigDecimal quantity = BigDecimal.valueOf(100 + random.nextInt(900));
      boolean isLong = random.nextInt(3) > 0;
      trades.add(
          new OrderRequest.Report(
              symbol,
              isLong ? FUND : STREET,
              "open-" + symbol,
              isLong ? STREET : FUND,
              price(symbol),
              quantity,
              Command.STAMP_ON_ACCEPT));
    }
    if (client.submit(trades).stream().anyMatch(answer -> !answer.isAccepted())) {
      throw new IllegalStateException("a position was refused");
    }
  }

  private static Portfolio portfolio(String name) {
    return new Portfolio(0, name, "USD", PLENTY, 1 << 20, PLENTY, 0, 0, 0, false);
  }

  private void add(TradeGridClient client, String symbol, BigDecimal price) {
    client.createInstrument(new Instrument(0, symbol, "USD", TICK, BigDecimal.ONE, 1 << 20));
    symbols.add(symbol);
    prices.put(symbol, price.max(TICK));
  }

  private Contract option(String symbol, String share, BigDecimal last, int number) {
    BigDecimal strike =
        last.multiply(BigDecimal.valueOf(90 + 10L * number))
            .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
    return Contract.option(
        symbol,
        new OptionTerms(
            share,
            strike,
            LocalDate.now(ZoneOffset.UTC).plusDays(30 + random.nextInt(300)),
            number == 1 ? OptionRight.PUT : OptionRight.CALL,
            Exercise.EUROPEAN),
        BigDecimal.TEN,
        new MarketInputs(new BigDecimal("0.25"), new BigDecimal("0.02"), null));
  }

  /** Returns the last close. */
  private BigDecimal history(TradeGridClient client, String share) {
    List<Row> rows = new ArrayList<>();
    LocalDate first = LocalDate.now(ZoneOffset.UTC).minusDays(DAYS);
    double price = 50 + 100 * random.nextDouble();
    BigDecimal close = TICK;
    for (int day = 0; day < DAYS; day++) {
      price *= Math.exp(0.02 * random.nextGaussian());
      close = BigDecimal.valueOf(price).setScale(2, RoundingMode.HALF_UP).max(TICK);
      rows.add(
          Row.of(
              Table.BARS_1D,
              share,
              Date.valueOf(first.plusDays(day)),
              close,
              close,
              close,
              close,
              BigDecimal.ONE,
              null,
              BigDecimal.ZERO,
              BigDecimal.ONE,
              "IMPORT",
              0L));
      if (rows.size() == ROWS_AT_ONCE) {
        client.put(rows);
        rows.clear();
      }
    }
    client.put(rows);
    return close;
  }
}
