import { $ } from "./dom.js";
import { decimal, minute } from "./format.js";

// A candle chart with volume below it, drawn by hand on a canvas.

const UP = "#2ebd85";
const DOWN = "#f6465d";
const GRID = "#18202b";
const LABEL = "#6f7d92";
const AXIS_WIDTH = 68;
const AXIS_HEIGHT = 22;
const VOLUME_SHARE = 0.18;
const SLOT_MAX = 16;
const FONT = "11px system-ui, sans-serif";

const chart = { bars: [], places: 2, hover: null };

export function showBars(bars, places) {
  chart.bars = bars.map((bar) => ({
    time: bar.time,
    texts: bar,
    open: Number(bar.open),
    high: Number(bar.high),
    low: Number(bar.low),
    close: Number(bar.close),
    volume: Number(bar.volume),
  }));
  chart.places = places;
  $("chartEmpty").hidden = bars.length > 0;
  paint();
}

function fit(canvas) {
  const box = canvas.parentElement.getBoundingClientRect();
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.round(box.width * scale);
  canvas.height = Math.round(box.height * scale);
  const pen = canvas.getContext("2d");
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.font = FONT;
  return { pen, width: box.width, height: box.height };
}

// Prices above, volume below; the newest bar at the right edge.
function layout(width, height) {
  const plotWidth = width - AXIS_WIDTH;
  const plotHeight = height - AXIS_HEIGHT;
  const slot = Math.min(SLOT_MAX, plotWidth / Math.max(chart.bars.length, 20));
  const bars = chart.bars.slice(-Math.floor(plotWidth / slot));
  const low = Math.min(...bars.map((bar) => bar.low));
  const high = Math.max(...bars.map((bar) => bar.high));
  const margin = (high - low || high * 0.001 || 1) * 0.08;
  const bottom = plotHeight * (1 - VOLUME_SHARE);
  const span = high - low + 2 * margin;
  return {
    bars,
    slot,
    plotWidth,
    plotHeight,
    bottom,
    low: low - margin,
    span,
    volumeMax: Math.max(...bars.map((bar) => bar.volume)) || 1,
    x: (index) => plotWidth - (bars.length - index - 0.5) * slot,
    y: (price) => bottom - ((price - low + margin) / span) * (bottom - 8),
  };
}

function paint() {
  const { pen, width, height } = fit($("chart"));
  pen.clearRect(0, 0, width, height);
  if (chart.bars.length === 0) {
    $("readout").textContent = "";
    return;
  }
  const plan = layout(width, height);
  paintGrid(pen, plan);
  plan.bars.forEach((bar, index) => paintBar(pen, plan, bar, index));
  paintLast(pen, plan);
  paintHover(pen, plan);
}

function paintGrid(pen, plan) {
  const step = niceStep(plan.span / 6);
  pen.strokeStyle = GRID;
  pen.fillStyle = LABEL;
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  for (let price = Math.ceil(plan.low / step) * step; price < plan.low + plan.span; price += step) {
    const y = Math.round(plan.y(price)) + 0.5;
    if (y < 8) break;
    line(pen, 0, y, plan.plotWidth, y);
    pen.fillText(decimal(price.toFixed(chart.places), chart.places), plan.plotWidth + 8, y);
  }
  pen.textAlign = "center";
  const every = Math.max(1, Math.ceil(90 / plan.slot));
  plan.bars.forEach((bar, index) => {
    if ((plan.bars.length - 1 - index) % every !== 0) return;
    const x = Math.round(plan.x(index)) + 0.5;
    if (x < 20) return;
    line(pen, x, 0, x, plan.plotHeight);
    pen.fillText(minute(bar.time), x, plan.plotHeight + AXIS_HEIGHT / 2);
  });
}

function paintBar(pen, plan, bar, index) {
  const colour = bar.close >= bar.open ? UP : DOWN;
  const x = plan.x(index);
  const body = Math.max(1, Math.round(plan.slot * 0.64));
  const left = Math.round(x - body / 2);
  pen.fillStyle = colour;
  pen.globalAlpha = 0.28;
  const volume = (bar.volume / plan.volumeMax) * plan.plotHeight * (VOLUME_SHARE - 0.03);
  pen.fillRect(left, plan.plotHeight - volume, body, volume);
  pen.globalAlpha = 1;
  const top = plan.y(Math.max(bar.open, bar.close));
  const base = plan.y(Math.min(bar.open, bar.close));
  pen.fillRect(Math.round(x - 0.5), plan.y(bar.high), 1, plan.y(bar.low) - plan.y(bar.high));
  pen.fillRect(left, top, body, Math.max(1, base - top));
}

function paintLast(pen, plan) {
  const last = plan.bars[plan.bars.length - 1];
  const y = Math.round(plan.y(last.close)) + 0.5;
  const colour = last.close >= last.open ? UP : DOWN;
  pen.strokeStyle = colour;
  pen.setLineDash([3, 3]);
  line(pen, 0, y, plan.plotWidth, y);
  pen.setLineDash([]);
  tag(pen, plan.plotWidth, y, decimal(last.texts.close, chart.places), colour, "#0b0e13");
}

function paintHover(pen, plan) {
  const index = chart.hover == null ? -1 : hovered(plan);
  const bar = plan.bars[index] ?? plan.bars[plan.bars.length - 1];
  const shown = (text) => decimal(text, chart.places);
  const { open, high, low, close, volume } = bar.texts;
  $("readout").textContent =
    `${minute(bar.time)}  O ${shown(open)}  H ${shown(high)}  L ${shown(low)}` +
    `  C ${shown(close)}  V ${decimal(volume)}`;
  if (index < 0 || index >= plan.bars.length) return;
  const x = Math.round(plan.x(index)) + 0.5;
  pen.strokeStyle = "#3a475a";
  line(pen, x, 0, x, plan.plotHeight);
  if (chart.hover.y < plan.bottom) {
    const y = Math.round(chart.hover.y) + 0.5;
    line(pen, 0, y, plan.plotWidth, y);
    const price = plan.low + ((plan.bottom - chart.hover.y) / (plan.bottom - 8)) * plan.span;
    tag(pen, plan.plotWidth, y, decimal(price.toFixed(chart.places), chart.places), "#2a3547", "#d6dde6");
  }
}

function hovered(plan) {
  return Math.floor(plan.bars.length - (plan.plotWidth - chart.hover.x) / plan.slot);
}

function tag(pen, x, y, text, back, ink) {
  pen.fillStyle = back;
  pen.fillRect(x + 2, y - 9, AXIS_WIDTH - 4, 18);
  pen.fillStyle = ink;
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  pen.fillText(text, x + 8, y + 0.5);
}

function line(pen, x1, y1, x2, y2) {
  pen.beginPath();
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
  pen.stroke();
}

function niceStep(raw) {
  const power = 10 ** Math.floor(Math.log10(raw));
  const share = raw / power;
  const nice = share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10;
  return Math.max(nice * power, 10 ** -chart.places);
}

export function startChart() {
  const canvas = $("chart");
  canvas.addEventListener("mousemove", (event) => {
    chart.hover = { x: event.offsetX, y: event.offsetY };
    paint();
  });
  canvas.addEventListener("mouseleave", () => {
    chart.hover = null;
    paint();
  });
  new ResizeObserver(paint).observe(canvas.parentElement);
}
