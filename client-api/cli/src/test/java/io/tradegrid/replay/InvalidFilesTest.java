package io.tradegrid.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.model.Instrument;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a file is said with its place and its value. */
final class InvalidFilesTest {

  private static final String NAME = "T_2012-06-21_34200000_34260000_message_1.csv";
  private static final String GOOD = "34200.1,1,11,30,1000000,1";
  private static final OrderFlowCheck.Reference ACME_ONLY =
      new OrderFlowCheck.Reference() {
        @Override
        public Instrument instrument(String symbol) {
          return symbol.equals("ACME")
              ? new Instrument(1, "ACME", "USD", new BigDecimal("0.01"), BigDecimal.ONE, 1_000_000)
              : null;
        }

        @Override
        public boolean hasPortfolio(String name) {
          return name.startsWith("P");
        }
      };

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(Path file) {
    return assertThatThrownBy(() -> LobsterDay.check(file, null, row -> {}))
        .isInstanceOf(BrokenFileException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x,1,12,30,1,1    | :2:1: time: must be seconds after midnight with at most 12 decimals, got x",
        "86400,1,12,30,1,1| :2:1: time: must be seconds after midnight with at most 12 decimals, got 86400",
        "-1,1,12,30,1,1   | :2:1: time: must be seconds after midnight with at most 12 decimals, got -1",
        "34200.09,1,12,3,1,1 | :2:1: time: must not be before that of the row above, got 34200.09",
        "34201,8,12,30,1,1 | :2:2: type: must be 1 to 7, got 8",
        "34201,1,-2,30,1,1 | :2:3: order_id: must be 0 to 999999999999999999, got -2",
        "34201,1,12,0,1,1 | :2:4: size: must be 1 to 1099511627776, got 0",
        "34201,1,12,-5,1,1 | :2:4: size: must be 1 to 1099511627776, got -5",
        "34201,1,12,1.5,1,1 | :2:4: size: must be a whole number, got 1.5",
        "34201,1,12,3,0,1 | :2:5: price: must be 1 to 9999999999, got 0",
        "34201,1,12,3,1,0 | :2:6: direction: must be 1 or -1, got 0",
        "34201,1,12,3,1, | :2:6: direction: must be a whole number, got nothing",
        "34201,1,12,3,1 | :2: must have 6 columns, has 5",
        "34201,1,11,3,1,1 | :2: order_id: must be new in a message of type 1, got 11 again",
      })
  void aBrokenMessage(String row, String complaint) throws IOException {
    refused(write(NAME, GOOD + "\n" + row + "\n")).hasMessage(NAME + complaint);
  }

  @Test
  void anEmptyLineIsARowLikeAnother() throws IOException {
    refused(write(NAME, GOOD + "\n\n" + GOOD + "\n"))
        .hasMessage(NAME + ":2: must have 6 columns, has 1");
  }

  @Test
  void anEmptyFile() throws IOException {
    refused(write(NAME, "")).hasMessage(NAME + ": has no messages");
  }

  @Test
  void anOrderbookOfAnotherLength() throws IOException {
    Path messages = write(NAME, GOOD + "\n");
    Path book = write("book.csv", "1,2,3,4\n1,2,3,4\n");

    assertThatThrownBy(() -> LobsterDay.check(messages, book, row -> {}))
        .hasMessage("book.csv: must have as many rows as " + NAME + ", 1, has 2");
  }

  @Test
  void anOrderbookWithABrokenField() throws IOException {
    Path messages = write(NAME, GOOD + "\n");
    Path book = write("book.csv", "1,2,3,x\n");

    assertThatThrownBy(() -> LobsterDay.check(messages, book, row -> {}))
        .hasMessage("book.csv:1:4: bid size 1: must be a whole number, got x");
  }

  @Test
  void aTruncatedGzip() throws IOException {
    Path file = folder.resolve(NAME);
    Files.write(file, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1});

