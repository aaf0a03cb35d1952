// Building and redrawing of elements. Text goes in as text and never as markup.

export const $ = (id) => document.getElementById(id);

export function el(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children.filter((child) => child != null));
  return node;
}

const drawn = new Map();

// Runs draw only when what it draws differs from the last time.
export function redraw(name, content, draw) {
  const text = JSON.stringify(content);
  if (drawn.get(name) === text) return;
  drawn.set(name, text);
  draw();
}

export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function emptyRow(columns, text) {
  const cell = el("td", "empty", text);
  cell.colSpan = columns;
  return el("tr", "none", cell);
}
