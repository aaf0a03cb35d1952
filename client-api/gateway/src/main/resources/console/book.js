import { $, el, emptyRow, redraw } from "./dom.js";
import { clockMs, decimal, placesOf } from "./format.js";

// The depth ladder and the tape of trades.

const DEPTH = 10;

export function startBook(choosePrice) {
  for (const side of ["asks", "bids"]) {
    $(side).addEventListener("click", (event) => {
      const level = event.target.closest("[data-price]");
      if (level) choosePrice(level.dataset.price);
    });
  }
}

export function showBook(book, market, instrument) {
  const auction = market?.phase.endsWith("AUCTION") ? market : null;
  redraw("book", [book, auction && indication(auction), instrument], () => {
    const bids = book?.bids ?? [];
    const asks = book?.asks ?? [];
    const places = instrument ? placesOf(instrument.tickSize) : 0;
    const most = Math.max(...[...bids, ...asks].map((level) => Number(level.quantity)), 1);
    const lines = (levels, way) => levels.map((level) => levelLine(level, way, places, most));
    $("asks").replaceChildren(...blanks(asks), ...lines(asks, "down").reverse());
    $("bids").replaceChildren(...lines(bids, "up"), ...blanks(bids));
    if (auction) showIndication(auction, places);
    else showTouch(bids[0], asks[0], places);
  });
}

function levelLine(level, way, places, most) {
  const bar = el("i", way);
  bar.style.width = (100 * Number(level.quantity)) / most + "%";
  const line = el(
    "div",
    "mono",
    bar,
    el("span", way, decimal(level.price, places)),
    el("span", "", decimal(level.quantity)),
    el("span", "muted", String(level.orders)),
  );
  line.dataset.price = level.price;
  return line;
}

// Keeps the middle of the ladder in its place when a side is thin.
function blanks(levels) {
  return Array.from({ length: Math.max(0, DEPTH - levels.length) }, () => el("div", "blank", el("span")));
}

// While an auction collects, best bid and offer may overlap; what counts is what it would trade.
function showIndication(auction, places) {
  const { indicativePrice, indicativeQuantity, surplusQuantity, surplusSide } = auction;
  const surplus = surplusSide ? `surplus ${decimal(surplusQuantity)} ${surplusSide.toLowerCase()}` : "";
  $("touch").replaceChildren(
    el("span", "auction", indicativePrice ? decimal(indicativePrice, places) : "Nothing to trade yet"),
    el("small", "muted", indicativePrice ? "indicative × " + decimal(indicativeQuantity) : ""),
  );
  $("spread").textContent = surplus;
}

function indication(auction) {
  return [
    auction.indicativePrice,
    auction.indicativeQuantity,
    auction.surplusQuantity,
    auction.surplusSide,
  ];
}

function showTouch(bid, ask, places) {
  if (!bid && !ask) {
    $("touch").replaceChildren(el("span", "muted", "No orders in the book"));
    $("spread").textContent = "";
    return;
  }
  const middle = bid && ask ? (Number(bid.price) + Number(ask.price)) / 2 : null;
  const spread = bid && ask ? Number(ask.price) - Number(bid.price) : null;
  $("touch").replaceChildren(
    el("span", "", middle == null ? "One side only" : decimal(middle.toFixed(places + 1), places + 1)),
    el("small", "muted", middle == null ? "" : "mid"),
  );
  $("spread").textContent = spread == null ? "" : "spread " + spread.toFixed(places);
}

export function showTape(trades, instrument) {
  redraw("tape", [trades, instrument], () => {
    const places = instrument ? placesOf(instrument.tickSize) : 0;
    const lines = trades.map((trade) => {
      const way = trade.aggressorSide === "BUY" ? "up" : trade.aggressorSide === "SELL" ? "down" : "muted";
      return el(
        "tr",
        "",
        el("td", "mono " + way, decimal(trade.price, places)),
        el("td", "mono", decimal(trade.quantity)),
        el("td", "mono muted", clockMs(trade.tradedAt)),
      );
    });
    $("trades").replaceChildren(...(lines.length ? lines : [emptyRow(3, "No trades yet.")]));
  });
}
