import { $, setText } from "./dom.js";

// What an order may say beyond side, type, price and quantity. A field that does not go with the
// others is out of reach and is not sent.

const EXTRAS = ["displayQuantity", "minimumQuantity", "postOnly", "selfTrade"];
const PLAIN = { postOnly: "OFF", selfTrade: "ALLOW" };

export function paintTerms(form) {
  const fields = form.elements;
  const type = fields.type.value;
  const time = fields.timeInForce.value;
  const limit = type === "LIMIT" || type === "STOP_LIMIT";
  const rests = time !== "IOC" && time !== "FOK";
  const posts = fields.postOnly.value !== "OFF" && type === "LIMIT" && rests;
  const fits = {
    stopPrice: type.startsWith("STOP"),
    price: limit,
    expiresAt: time === "GTD",
    displayQuantity: limit && rests,
    postOnly: type === "LIMIT" && rests,
    minimumQuantity: (type === "LIMIT" || type === "MARKET") && !posts,
  };
  for (const [name, fit] of Object.entries(fits)) {
    fields[name].disabled = !fit;
    const label = form.querySelector(`[data-for="${name}"]`);
    if (label) label.hidden = !fit;
  }
  const count = Object.keys(extrasOf(form)).length;
  setText($("termCount"), count ? `${count} set` : "");
}

export function termsOf(form) {
  const terms = extrasOf(form);
  const { price, stopPrice, expiresAt } = form.elements;
  if (!price.disabled) terms.price = price.value.trim();
  if (!stopPrice.disabled) terms.stopPrice = stopPrice.value.trim();
  if (!expiresAt.disabled && expiresAt.value) terms.expiresAt = utc(expiresAt.value);
  return terms;
}

function extrasOf(form) {
  const extras = {};
  for (const name of EXTRAS) {
    const field = form.elements[name];
    const value = field.value.trim();
    if (!field.disabled && value && value !== PLAIN[name]) extras[name] = value;
  }
  if (form.elements.reduceOnly.checked) extras.reduceOnly = true;
  return extras;
}

// The field leaves out seconds that are zero.
function utc(local) {
  return local.length === 16 ? local + ":00Z" : local + "Z";
}
