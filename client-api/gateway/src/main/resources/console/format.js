// Decimals come as texts and are shown digit by digit, never rounded through a double.

const NONE = "–";

// Groups thousands, and fills up with zeros to so many places.
export function decimal(text, places = 0) {
  if (text == null) return NONE;
  const [whole, fraction = ""] = text.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const digits = fraction.padEnd(places, "0");
  return (text.startsWith("-") ? "−" : "") + grouped + (digits ? "." + digits : "");
}

export function placesOf(step) {
  return step.includes(".") ? step.split(".")[1].length : 0;
}

// Money is rounded to cents: it is read, not reckoned with.
export function money(value) {
  if (value == null) return NONE;
  const text = Math.abs(Number(value)).toLocaleString("en-US", {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return (Number(value) < 0 && text !== "0.00" ? "−" : "") + text;
}

export function signed(value) {
  return Number(value) > 0 ? "+" + money(value) : money(value);
}

export function tone(value) {
  const number = Number(value ?? 0);
  return number > 0 ? "up" : number < 0 ? "down" : "";
}

// Times are UTC texts already; the clock time is in them.
export const clock = (iso) => (iso ? iso.slice(11, 19) : "");
export const clockMs = (iso) => (iso ? iso.slice(11, 23).padEnd(12, iso.length < 21 ? " " : "0") : "");
export const minute = (iso) => iso.slice(11, 16);
