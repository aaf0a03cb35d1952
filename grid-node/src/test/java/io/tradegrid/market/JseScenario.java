package io.tradegrid.market;

import io.tradegrid.model.Side;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One row of a master table with the tables it names: what is in the book, what comes, what must be
 * in the book then, and the trades.
 *
 * @param table the master table's directory
 * @param number its number in the master table
 * @param trades each as price×quantity
 */
record JseScenario(
    String table,
    int number,
    String title,
    List<Row> initial,
    List<Row> aggressing,
    List<Row> expected,
    List<String> trades) {

  /** What a request asks for; the table's directory says it. */
  enum Request {
    NEW,
    CANCEL,
    REPLACE
  }

  /**
   * An order in a table.
   *
   * @param type 1 market, 2 limit, 3 stop, 4 stop-limit, 5 hidden limit (shown to nobody)
   * @param time of entry, which ranks orders of one price
   * @param price limit price, 0 for none
   * @param stop stop price, 0 for none; a table writes that of a stop order as its price
   * @param expiresAtNs in nanoseconds since the epoch, 0 for orders of the day
   */
  record Row(
      Side side,
      long id,
      int type,
      String time,
      long size,
      long price,
      long stop,
      long expiresAtNs) {

    /** Bids from the best, offers from the best, then stops; equals stay in their sequence. */
    static final Comparator<Row> RANK =
        Comparator.comparing(Row::isStop)
            .thenComparing(Row::side)
            .thenComparingLong(row -> row.side() == Side.BUY ? -row.ranking() : row.ranking());

    private static final DateTimeFormatter EXPIRY =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** Reads Side, OrderID, Type, MES, Time, Size, Price, StopPrice, TimeInForce, ExpireTime. */
    private static Row of(String[] field) {
      int type = Integer.parseInt(field[2]);
      long price = number(field, 6);
      boolean isStop = type == 3;
      return new Row(
          field[0].equals("B") ? Side.BUY : Side.SELL,
          Long.parseLong(field[1]),
          type,
          field[4],
          number(field, 5),
          isStop ? 0 : price,
          isStop ? price : number(field, 7),
          expiry(field));
    }

    private static long number(String[] field, int index) {
      return index < field.length && !field[index].isEmpty() ? Long.parseLong(field[index]) : 0;
    }

    /** Both GTD (6) and GTT (8) name the time in full, so both are our GTD. */
    private static long expiry(String[] field) {
      if (field.length < 10 || field[9].equals("0")) {
        return 0;
      }
      LocalDateTime time = LocalDateTime.parse(field[9], EXPIRY);
      return time.toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L;
    }

    /** Returns the price that ranks it: the stop price while it waits, else its limit. */
    long ranking() {
      return isStop() ? stop : price;
    }

    boolean isStop() {
      return type == 3 || type == 4;
    }

    /** Returns the same order as it is now; a stop order that was set off is a limit order. */
    Row open(long newSize, long newPrice, boolean waits) {
      return new Row(
          side, id, waits ? type : 2, time, newSize, newPrice, waits ? stop : 0, expiresAtNs);
    }

    @Override
    public String toString() {
      LocalDateTime until =
          LocalDateTime.ofEpochSecond(expiresAtNs / 1_000_000_000L, 0, ZoneOffset.UTC);
      return (side == Side.BUY ? "B " : "O ")
          + id
          + (isStop() ? " stop " + stop : "")
          + " "
          + size
          + (price == 0 ? "" : "@" + price)
          + (expiresAtNs == 0 ? "" : " until " + EXPIRY.format(until));
    }
  }

  /** Reads all scenarios of a master table. */
  static List<JseScenario> all(JseArchive archive, String master) {
    String directory = master.substring(0, master.lastIndexOf('/') + 1);
    String table = directory.replaceFirst("^(.*/)?([^/]+)/$", "$2");
    List<JseScenario> scenarios = new ArrayList<>();
    for (String[] field : archive.rows(master)) {
      scenarios.add(
          new JseScenario(
              table,
              Integer.parseInt(field[0]),
              field[1].strip(),
              orders(archive, directory, field[2]),
              orders(archive, directory, field[3]),
              orders(archive, directory, field[4]),
              archive.rows(directory + field[6]).stream()
                  .map(trade -> trade[1] + "×" + trade[2])
                  .toList()));
    }
    return scenarios;
  }

  private static List<Row> orders(JseArchive archive, String directory, String file) {
    return file.isEmpty()
        ? List.of()
        : archive.rows(directory + file).stream().map(Row::of).toList();
  }

  String name() {
    return table + " " + number;
  }

  boolean isAuction() {
    return table.equals("auction");
  }

  Request request() {
    return switch (table) {
      case "cancelOrder" -> Request.CANCEL;
      case "replaceOrder" -> Request.REPLACE;
      default -> Request.NEW;
    };
  }

  /** Returns whether the request must be refused, which only the title says. */
  boolean isRefused() {
    return title.endsWith("request rejected");
  }
}
