import { $, el } from "./dom.js";
import { decimal, placesOf } from "./format.js";

// The order ticket. An order whose outcome is not known keeps its id until it is: sending it again
// is then the same order and cannot become a second one.

const ticket = { instrument: null, unsettled: null };

export function startTicket(afterwards) {
  const form = $("ticket");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form).then(afterwards);
  });
  form.addEventListener("change", () => paintButton(form));
  form.elements.type.addEventListener("change", () => {
    const market = form.elements.type.value === "MARKET";
    form.elements.price.disabled = market;
    form.elements.timeInForce.value = market ? "IOC" : "GTC";
  });
}

export function showInstrument(instrument, quote) {
  const form = $("ticket");
  if (ticket.instrument?.symbol !== instrument?.symbol) {
    form.elements.price.value = quote?.lastPrice ?? "";
    form.elements.quantity.value = instrument ? instrument.lotSize : "";
  } else if (!form.elements.price.value && !ticket.touched && quote?.lastPrice) {
    form.elements.price.value = quote.lastPrice;
  }
  ticket.instrument = instrument;
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
}

function orderOf(form) {
  const fields = form.elements;
  const order = {
    symbol: ticket.instrument.symbol,
    portfolio: $("portfolio").value,
    side: fields.side.value,
    type: fields.type.value,
    timeInForce: fields.timeInForce.value,
    quantity: fields.quantity.value.trim(),
  };
  if (order.type === "LIMIT") order.price = fields.price.value.trim();
  return order;
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
