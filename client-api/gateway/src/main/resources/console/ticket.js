import { $, el } from "./dom.js";
import { decimal, placesOf } from "./format.js";
import { paintTerms, termsOf } from "./terms.js";

// The order ticket. An order whose outcome is not known keeps its id until it is: sending it again
// is then the same order and cannot become a second one.

const ticket = { instrument: null, unsettled: null, collects: false };

export function startTicket(afterwards) {
  const form = $("ticket");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form).then(afterwards);
  });
  form.elements.type.addEventListener("change", () => presetTime(form));
  form.addEventListener("change", () => paintButton(form));
  form.addEventListener("input", () => paintTerms(form));
  paintTerms(form);
}

// A market order trades at once, or waits where orders are collected.
function presetTime(form) {
  const market = form.elements.type.value === "MARKET";
  form.elements.timeInForce.value = market ? (ticket.collects ? "DAY" : "IOC") : "GTC";
}

export function showInstrument(instrument, quote, market) {
  const form = $("ticket");
  if (ticket.instrument?.symbol !== instrument?.symbol) {
    form.elements.price.value = quote?.lastPrice ?? "";
    form.elements.quantity.value = instrument ? instrument.lotSize : "";
  } else if (!form.elements.price.value && !ticket.touched && quote?.lastPrice) {
    form.elements.price.value = quote.lastPrice;
  }
  ticket.instrument = instrument;
  ticket.collects = /AUCTION|PRE_OPEN/.test(market?.phase ?? "");
  paintButton(form);
}

export function takePrice(price) {
  ticket.touched = true;
  $("ticket").elements.price.value = price;
}

function paintButton(form) {
  const side = form.elements.side.value;
  const button = $("send");
  button.className = "wide " + (side === "BUY" ? "buy" : "sell");
  button.textContent = ticket.unsettled
    ? "Send again"
    : `${side === "BUY" ? "Buy" : "Sell"} ${ticket.instrument?.symbol ?? ""}`;
  button.disabled = !ticket.instrument || !$("portfolio").value;
  paintTerms(form);
}

function orderOf(form) {
  const fields = form.elements;
  return {
    symbol: ticket.instrument.symbol,
    portfolio: $("portfolio").value,
    side: fields.side.value,
    type: fields.type.value,
    timeInForce: fields.timeInForce.value,
    quantity: fields.quantity.value.trim(),
    ...termsOf(form),
  };
}

function idOf(order) {
  const content = JSON.stringify(order);
  if (ticket.unsettled?.content === content) return ticket.unsettled.id;
  const random = crypto.getRandomValues(new Uint32Array(1))[0].toString(36);
  return `w${Date.now().toString(36)}-${random}`.slice(0, 20);
}

async function send(form) {
  const order = orderOf(form);
  const content = JSON.stringify(order);
  const id = idOf(order);
  $("send").disabled = true;
  try {
    const response = await fetch("/api/v1/orders", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...order, clientOrderId: id }),
    });
    const body = await response.json();
    const unknown = body.outcome === "unknown";
    ticket.unsettled = unknown ? { id, content } : null;
    if (response.ok) showAnswer(body);
    else showProblem(body, unknown);
  } catch (error) {
    ticket.unsettled = { id, content };
    showProblem({ code: "NO_ANSWER", detail: "The gateway did not answer." }, true);
  }
  paintButton(form);
}

function showAnswer(answer) {
  const places = ticket.instrument ? placesOf(ticket.instrument.tickSize) : 0;
  const fills = answer.fills.map((fill) =>
    el("li", "mono", `${decimal(fill.quantity)} @ ${decimal(fill.price, places)}`),
  );
  show(
    "good",
    el("b", "", answer.status.replaceAll("_", " ").toLowerCase()),
    el("span", "muted", `order ${answer.orderId}${answer.duplicate ? ", sent before" : ""}`),
    el("p", "", `filled ${decimal(answer.filledQuantity)}, open ${decimal(answer.leavesQuantity)}`),
    fills.length ? el("ul", "", ...fills) : null,
  );
}

function showProblem(problem, unknown) {
  show(
    unknown ? "unsure" : "bad",
    el("b", "", unknown ? "outcome unknown" : "refused"),
    el("span", "muted", problem.code ?? ""),
    el("p", "", problem.detail ?? ""),
    unknown ? el("p", "muted", "Send again: it is the same order and cannot be taken twice.") : null,
  );
}

function show(tone, ...parts) {
  $("answer").hidden = false;
  $("answer").className = "answer " + tone;
  $("answer").replaceChildren(...parts.filter((part) => part != null));
}
