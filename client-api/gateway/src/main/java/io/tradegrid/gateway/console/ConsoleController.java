package io.tradegrid.gateway.console;

import io.tradegrid.gateway.market.MarketQuery;
import io.tradegrid.gateway.marketdata.MarketData;
import io.tradegrid.gateway.position.PositionQuery;
import io.tradegrid.gateway.reference.InstrumentView;
import io.tradegrid.gateway.reference.PortfolioView;
import io.tradegrid.gateway.reference.ReferenceQuery;
import io.tradegrid.gateway.status.StatusBoard;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/console}: what the console polls. */
@RestController
final class ConsoleController {

  private static final int INSTRUMENTS = 500;
  private static final int PORTFOLIOS = 500;
  private static final int DEPTH = 10;
  private static final int TRADES = 40;
  private static final int BARS = 120;
  private static final int POSITIONS = 200;

  private final StatusBoard board;
  private final ReferenceQuery reference;
  private final MarketData market;
  private final MarketQuery markets;
  private final PositionQuery positions;

  ConsoleController(
      StatusBoard board,
      ReferenceQuery reference,
      MarketData market,
      MarketQuery markets,
      PositionQuery positions) {
    this.board = board;
    this.reference = reference;
    this.market = market;
    this.markets = markets;
    this.positions = positions;
  }

  /** Returns all the console shows of an instrument and a portfolio; by default the first ones. */
  @GetMapping("/api/v1/console")
  ConsoleSnapshot snapshot(
      @RequestParam(required = false) String symbol,
      @RequestParam(required = false) String portfolio) {
    List<InstrumentView> instruments = reference.instruments(INSTRUMENTS, null).items();
    List<PortfolioView> portfolios = reference.portfolios(PORTFOLIOS, null).items();
    String shownSymbol =
        symbol != null || instruments.isEmpty() ? symbol : instruments.get(0).symbol();
    String shownPortfolio =
        portfolio != null || portfolios.isEmpty() ? portfolio : portfolios.get(0).name();
    boolean none = shownSymbol == null;
    return new ConsoleSnapshot(
        board.read(),
        instruments,
        market.quotes(INSTRUMENTS),
        shownSymbol,
        none ? null : markets.find(shownSymbol),
        none ? null : market.book(shownSymbol, DEPTH),
        none ? List.of() : market.trades(shownSymbol, TRADES, null).items(),
        none ? List.of() : market.minuteBars(shownSymbol, BARS),
        portfolios,
        shownPortfolio,
        shownPortfolio == null
            ? List.of()
            : positions.list(shownPortfolio, POSITIONS, null).items());
  }
}