    refused(file).hasMessageStartingWith(NAME + ": cannot be read: ");
  }

  @Test
  void aFileThatIsNotThere() {
    assertThatThrownBy(() -> FileKind.of(folder.resolve("none.csv")))
        .isInstanceOf(BrokenFileException.class)
        .hasMessageStartingWith("none.csv: cannot be read: ");
  }

  @Test
  void kindsAreToldByNameAndContent() throws IOException {
    assertThat(FileKind.of(write(NAME, GOOD))).isEqualTo(FileKind.LOBSTER);
    assertThat(FileKind.of(Golden.file("flow.csv"))).isEqualTo(FileKind.ORDER_FLOW);
    assertThatThrownBy(() -> FileKind.of(write("messages.csv", GOOD)))
        .hasMessageStartingWith("messages.csv: the name must be SYMBOL_YYYY-MM-DD_START_END");
    assertThatThrownBy(() -> FileKind.of(write("other.csv", "a,b\n1,2\n")))
        .hasMessage(
            "other.csv: is neither a LOBSTER message file (six numbers a line) nor an order-flow"
                + " file (header ts_ns,symbol,...); its first line is 'a,b'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0,ACME,P1,a,NEW,BUY,LIMIT,GTC,1,1,,, | :2:1: ts_ns: must be 1 or more, got 0",
        "1,,P1,a,NEW,BUY,LIMIT,GTC,1,1,,, | :2:2: symbol: must be there, got nothing",
        "1,NONE,P1,a,NEW,BUY,LIMIT,GTC,1,1,,, | :2:2: symbol: must be an instrument of the grid, or --create given, got NONE",
        "1,ACME,Q,a,NEW,BUY,LIMIT,GTC,1,1,,, | :2:3: portfolio: must be a portfolio of the grid, or --create given, got Q",
        "1,ACME,P1,a_b,NEW,BUY,LIMIT,GTC,1,1,,, | :2:4: client_order_id: must be 1 to 20 letters, digits and '-', got a_b",
        "1,ACME,P1,a,PUT,BUY,LIMIT,GTC,1,1,,, | :2:5: action: must be one of [NEW, CANCEL, AMEND, MASS_CANCEL], got PUT",
        "1,ACME,P1,a,NEW,buy,LIMIT,GTC,1,1,,, | :2:6: side: must be one of [BUY, SELL], got buy",
        "1,ACME,P1,a,NEW,BUY,PEG,GTC,1,1,,, | :2:7: type: must be one of [LIMIT, MARKET, STOP, STOP_LIMIT], got PEG",
        "1,ACME,P1,a,NEW,BUY,LIMIT,GFD,1,1,,, | :2:8: tif: must be one of [GTC, IOC, FOK, DAY, GTD], got GFD",
        "1,ACME,P1,a,NEW,BUY,LIMIT,GTC,,1,,, | :2:9: price: must be there in a LIMIT order, got nothing",
        "1,ACME,P1,a,NEW,BUY,LIMIT,GTC,1.005,1,,, | :2:9: price: must be a multiple of 0.01 in range (PRICE_OFF_TICK), got 1.005",
        "1,ACME,P1,a,NEW,BUY,LIMIT,GTC,1e9,1,,, | :2:9: price: must be a plain decimal number, got 1e9",
        "1,ACME,P1,a,NEW,BUY,LIMIT,GTC,1,-5,,, | :2:10: quantity: must be positive, got -5",
        "1,ACME,P1,a,NEW,BUY,LIMIT,GTC,1,0.5,,, | :2:10: quantity: must be a multiple of 1 in range (QUANTITY_OFF_LOT), got 0.5",
        "1,ACME,P1,a,NEW,BUY,LIMIT,IOC,1,1,1,, | :2:11: display_quantity: must be absent: only a limit order that may rest hides quantity, got 1",
        "1,ACME,P1,a,NEW,BUY,LIMIT,GTC,1,1,0.5,, | :2:11: display_quantity: must be a multiple of 1 in range (QUANTITY_OFF_LOT), got 0.5",
        "1,ACME,P1,a,NEW,BUY,LIMIT,GTC,1,1,,1, | :2:12: stop_price: must be absent: a LIMIT order has none, got 1",
        "1,ACME,P1,a,NEW,BUY,STOP,GTC,,1,,, | :2:12: stop_price: must be there in a STOP order, got nothing",
        "1,ACME,P1,a,NEW,BUY,STOP,GTC,,1,,1.005, | :2:12: stop_price: must be a multiple of 0.01 in range (PRICE_OFF_TICK), got 1.005",
        "1,ACME,P1,a,NEW,BUY,STOP,GTC,,1,,-1, | :2:12: stop_price: must be positive, got -1",
        "1,ACME,P1,a,NEW,BUY,LIMIT,GTD,1,1,,, | :2:8: tif: needs the column expires_at, got GTD",
        "1,ACME,P1,a,CANCEL,,,,,,1,,x | :2:11: display_quantity: must be empty for CANCEL, got 1",
        "1,ACME,P1,a,MASS_CANCEL,,,,,,,,x | :2:13: orig_client_order_id: must be empty for MASS_CANCEL, got x",
        "1,ACME,P1,a,NEW,BUY,LIMIT,GTC,1,1,,,x | :2:13: orig_client_order_id: must be empty for NEW, got x",
        "1,ACME,P1,a,CANCEL,,,,,,,, | :2:13: orig_client_order_id: must be there, got nothing",
        "1,ACME,P1,a,CANCEL,BUY,,,,,,,x | :2:6: side: must be empty for CANCEL, got BUY",
        "1,ACME,P1,a,AMEND,,,,,,,,x | :2:10: quantity: must be a plain decimal number, got nothing",
        "1,ACME,P1,a,NEW | :2: must have 13 columns, has 5",
      })
  void aBrokenOrder(String row, String complaint) throws IOException {
    Path file = write("flow.csv", OrderFlow.SHORT_HEADER + "\n" + row + "\n");

    assertThatThrownBy(() -> OrderFlowCheck.of(file, ACME_ONLY, rows -> {}))
        .isInstanceOf(BrokenFileException.class)
        .hasMessage("flow.csv" + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LIMIT,GTC,1,10,,,,11,,,, | :2:14: minimum_quantity: must be at most the quantity, got 11",
        "LIMIT,GTC,1,10,,,,0.5,,,, | :2:14: minimum_quantity: must be a multiple of 1 in range (QUANTITY_OFF_LOT), got 0.5",
        "LIMIT,GTC,1,10,,,,,YES,,, | :2:15: post_only: must be one of [OFF, REJECT, SLIDE], got YES",
        "LIMIT,IOC,1,10,,,,,SLIDE,,, | :2:15: post_only: must be OFF: only a LIMIT order that may rest is kept from taking, got SLIDE",
        "LIMIT,GTC,1,10,,,,,,TRUE,, | :2:16: reduce_only: must be true, false or empty, got TRUE",
        "LIMIT,GTC,1,10,,,,,,,NONE, | :2:17: self_trade: must be one of [ALLOW, CANCEL_TAKER, CANCEL_MAKER, CANCEL_BOTH, DECREMENT], got NONE",
        "LIMIT,GTC,1,10,,,,,,,,2026-12-24 | :2:18: expires_at: must be a time in UTC such as 2026-01-31T16:30:00Z, got 2026-12-24",
        "LIMIT,GTC,1,10,,,,,,,,2026-12-24T17:00:00Z | :2:18: expires_at: must be absent: a GTC order has none, got 2026-12-24T17:00:00Z",
        "LIMIT,GTD,1,10,,,,,,,, | :2:18: expires_at: must be there in a GTD order, got nothing",
        "LIMIT,GTC,1,10,,, | :2: must have 18 columns, has 13",
      })
  void aBrokenOrderOfAllColumns(String row, String complaint) throws IOException {
    Path file = write("flow.csv", OrderFlow.HEADER + "\n1,ACME,P1,a,NEW,BUY," + row + "\n");

    assertThatThrownBy(() -> OrderFlowCheck.of(file, ACME_ONLY, rows -> {}))
        .isInstanceOf(BrokenFileException.class)
        .hasMessage("flow.csv" + complaint);
  }

  @Test
  void aFlowWithAnotherHeader() throws IOException {
    Path file = write("flow.csv", "ts_ns,symbol\n");

    assertThatThrownBy(() -> OrderFlow.open(file))
        .hasMessage(
            "flow.csv: line 1 must be '"
                + OrderFlow.HEADER
                + "', or end with orig_client_order_id, got 'ts_ns,symbol'");
  }
}
