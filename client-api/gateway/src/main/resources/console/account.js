import { $, el, emptyRow, redraw } from "./dom.js";
import { clock, decimal, money, placesOf, signed, tone } from "./format.js";

// The chosen portfolio: its positions and its risk.

export function startAccount(choose) {
  $("portfolio").addEventListener("change", (event) => choose(event.target.value));
}

export function showPortfolios(portfolios, chosen) {
  redraw("portfolios", [portfolios, chosen], () => {
    const options = portfolios.map((portfolio) => {
      const option = el("option", "", portfolio.name + (portfolio.blocked ? " (blocked)" : ""));
      option.value = portfolio.name;
      return option;
    });
    const none = el("option", "", "No portfolio yet");
    none.value = "";
    $("portfolio").replaceChildren(...(options.length ? options : [none]));
    $("portfolio").value = chosen ?? "";
  });
}

export function showPositions(positions, instruments) {
  redraw("positions", [positions, instruments], () => {
    const terms = new Map(instruments.map((instrument) => [instrument.symbol, instrument]));
    const held = positions.map((position) => positionLine(position, terms.get(position.symbol)));
    $("positions").replaceChildren(...(held.length ? held : [emptyRow(6, "No positions.")]));
    const profit = positions.reduce((sum, position) => sum + Number(position.profit ?? 0), 0);
    $("holdingsTotal").textContent = held.length ? "profit " + signed(profit) : "";
    $("holdingsTotal").className = "readout mono " + tone(profit);
  });
}

function positionLine(position, instrument) {
  const places = instrument ? placesOf(instrument.tickSize) : 0;
  return el(
    "tr",
    "",
    el("td", "", position.symbol),
    el("td", "mono " + tone(position.quantity), decimal(position.quantity)),
    el("td", "mono", decimal(position.lastPrice, places)),
    el("td", "mono", money(position.marketValue)),
    el("td", "mono", money(position.netCash)),
    el("td", "mono " + tone(position.profit), signed(position.profit)),
  );
}

export function showRisk(report) {
  redraw("risk", report, () => {
    $("riskAge").textContent = "computed " + clock(report.computedAt);
    $("risk").replaceChildren(
      card("VaR 99 %", report.valueAtRisk99, "loss"),
      card("ES 97.5 %", report.expectedShortfall975, "loss"),
      card("Market value", report.marketValue, ""),
      el(
        "p",
        "muted wide",
        `${report.positions} positions, ${report.scenarios} scenarios, ` +
          `${report.firstDate} to ${report.lastDate}`,
      ),
    );
  });
}

function card(label, value, className) {
  return el("div", "card " + className, el("small", "", label), el("b", "mono", money(value)));
}

export function showNoRisk(detail) {
  redraw("risk", detail, () => {
    $("riskAge").textContent = "";
    $("risk").replaceChildren(el("p", "empty wide", detail));
  });
}
