import { $, el, emptyRow, redraw, setText } from "./dom.js";
import { decimal, placesOf, tone } from "./format.js";

// The instrument list at the left and the headline of the one that is chosen.

const rows = new Map();

export function startWatchlist(choose) {
  $("watchlist").addEventListener("click", (event) => {
    const row = event.target.closest("tr[data-symbol]");
    if (row) choose(row.dataset.symbol);
  });
  $("watchlist").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.dataset.symbol) choose(event.target.dataset.symbol);
  });
  $("filter").addEventListener("input", applyFilter);
}

function applyFilter() {
  const wanted = $("filter").value.trim().toUpperCase();
  rows.forEach((row, symbol) => {
    row.line.hidden = !symbol.includes(wanted);
  });
}

export function showWatchlist(snapshot) {
  const symbols = snapshot.instruments.map((instrument) => instrument.symbol);
  redraw("symbols", symbols, () => buildRows(symbols));
  const quotes = new Map(snapshot.quotes.map((quote) => [quote.symbol, quote]));
  for (const instrument of snapshot.instruments) {
    const quote = quotes.get(instrument.symbol);
    const row = rows.get(instrument.symbol);
    row.line.classList.toggle("chosen", instrument.symbol === snapshot.symbol);
    if (quote) showQuote(row, quote, placesOf(instrument.tickSize));
  }
}

function buildRows(symbols) {
  rows.clear();
  for (const symbol of symbols) {
    const cells = [el("td", "", symbol), el("td", "mono", "–"), el("td", "mono", "–"), el("td", "mono", "–")];
    const line = el("tr", "", ...cells);
    line.dataset.symbol = symbol;
    line.tabIndex = 0;
    rows.set(symbol, { line, cells, last: null });
  }
  const lines = [...rows.values()].map((row) => row.line);
  $("watchlist").replaceChildren(...(lines.length ? lines : [emptyRow(4, "No instruments yet. ./tradegrid demo makes some.")]));
  applyFilter();
}

function showQuote(row, quote, places) {
  setText(row.cells[1], decimal(quote.lastPrice, places));
  setText(row.cells[2], decimal(quote.bidPrice, places));
  setText(row.cells[3], decimal(quote.askPrice, places));
  if (row.last != null && row.last !== quote.lastPrice) {
    const way = tone(Number(quote.lastPrice) - Number(row.last));
    row.cells[1].classList.remove("up", "down");
    row.cells[1].classList.add(way || "even");
    row.cells[1].animate?.([{ backgroundColor: way === "up" ? "#2ebd8540" : "#f6465d40" }, {}], 600);
  }
  row.last = quote.lastPrice;
}

export function showHeadline(snapshot, instrument) {
  const quote = snapshot.quotes.find((one) => one.symbol === snapshot.symbol);
  const first = snapshot.bars[0];
  const phase = snapshot.market?.phase;
  const content = [instrument, phase, quote && { ...quote, updatedAt: null }, first && first.open];
  redraw("headline", content, () => {
    if (!instrument) {
      $("headline").replaceChildren(el("span", "muted", "No instrument yet"));
      return;
    }
    const places = placesOf(instrument.tickSize);
    const last = quote?.lastPrice;
    const change = last != null && first ? Number(last) - Number(first.open) : null;
    $("headline").replaceChildren(
      el("strong", "", instrument.symbol),
      phaseOf(phase),
      el("span", "last mono " + tone(change), decimal(last, places)),
      ...(change == null ? [] : [changeOf(change, Number(first.open), places)]),
      fact("Bid", decimal(quote?.bidPrice, places), "up"),
      fact("Ask", decimal(quote?.askPrice, places), "down"),
      fact("Tick", instrument.tickSize),
      fact("Lot", instrument.lotSize),
      fact("Currency", instrument.currency),
    );
  });
}

function phaseOf(phase) {
  const words = phase.replaceAll("_", " ").toLowerCase();
  const kind = phase === "CONTINUOUS" ? "" : /HALT|CLOSED/.test(phase) ? "stopped" : "collecting";
  return el("span", "phase " + kind, words[0].toUpperCase() + words.slice(1));
}

function changeOf(change, open, places) {
  const sign = change > 0 ? "+" : "";
  const share = ((100 * change) / open).toFixed(2);
  const shown = `${sign}${change.toFixed(places)} (${sign}${share} %)`.replaceAll("-", "−");
  const node = el("span", "mono " + tone(change), shown);
  node.title = "Since the oldest bar shown";
  return node;
}

function fact(label, text, way = "") {
  return el("span", "fact", el("small", "", label), el("b", "mono " + way, text));
}
