// The rows of a page of the table: a real table, so that screen readers, keyboards and phones know what to do with it.
// Texts come as data and are set as text; what is asked for goes back as a name, an id or a step, which the server checks.

const KEPT = new WeakMap(); // box -> what is drawn in it
const LATEST = new WeakMap(); // box -> what came last

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function symbol(look) {
  const made = element("span", { className: `dl-symbol dl-symbol-${look ? look.shape : "ring"}` });
  made.setAttribute("aria-hidden", "true");
  if (look) {
    made.style.setProperty("--light", look.light);
    made.style.setProperty("--dark", look.dark);
  }
  return made;
}

// A head stays while its column does: it may have the focus.
function drawHead(row, { columns, hint }) {
  if ([...row.cells].map((cell) => cell.dataset.name).join() !== columns.map(({ name }) => name).join()) {
    row.replaceChildren(...columns.map(({ name }) => {
      const cell = element("th", { scope: "col" }, element("button", { type: "button" }));
      cell.dataset.name = name;
      return cell;
    }));
  }
  columns.forEach(({ label, sorted, look }, at) => {
    const cell = row.cells[at];
    cell.setAttribute("aria-sort", sorted);
    cell.className = look;
    Object.assign(cell.firstChild, { textContent: label, title: hint });
  });
  row.setAttribute("aria-rowindex", "1");
}

function drawRow({ id, cells, look }, at, { columns, looks, first }) {
  const row = element("tr", { tabIndex: -1 });
  row.dataset.id = id;
  row.setAttribute("aria-rowindex", String(first + at + 1));
  row.append(...columns.map(({ look: kind, symbols }, column) => {
    const cell = element("td", { className: kind });
    cell.append(element("div", { textContent: cells[column] }));
    if (symbols) cell.firstChild.prepend(symbol(looks[look]));
    return cell;
  }));
  return row;
}

// Marks the row of the open incident; the Tab key reaches one row, arrows the others.
function mark(box, body, chosen, moved) {
  const rows = [...body.rows], open = rows.find((row) => row.dataset.id === chosen);
  for (const row of rows) row.setAttribute("aria-selected", String(row === open));
  const reached = rows.find((row) => row === document.activeElement) || open || rows[0];
  for (const row of rows) row.tabIndex = row === reached ? 0 : -1;
  if (!open || !moved) return;
  const head = box.querySelector("thead").offsetHeight, top = open.offsetTop - head; // the page itself stays where it is
  if (top < box.scrollTop || open.offsetTop + open.offsetHeight > box.scrollTop + box.clientHeight) box.scrollTop = top - head;
}

function drawBody(box, body, data, before) {
  const held = body.contains(document.activeElement) ? document.activeElement.dataset.id : null;
  body.replaceChildren(...data.rows.map((row, at) => drawRow(row, at, data)));
  if (before && (before.first !== data.first || before.order !== data.order)) box.scrollTop = 0;
  if (held === null) return;
  const row = [...body.rows].find(({ dataset }) => dataset.id === held) || body.rows[0];
  if (row) row.focus({ preventScroll: true });
}

const STEPS = {
  ArrowDown: (at) => at + 1, ArrowUp: (at) => at - 1, Home: () => 0, End: (_, rows) => rows.length - 1,
};

function onKey(event, box, ask) {
  const row = event.target.closest("tbody tr");
  if (!row || event.target !== row || event.ctrlKey || event.altKey || event.metaKey) return;
  const rows = [...row.parentNode.rows], turn = { PageDown: 1, PageUp: -1 }[event.key];
  if (turn) ask({ turn });
  else if (event.key === "Enter" || event.key === " ") ask({ row: row.dataset.id });
  else if (STEPS[event.key]) {
    const next = rows[STEPS[event.key](rows.indexOf(row), rows)];
    if (next) {
      for (const one of rows) one.tabIndex = one === next ? 0 : -1;
      next.focus();
    }
  } else return;
  event.preventDefault();
}

// As geo/ui/table_grid.py packs it.
const unpacked = (bytes) => new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".dl-grid"), ask = (wish) => setTriggerValue("asked", wish);
  LATEST.set(box, data);
  unpacked(data).then((told) => {
    if (LATEST.get(box) === data) draw(parentElement, box, told); // an older one may take longer
  });
  box.onkeydown = (event) => onKey(event, box, ask);
  box.onclick = ({ target }) => {
    const head = target.closest("th"), row = target.closest("tbody tr");
    if (head && target.closest("button")) ask({ sort: head.dataset.name });
    else if (row && !String(getSelection())) ask({ row: row.dataset.id }); // not while text is being marked
  };
}

function draw(parentElement, box, data) {
  const table = box.querySelector("table"), [body] = table.tBodies, before = KEPT.get(box);
  box.style.maxHeight = `${data.height}px`;
  table.setAttribute("aria-label", data.label);
  table.setAttribute("aria-rowcount", String(data.total + 1));
  parentElement.querySelector(".dl-unseen").textContent = data.help;
  drawHead(table.tHead.rows[0], data);
  const drawn = JSON.stringify([data.columns, data.rows, data.first]);
  const now = { drawn, first: data.first, order: data.order, chosen: data.chosen };
  if (!before || before.drawn !== drawn) drawBody(box, body, data, before);
  mark(box, body, data.chosen, !before || before.chosen !== data.chosen || before.drawn !== drawn);
  KEPT.set(box, now);
}
