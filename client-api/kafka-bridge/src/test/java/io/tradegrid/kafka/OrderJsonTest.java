package io.tradegrid.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.client.DerivedId;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Command;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value is read as docs/reference/kafka.md says, or refused by the name of the field. */
final class OrderJsonTest {

  private static final String PLAIN =
      "'symbol':'AAPL','portfolio':'fund','clientOrderId':'a-1','side':'BUY','type':'LIMIT',"
          + "'price':'231.87','quantity':100";

  private final OrderJson json = new OrderJson();

  private OrderRequest read(String fields) {
    return json.read(("{" + fields.replace('\'', '"') + "}").getBytes(UTF_8));
  }

  @Test
  void aPlainOrderIsGoodTillCancelled() {
    assertThat(read(PLAIN))
        .isEqualTo(
            OrderRequest.limit(
                "AAPL", "fund", "a-1", Side.BUY, new BigDecimal("231.87"), new BigDecimal(100)));
  }

  @Test
  void anOrderMaySayEverything() {
    String terms =
        ",'timeInForce':'GTD','stopPrice':230,'displayQuantity':10,'minimumQuantity':null,"
            + "'postOnly':'SLIDE','reduceOnly':true,'selfTrade':'CANCEL_MAKER',"
            + "'expiresAt':'2026-12-24T17:00:00Z'";

    assertThat(read(PLAIN.replace("LIMIT", "STOP_LIMIT") + terms))
        .isEqualTo(
            OrderRequest.order("AAPL", "fund", "a-1")
                .buy(new BigDecimal(100))
                .stopLimit(new BigDecimal(230), new BigDecimal("231.87"))
                .goodTill(Instant.parse("2026-12-24T17:00:00Z"))
                .display(BigDecimal.TEN)
                .postOnly(PostOnly.SLIDE)
                .reduceOnly()
                .selfTrade(SelfTrade.CANCEL_MAKER)
                .build());
  }

  @Test
  void theOtherActionsNameAnOrderOrNone() {
    String order = "'symbol':'AAPL','portfolio':'fund','clientOrderId':'a-1'";

    assertThat(read("'action':'CANCEL'," + order))
        .isEqualTo(OrderRequest.cancel("AAPL", "fund", DerivedId.of('c', "AAPL", "a-1"), "a-1"));
    assertThat(read("'action':'AMEND','amendId':'x','quantity':'80'," + order))
        .isEqualTo(
            new OrderRequest.Amend(
                "AAPL", "fund", "x", "a-1", null, new BigDecimal(80), Command.STAMP_ON_ACCEPT));
    assertThat(read("'action':'CANCEL_ALL','symbol':'AAPL','portfolio':'fund','cancelId':'y'"))
        .isEqualTo(new OrderRequest.MassCancel("AAPL", "fund", "y", null, Command.STAMP_ON_ACCEPT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'symbol':'AAPL' | 'symbol':7 | symbol: must be a text, got 7",
        "'side':'BUY' | 'side':'buy' | side: must be one of [BUY, SELL], got buy",
        "'type':'LIMIT', | ~~ | type: is missing",
        "'quantity':100 | 'quantity':'1e99' | quantity: must have at most 18 digits before and"
            + " after the point, got 1e99",
        "'quantity':100 | 'quantity':'many' | quantity: must be a number of at most 40 digits, got"
            + " many",
        "'quantity':100 | 'quantity':1,'colour':1 | colour: is not a field of NEW",
        "'quantity':100 | 'quantity':1,'reduceOnly':1 | reduceOnly: must be true or false, got 1"
      })
  void whatCannotBeIsNamed(String field, String instead, String message) {
    String fields = PLAIN.replace(field, instead == null ? "" : instead);

    assertThatThrownBy(() -> read(fields))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void aValueThatIsNoObjectIsRefused() {
    assertThatThrownBy(() -> json.read(null)).hasMessageStartingWith("value: must have 1 to");
    assertThatThrownBy(() -> json.read(new byte[70_000])).hasMessageEndingWith("got 70000");
    assertThatThrownBy(() -> json.read("[]".getBytes(UTF_8)))
        .hasMessage("value: must be a JSON object");
    assertThatThrownBy(() -> json.read("".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> json.read("{} {}".getBytes(UTF_8)))
        .hasMessageStartingWith("value: is not JSON");
  }
}
