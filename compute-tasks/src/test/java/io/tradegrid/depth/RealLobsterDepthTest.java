package io.tradegrid.depth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Goal: NASDAQ's messages, taken as changes of levels, give NASDAQ's book at every level of every
 * row. Method: the book starts from the first orderbook row and is bounded to the levels of the
 * file; each message is applied, and when a side is one level short the deepest level alone, which
 * the messages do not tell, is taken from the row. All levels are then compared.
 */
final class RealLobsterDepthTest {

  private static final int ADDED = 1;
  private static final int HIDDEN_EXECUTION = 5;

  @ParameterizedTest
  @CsvSource({
    "AAPL_2012-06-21_34200000_37800000, 30, 86616, 84414, 27798",
    "AMZN_2012-06-21_34200000_57600000, 5, 155935, 153490, 33840",
    "GOOG_2012-06-21_34200000_57600000, 5, 112673, 108759, 31903",
  })
  void everyRowIsEqualAtAllLevels(String name, int levels, int rows, int updates, int refills)
      throws IOException {
    Replay replay = new Replay(levels);
    replay.run(name);

    System.out.printf(
        "%s: %,d rows of %d levels, %,d differ; %,d updates, %,d refused; %,d refills%n",
        name.substring(0, 4),
        replay.rows,
        levels,
        replay.mismatches,
        replay.updates,
        replay.refused,
        replay.refills);
    assertThat(replay.mismatches).as("first differing row: %s", replay.firstMismatch).isZero();
    assertThat(replay.refused).as("refused updates").isZero();
    assertThat(replay.rows).isEqualTo(rows);
    assertThat(replay.updates).isEqualTo(updates);
    assertThat(replay.refills).isEqualTo(refills);
  }

  private static final class Replay {

    private final int levels;
    private final DepthBook book;
    private int rows;
    private int updates;
    private int refused;
    private int refills;
    private int mismatches;
    private String firstMismatch = "none";

    Replay(int levels) {
      this.levels = levels;
      this.book = DepthBook.bounded(levels);
    }

    void run(String name) throws IOException {
      String suffix = "_" + levels + ".csv.gz";
      try (BufferedReader messages = RealData.open("lobster/" + name + "_message" + suffix);
          BufferedReader books = RealData.open("lobster/" + name + "_orderbook" + suffix)) {
        String message = messages.readLine();
        while (message != null) {
          step(message, books.readLine());
          message = messages.readLine();
        }
        assertThat(books.readLine()).as("a row for each message, no more").isNull();
      }
    }

    private void step(String message, String row) {
      List<DepthLevel> offers = side(row, 0);
      List<DepthLevel> bids = side(row, 2);
      if (rows++ == 0) {
        offers.forEach(level -> set(Side.SELL, level));
        bids.forEach(level -> set(Side.BUY, level));
      } else {
        apply(message.split(",", -1));
        book.endMessage();
        refill(Side.SELL, offers);
        refill(Side.BUY, bids);
      }
      if (!book.levels(Side.SELL, levels + 1).equals(offers)
          || !book.levels(Side.BUY, levels + 1).equals(bids)) {
        if (mismatches++ == 0) {
          firstMismatch = rows + ": " + message;
        }
      }
    }

    private void apply(String[] fields) {
      int type = Integer.parseInt(fields[1]);
      assertThat(type).as("message type").isBetween(ADDED, HIDDEN_EXECUTION);
      if (type == HIDDEN_EXECUTION) {
        return;
      }
      long size = Long.parseLong(fields[3]);
      Side side = fields[5].equals("1") ? Side.BUY : Side.SELL;
      DepthResult result =
          book.change(side, Long.parseLong(fields[4]), type == ADDED ? size : -size, 0);
      updates++;
      refused += result == DepthResult.APPLIED ? 0 : 1;
    }

    private void refill(Side side, List<DepthLevel> expected) {
      if (book.size(side) == levels - 1 && expected.size() == levels) {
        set(side, expected.get(levels - 1));
        refills++;
      }
    }

    private void set(Side side, DepthLevel level) {
      book.set(side, level.priceTicks(), level.quantityLots(), level.orders());
    }

    /** Reads the levels of one side, leaving out those with no shares. */
    private List<DepthLevel> side(String row, int firstField) {
      List<DepthLevel> side = new ArrayList<>(levels);
      int from = 0;
      for (int field = 0; field < 4 * levels; field += 2) {
        int comma = row.indexOf(',', from);
        int end = row.indexOf(',', comma + 1);
        end = end < 0 ? row.length() : end;
        if (field % 4 == firstField) {
          long size = Long.parseLong(row, comma + 1, end, 10);
          if (size > 0) {
            side.add(new DepthLevel(Long.parseLong(row, from, comma, 10), size, 0));
          }
        }
        from = end + 1;
      }
      assertThat(from).as("length of the row").isEqualTo(row.length() + 1);
      return side;
    }
  }
}
