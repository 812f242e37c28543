// Two other ways to draw many points: hexagons with their number, and a heat map. Pixels in, paint out.
(function () {
  "use strict";

  const { symbols, words: { say, number } } = window.Dateline;
  const WAYS = ["hexagons", "heat"];
  const SIDE = 24; // pixels from a hexagon's middle to its corners
  const CELL = 4, SPREAD = 3, PASSES = 5; // heat: pixels of a cell, cells that a point spreads over in each pass
  // From few to many: colour and opacity; readable on both base maps, and told apart without seeing red from green.
  const HEAT = [[0, [254, 204, 92, 0]], [0.07, [254, 204, 92, 8]], [0.2, [254, 204, 92, 70]], [0.45, [253, 141, 60, 135]], [0.75, [214, 40, 57, 165]], [1, [122, 4, 80, 190]]];
  const HEX = { light: [11, 92, 140], dark: [110, 190, 235] };

  // Middle of the hexagon that a point of the world lies in: axial coordinates, rounded as a cube.
  function cellOf(x, y) {
    const q = ((Math.sqrt(3) / 3) * x - y / 3) / SIDE, r = ((2 / 3) * y) / SIDE;
    let a = Math.round(q), b = Math.round(r);
    const c = Math.round(-q - r), da = Math.abs(a - q), db = Math.abs(b - r), dc = Math.abs(c + q + r);
    if (da > db && da > dc) a = -b - c;
    else if (db > dc) b = -a - c;
    return [a, b];
  }

  const opacity = (share) => 0.15 + 0.7 * share; // of a hexagon

  // Colours from few to many, for the legend.
  function scale(way, theme) {
    const steps = Array.from({ length: 9 }, (_, i) => i / 8);
    if (way === "hexagons") return steps.map((share) => `rgba(${HEX[theme].join(",")},${opacity(share)})`);
    return steps.map((share) => { const [r, g, b, a] = colour(share); return `rgba(${r},${g},${b},${a / 255})`; });
  }

  // What these colours stand for, in words: of all, of the first and of the last; `most` is the largest number drawn.
  function meaning(way, most) {
    return way === "hexagons"
      ? { title: say("Incidents in a hexagon"), ends: [number(1), number(most)] }
      : { title: say("Incidents"), ends: [say("few"), say("many")] };
  }

  // Draws hexagons fixed to the world; gives what stands where: middle, number, and how to find its members.
  function hexagons(context, view, xs, ys, at, n, theme) {
    const cells = new Map();
    for (let j = 0; j < n; j++) {
      const [a, b] = cellOf(xs[j] + view.left, ys[j] + view.top), key = a * 16777216 + b;
      const cell = cells.get(key);
      if (cell) cell.list.push(j);
      else cells.set(key, { a, b, list: [j] });
    }
    let most = 1;
    for (const { list } of cells.values()) most = Math.max(most, list.length);
    const items = [], rgb = HEX[theme].join(","), look = symbols.THEMES[theme];
    context.save();
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.font = "600 11px system-ui, sans-serif";
    for (const { a, b, list } of cells.values()) {
      const x = SIDE * Math.sqrt(3) * (a + b / 2) - view.left, y = SIDE * 1.5 * b - view.top;
      const share = Math.log(1 + list.length) / Math.log(1 + most), strong = share > 0.62;
      context.beginPath();
      for (let corner = 0; corner < 6; corner++) {
        const angle = (Math.PI / 3) * corner + Math.PI / 6;
        context.lineTo(x + (SIDE - 1) * Math.cos(angle), y + (SIDE - 1) * Math.sin(angle));
      }
      context.closePath();
      context.fillStyle = `rgba(${rgb},${opacity(share)})`;
      context.fill();
      context.strokeStyle = `rgba(${rgb},.9)`;
      context.lineWidth = 1;
      context.stroke();
      context.fillStyle = strong ? look.paper : look.ink;
      context.fillText(symbols.short(list.length), x, y + 0.5);
      const holds = (px, py) => cellOf(px + view.left, py + view.top).join() === `${a},${b}`;
      items.push({ x, y, r: SIDE * 0.85, total: list.length, holds, find: () => list.map((j) => at[j]) });
    }
    context.restore();
    return items;
  }

  // Passes of a running mean come close to a bell curve; with three of them a lone point looks square.
  function blur(grid, columns, rows) {
    const line = new Float32Array(Math.max(columns, rows));
    const pass = (from, step, length) => {
      let sum = 0;
      for (let i = 0; i < Math.min(SPREAD, length); i++) sum += grid[from + i * step];
      for (let i = 0; i < length; i++) {
        if (i + SPREAD < length) sum += grid[from + (i + SPREAD) * step];
        if (i - SPREAD - 1 >= 0) sum -= grid[from + (i - SPREAD - 1) * step];
        line[i] = sum / (2 * SPREAD + 1);
      }
      for (let i = 0; i < length; i++) grid[from + i * step] = line[i];
    };
    for (let turn = 0; turn < PASSES; turn++) {
      for (let row = 0; row < rows; row++) pass(row * columns, 1, columns);
      for (let column = 0; column < columns; column++) pass(column, columns, rows);
    }
  }

  function colour(share) {
    const upper = Math.max(HEAT.findIndex(([from]) => share <= from), 1);
    const [low, one] = HEAT[upper - 1], [high, other] = HEAT[upper], part = (share - low) / (high - low);
    return one.map((value, k) => value + (other[k] - value) * part);
  }

  function heat(context, view, xs, ys, n) {
    const columns = Math.ceil(view.width / CELL), rows = Math.ceil(view.height / CELL);
    const grid = new Float32Array(columns * rows);
    for (let j = 0; j < n; j++) grid[Math.floor(ys[j] / CELL) * columns + Math.floor(xs[j] / CELL)]++;
    blur(grid, columns, rows);
    let most = 0;
    for (const value of grid) most = Math.max(most, value);
    if (!most) return;
    const picture = new ImageData(columns, rows);
    for (let i = 0; i < grid.length; i++)
      if (grid[i] > most * 0.0005) picture.data.set(colour(Math.sqrt(grid[i] / most)), i * 4);
    const small = document.createElement("canvas");
    [small.width, small.height] = [columns, rows];
    small.getContext("2d").putImageData(picture, 0, 0);
    context.imageSmoothingEnabled = true;
    context.drawImage(small, 0, 0, columns * CELL, rows * CELL);
  }

  Object.assign(window.Dateline, { surfaces: { WAYS, hexagons, heat, scale, meaning } });
})();
