import { $, redraw, setText } from "./dom.js";
import { clock, placesOf } from "./format.js";
import { showBars, startChart } from "./chart.js";
import { showHeadline, showWatchlist, startWatchlist } from "./market.js";
import { showBook, showTape, startBook } from "./book.js";
import { showNoRisk, showPortfolios, showPositions, showRisk, startAccount } from "./account.js";
import { showInstrument, startTicket, takePrice } from "./ticket.js";

// Polls one answer a second and hands its parts to the panels; risk, which is dear, more slowly.

const EVERY_MS = 1000;
const RISK_EVERY_MS = 5000;
const PATIENCE_MS = 10000;

const chosen = { symbol: null, portfolio: null };
const poll = { timer: 0, busy: false, again: false, lastTime: "", riskAt: -Infinity, riskOf: null };

async function ask(path) {
  const response = await fetch(path, { signal: AbortSignal.timeout(PATIENCE_MS) });
  const body = await response.json();
  if (!response.ok) throw Object.assign(new Error(body.detail), { problem: body });
  return body;
}

async function refresh() {
  if (poll.busy) {
    poll.again = true;
    return;
  }
  poll.busy = true;
  clearTimeout(poll.timer);
  const started = performance.now();
  try {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(chosen)) if (value) query.set(name, value);
    showSnapshot(await ask("/api/v1/console?" + query));
    showLink(true, Math.round(performance.now() - started));
    refreshRisk();
  } catch (error) {
    showFailure(error);
  }
  poll.busy = false;
  const wait = poll.again ? 0 : Math.max(100, EVERY_MS - (performance.now() - started));
  poll.again = false;
  if (!document.hidden) poll.timer = setTimeout(refresh, wait);
}

function showSnapshot(snapshot) {
  const instrument = snapshot.instruments.find((one) => one.symbol === snapshot.symbol);
  const quote = snapshot.quotes.find((one) => one.symbol === snapshot.symbol);
  poll.lastTime = snapshot.status.time;
  chosen.symbol = snapshot.symbol;
  chosen.portfolio = snapshot.portfolio;
  showWatchlist(snapshot);
  showHeadline(snapshot, instrument);
  showBook(snapshot.book, snapshot.market, instrument);
  showTape(snapshot.trades, instrument);
  showPortfolios(snapshot.portfolios, snapshot.portfolio);
  showPositions(snapshot.positions, snapshot.instruments);
  showInstrument(instrument, quote, snapshot.market);
  redraw("bars", [snapshot.symbol, snapshot.bars], () => {
    setText($("chartTitle"), (snapshot.symbol ?? "") + " 1 minute");
    showBars(snapshot.bars, instrument ? placesOf(instrument.tickSize) : 2);
  });
  const { instruments, portfolios, shards, version } = snapshot.status;
  setText($("facts"), `${instruments} instruments · ${portfolios} portfolios · ${shards} shards`);
  $("facts").title = "TradeGrid " + version;
  setText($("clock"), clock(snapshot.status.time) + " UTC");
}

async function refreshRisk() {
  const portfolio = chosen.portfolio;
  const due = performance.now() - poll.riskAt >= RISK_EVERY_MS || poll.riskOf !== portfolio;
  if (!due) return;
  poll.riskAt = performance.now();
  poll.riskOf = portfolio;
  if (!portfolio) {
    showNoRisk("No portfolio yet.");
    return;
  }
  try {
    const report = await ask("/api/v1/risk/portfolio/" + encodeURIComponent(portfolio));
    if (poll.riskOf === portfolio) showRisk(report);
  } catch (error) {
    if (poll.riskOf === portfolio) showNoRisk(error.message);
  }
}

function showFailure(error) {
  // What was chosen may be gone from a grid that was cleared: start with what there is.
  if (error.problem?.status === 404) {
    chosen.symbol = null;
    chosen.portfolio = null;
  }
  const detail = error.problem ? error.message : "The gateway does not answer";
  const since = poll.lastTime ? `. What is shown is of ${clock(poll.lastTime)} UTC.` : "";
  setText($("banner"), detail + since);
  showLink(false, 0);
}

function showLink(up, tookMs) {
  $("banner").hidden = up;
  $("desk").classList.toggle("stale", !up);
  $("link").classList.toggle("up", up);
  setText($("link"), up ? "live" : "away");
  $("link").title = up ? `Last answer took ${tookMs} ms` : "";
}

function choose(what, value) {
  chosen[what] = value;
  refresh();
}

startChart();
startWatchlist((symbol) => choose("symbol", symbol));
startBook(takePrice);
startAccount((portfolio) => choose("portfolio", portfolio));
startTicket(refresh);
document.addEventListener("visibilitychange", () => document.hidden || refresh());
refresh();
