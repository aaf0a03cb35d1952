package io.tradegrid.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.gateway.GatewayServer.Reply;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TickFlag;
import io.tradegrid.tick.TickTime;
import io.tradegrid.tick.TradeTick;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: what is asked of ticks over REST is answered to the last digit, page by page or as a
 * stream, and what is wrong is refused by name. Method: known ticks in memory behind the same bytes
 * as those of the grid.
 */
class TickApiTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long OPEN = TickTime.parse("2012-06-21T13:30:00Z");
  private static final long SOURCE = Tag.of("ITCH");
  private static final long BEST = Tag.of("BEST");

  private GatewayServer gateway;
  private MemoryTicks ticks;

  @BeforeEach
  void grid() {
    gateway = GatewayServer.fresh();
    ticks = gateway.grid().memoryTicks();
  }

  private void trade(String symbol, long afterOpenNs, long sequence, long price, long size) {
    ticks.add(
        symbol,
        new TradeTick(
            OPEN + afterOpenNs,
            SOURCE,
            sequence,
            Tag.of("XNAS"),
            Tag.of("@,F"),
            0,
            2,
            0,
            price,
            size));
  }

  private void quote(String symbol, long afterOpenNs, long bid, long ask) {
    ticks.add(
        symbol,
        new QuoteTick(
            OPEN + afterOpenNs, SOURCE, afterOpenNs, 0, 0, 0, 2, 0, bid, 5, ask, ask == 0 ? 0 : 7));
  }

  private Reply get(String path) {
    return gateway.get("/api/v1/ticks" + path);
  }

  @Test
  void pagesHaveEachTradeOnceInOrder() {
    IntStream.range(0, 250).forEach(i -> trade("ES/Z6,x", i / 3, i, 100 + i, 1));
    List<String> read = new ArrayList<>();
    String cursor = "";
    do {
      Reply page = get("/trades?symbol=ES/Z6,x&limit=100" + cursor);
      read.addAll(page.json().get("items").findValuesAsString("sequence"));
      cursor =
          page.json().get("nextCursor").isNull()
              ? null
              : "&cursor=" + page.json().get("nextCursor").asString();
    } while (cursor != null);
    assertThat(read).isEqualTo(IntStream.range(0, 250).mapToObj(Integer::toString).toList());
    assertThat(get("/trades?symbol=ES/Z6,x&from=2012-06-21T13:30:00.000000083Z").text())
        .isEqualTo(
            "{\"items\":[{\"time\":\"2012-06-21T13:30:00.000000083Z\",\"price\":\"3.49\","
                + "\"size\":\"1\",\"source\":\"ITCH\",\"sequence\":\"249\",\"venue\":\"XNAS\","
                + "\"conditions\":\"@,F\",\"flags\":[]}],\"nextCursor\":null}");
    assertThat(get("/trades?symbol=ES/Z6,x&to=2012-06-21").json().get("items")).isEmpty();
    assertThat(get("?limit=1").text())
        .isEqualTo("{\"items\":[\"ES/Z6,x\"],\"nextCursor\":\"ES/Z6,x\"}");
    assertThat(get("?cursor=ES/Z6,x").text()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
  }

  private void merged(String symbol, long afterOpenNs, long bid, long ask) {
    int flags = TickFlag.MERGED.bit();
    ticks.add(
        symbol,
        new QuoteTick(OPEN + afterOpenNs, BEST, afterOpenNs, 0, 0, flags, 2, 0, bid, 5, ask, 7));
  }

  @Test
  void questionsNameASourceOrGetThePreferredTicks() {
    quote("AAPL", 1, 100, 104);
    merged("AAPL", 2, 101, 103);
    quote("AAPL", 3, 100, 105);
    quote("MSFT", 1, 50, 51);
    trade("AAPL", 4, 1, 102, 10);
    ticks.add("AAPL", new TradeTick(OPEN + 5, Tag.of("IEX"), 1, 0, 0, 0, 2, 0, 104, 30));

    assertThat(bids("/quotes?symbol=AAPL")).containsExactly("1.01");
    assertThat(bids("/quotes?symbol=AAPL&unflagged=true")).containsExactly("1.01");
    assertThat(bids("/quotes?symbol=AAPL&source=*")).containsExactly("1", "1.01", "1");
    assertThat(bids("/quotes?symbol=AAPL&source=ITCH")).containsExactly("1", "1");
    assertThat(bids("/quotes?symbol=MSFT")).containsExactly("0.5");
    assertThat(get("/quotes?symbol=AAPL").json().get("items").get(0).get("flags").toString())
        .isEqualTo("[\"MERGED\"]");
    assertThat(bids("/latest?symbol=AAPL&kind=quotes&source=ITCH")).containsExactly("1");
    assertThat(bids("/latest?symbol=AAPL&kind=quotes")).containsExactly("1.01");
    assertThat(get("/totals?symbol=AAPL&source=IEX").json().findValuesAsString("volume"))
        .containsExactly("30");
    assertThat(get("/totals?symbol=AAPL").json().findValuesAsString("volume"))
        .containsExactly("40");
    assertThat(get("/bars?symbol=AAPL&source=IEX").json().findValuesAsString("volume"))
        .containsExactly("30");
    assertThat(bids("/asof?symbol=AAPL&source=IEX&quoteSource=ITCH")).containsExactly("1");
    assertThat(bids("/asof?symbol=AAPL")).containsExactly("1.01", "1.01");
    assertThat(windows("&kind=quotes&quoteSource=ITCH&source=IEX")).containsExactly("2");
    assertThat(windows("&kind=quotes&source=IEX")).containsExactly("1");
    assertThat(get("/trades?symbol=AAPL&source=NINECHARS").problem()).isEqualTo("400 BAD_REQUEST");
    assertThat(get("/asof?symbol=AAPL&quoteSource=NINECHARS").text())
        .contains("quoteSource: tag: must have up to 8 characters");
  }

  private List<String> bids(String path) {
    return get(path).json().findValuesAsString("bidPrice");
  }

  private List<String> windows(String parameters) {
    return get("/windows?symbol=AAPL" + parameters).json().findValuesAsString("quotes");
  }

  @Test
  void aStreamHasAllAndSaysHowItEnded() {
    IntStream.range(0, 5_000).forEach(i -> trade("AAPL", i, i, 100, 1));
    Reply lines = get("/trades/stream?symbol=AAPL");
    assertThat(lines.header("Content-Type")).startsWith("application/x-ndjson");
    List<String> all = lines.text().lines().toList();
    assertThat(all).hasSize(5_001);
    assertThat(all.get(4_999)).contains("\"sequence\":\"4999\"");
    assertThat(all.get(5_000))
        .isEqualTo("{\"end\":\"COMPLETE\",\"ticks\":5000,\"nextCursor\":null}");

    Reply csv = get("/trades/stream?symbol=AAPL&format=csv&from=2012-06-21T13:30:00.000004999Z");
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.text())
        .isEqualTo(
            """
            time,price,size,source,sequence,venue,conditions,flags
            2012-06-21T13:30:00.000004999Z,1.00,1,ITCH,4999,XNAS,"@,F",
            #COMPLETE,1,
            """);
    quote("AAPL", 0, 99, 0);
    assertThat(get("/quotes/stream?symbol=AAPL&format=csv").text())
        .isEqualTo(
            """
            time,bidPrice,bidSize,askPrice,askSize,source,sequence,venue,conditions,flags
            2012-06-21T13:30:00Z,0.99,5,,,ITCH,0,,,
            #COMPLETE,1,
            """);
    ticks.lose("AAPL");
    assertThat(get("/trades/stream?symbol=AAPL").problem()).isEqualTo("503 SHARD_LOST");
  }

  @Test
  void severalSymbolsHaveAnAnswerEachOrSayWhyNot() {
    trade("AAPL", 0, 1, 10_000, 10);
    trade("AAPL", SECOND, 2, 10_100, 30);
    trade("MSFT", 0, 1, 5, 0);
    ticks.lose("LOST");
    assertThat(get("/totals?symbol=AAPL&symbol=LOST&symbol=NONE&to=2012-06-21T13:30:04Z").text())
        .isEqualTo(
            "{\"items\":[{\"symbol\":\"AAPL\",\"value\":{\"trades\":2,\"open\":\"100\","
                + "\"high\":\"101\",\"low\":\"100\",\"close\":\"101\",\"volume\":\"40\","
                + "\"vwap\":\"100.75\",\"twap\":\"100.75\"},\"error\":null},"
                + "{\"symbol\":\"LOST\",\"value\":null,\"error\":{\"code\":\"SHARD_LOST\",\"detail\":\"ticks:"
                + " No node that is there has a copy of the symbol's shard; an operator has to"
                + " bring one back.\",\"retryable\":true}},"
                + "{\"symbol\":\"NONE\",\"value\":{\"trades\":0,\"open\":null,\"high\":null,"
                + "\"low\":null,\"close\":null,\"volume\":\"0\",\"vwap\":null,\"twap\":null},"
                + "\"error\":null}],\"nextCursor\":null}");
    Reply latest = get("/latest?symbol=MSFT&symbol=AAPL&symbol=NONE&at=2012-06-21T13:30:00.5Z");
    assertThat(latest.json().get("items").findValuesAsString("sequence")).containsExactly("1", "1");
    assertThat(latest.json().get("items").get(2).get("value").isNull()).isTrue();
    assertThat(get("").problem()).isEqualTo("503 SHARD_LOST");
    assertThat(get("/totals").detail()).isEqualTo("symbol: is missing");
  }

  @Test
  void barsAreFilledAcrossPages() {
    trade("AAPL", 0, 1, 10_000, 10);
    trade("AAPL", 4 * SECOND, 2, 10_400, 30);
    String path =
        "/bars?symbol=AAPL&interval=1s&fill=linear&from=2012-06-21T13:30:00Z"
            + "&to=2012-06-21T13:30:05Z&limit=2";
    List<String> closes = new ArrayList<>();
    String cursor = "";
    do {
      Reply page = get(path + cursor);
      closes.addAll(page.json().get("items").findValuesAsString("close"));
      cursor =
          page.json().get("nextCursor").isNull()
              ? null
              : "&cursor=" + page.json().get("nextCursor").asString();
    } while (cursor != null);
    assertThat(closes).containsExactly("100", "101", "102", "103", "104");
    assertThat(get("/bars?symbol=AAPL&interval=1s").text())
        .isEqualTo(
            "{\"items\":[{\"time\":\"2012-06-21T13:30:00Z\",\"open\":\"100\",\"high\":\"100\","
                + "\"low\":\"100\",\"close\":\"100\",\"volume\":\"10\",\"trades\":1},"
                + "{\"time\":\"2012-06-21T13:30:04Z\",\"open\":\"104\",\"high\":\"104\","
                + "\"low\":\"104\",\"close\":\"104\",\"volume\":\"30\",\"trades\":1}],"
                + "\"nextCursor\":null}");
  }

  @Test
  void tradesAreJoinedWithQuotesAndEventsWithBoth() {
    quote("AAPL", 0, 99, 101);
    quote("AAPL", 10 * SECOND, 99, 103);
    trade("AAPL", SECOND, 1, 100, 1);
    trade("AAPL", 8 * SECOND, 2, 101, 2);
    trade("AAPL", 10 * SECOND, 3, 102, 3);
    assertThat(quoteTimes(get("/asof?symbol=AAPL")))
        .containsExactly("13:30:00Z", "13:30:00Z", "13:30:10Z");
    assertThat(quoteTimes(get("/asof?symbol=AAPL&strict=true")))
        .containsExactly("13:30:00Z", "13:30:00Z", "13:30:00Z");
    assertThat(quoteTimes(get("/asof?symbol=AAPL&tolerance=5s")))
        .containsExactly("13:30:00Z", null, "13:30:10Z");
    assertThat(get("/windows?symbol=AAPL&at=2012-06-21T13:30:09Z&before=1s&after=2s").text())
        .isEqualTo(
            "{\"items\":[{\"event\":\"2012-06-21T13:30:09Z\",\"trades\":{\"trades\":2,"
                + "\"open\":\"1.01\",\"high\":\"1.02\",\"low\":\"1.01\",\"close\":\"1.02\","
                + "\"volume\":\"5\",\"vwap\":\"1.016\",\"twap\":null}}],\"nextCursor\":null}");
    Reply spreads = get("/windows?symbol=AAPL&kind=quotes&limit=2&before=1s&after=2s");
    assertThat(spreads.json().get("items").findValuesAsString("event"))
        .containsExactly("2012-06-21T13:30:01Z", "2012-06-21T13:30:08Z");
    assertThat(spreads.json().get("items").get(0).get("spreads").toString())
        .isEqualTo(
            "{\"quotes\":1,\"lowest\":\"0.02\",\"highest\":\"0.02\",\"mean\":\"0.02\","
                + "\"timeMean\":\"0.02\"}");
    assertThat(spreads.json().get("nextCursor").isNull()).isFalse();
  }

  private static List<String> quoteTimes(Reply reply) {
    List<String> times = new ArrayList<>();
    reply
        .json()
        .get("items")
        .forEach(
            item ->
                times.add(
                    item.get("quote").isNull()
                        ? null
                        : item.get("quote").get("time").asString().substring(11)));
    return times;
  }

  @Test
  void whatIsWrongIsRefusedByName() {
    ticks.add("AAPL", new TradeTick(OPEN, SOURCE, 1, 0, 0, TickFlag.OUTLIER.bit(), 2, 0, 100, 1));
    assertThat(get("/trades?symbol=AAPL").json().get("items").findValuesAsString("sequence"))
        .containsExactly("1");
    assertThat(get("/trades?symbol=AAPL&unflagged=true").json().get("items")).isEmpty();
    assertRefused("/trades", "symbol: is missing");
    assertRefused("/trades?symbol=A&limit=101", "limit: must be 1 to 100, got 101");
    assertRefused(
        "/trades?symbol=A&from=2012",
        "from: must be a time such as 2012-06-21T13:30:00Z or a day such as 2012-06-21, UTC, got"
            + " '2012'");
    assertRefused(
        "/trades?symbol=A&from=2012-06-22&to=2012-06-21",
        "to: must not be before from, got '2012-06-21'");
    assertRefused(
        "/trades?symbol=A&cursor=x",
        "cursor: token: must be three hexadecimal numbers with dots between them, got 'x'");
    assertRefused("/trades/stream?symbol=A&format=xml", "format: must be ndjson or csv, got 'xml'");
    assertRefused("/latest?symbol=A&kind=bars", "kind: must be trades or quotes, got 'bars'");
    assertRefused("/bars?symbol=A&interval=0s", "interval: must be positive, got '0s'");
    assertRefused(
        "/bars?symbol=A&interval=fast",
        "interval: must be a length of time such as 500ms, 5s or 1m, got 'fast'");
    assertRefused(
        "/bars?symbol=A&fill=no", "fill: must be none, null, previous or linear, got 'no'");
    assertRefused(
        "/bars?symbol=AAPL&interval=1ns&fill=null&to=2012-06-22",
        "range: has more than 1048576 bars; ask for longer ones or a shorter range");
    assertRefused("?limit=1001", "limit: must be 1 to 1000, got 1001");
  }

  private void assertRefused(String path, String detail) {
    Reply reply = get(path);
    assertThat(reply.problem()).as(path).isEqualTo("400 BAD_REQUEST");
    assertThat(reply.detail()).as(path).isEqualTo(detail);
  }
}
