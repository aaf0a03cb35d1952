package io.tradegrid.gateway.console;

import io.tradegrid.gateway.market.MarketView;
import io.tradegrid.gateway.marketdata.Bar;
import io.tradegrid.gateway.marketdata.Book;
import io.tradegrid.gateway.marketdata.Quote;
import io.tradegrid.gateway.marketdata.Trade;
import io.tradegrid.gateway.position.Position;
import io.tradegrid.gateway.reference.InstrumentView;
import io.tradegrid.gateway.reference.PortfolioView;
import io.tradegrid.gateway.status.GridStatus;
import java.util.List;

/**
 * All that the console shows, read within one request.
 *
 * @param status how the grid is, and when this was read
 * @param instruments the first by symbol
 * @param quotes of those that have one
 * @param symbol the instrument that book, trades and bars are of; null if there is none
 * @param market how its market stands; null likewise
 * @param book its best levels; null likewise
 * @param trades newest first
 * @param bars of one minute, oldest first
 * @param portfolios the first by name
 * @param portfolio the one that positions are of; null if there is none
 * @param positions by symbol
 */
record ConsoleSnapshot(
    GridStatus status,
    List<InstrumentView> instruments,
    List<Quote> quotes,
    String symbol,
    MarketView market,
    Book book,
    List<Trade> trades,
    List<Bar> bars,
    List<PortfolioView> portfolios,
    String portfolio,
    List<Position> positions) {}
