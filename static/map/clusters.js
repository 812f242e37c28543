// Which incidents stand together on the screen. Pure: numbers in, numbers out.
(function () {
  "use strict";

  const EXACT = 1500; // up to so many points each is compared with its neighbours; above, a grid counts them
  const NEAR = 20; // pixels between two symbols that may stand apart
  const CELL = 64; // pixels; width of a cell of the counting grid
  const MERGE = 48; // pixels between two cells' middles that may stand apart

  // Groups of positions in `xs` and `ys`, each gathered round its first member.
  function byDistance(xs, ys, n) {
    const cells = new Map(), key = (x, y) => Math.floor(x / NEAR) * 65536 + Math.floor(y / NEAR);
    for (let i = 0; i < n; i++) {
      const k = key(xs[i], ys[i]);
      if (cells.has(k)) cells.get(k).push(i);
      else cells.set(k, [i]);
    }
    const taken = new Uint8Array(n), groups = [];
    for (let i = 0; i < n; i++) {
      if (taken[i]) continue;
      const members = [];
      let x = 0, y = 0;
      for (let dx = -1; dx <= 1; dx++)
        for (let dy = -1; dy <= 1; dy++)
          for (const j of cells.get(key(xs[i] + dx * NEAR, ys[i] + dy * NEAR)) || [])
            if (!taken[j] && (xs[j] - xs[i]) ** 2 + (ys[j] - ys[i]) ** 2 <= NEAR * NEAR) {
              taken[j] = 1;
              members.push(j);
              x += xs[j];
              y += ys[j];
            }
      groups.push({ x: x / members.length, y: y / members.length, members });
    }
    return groups;
  }

  // A grid fixed to the world, so that clusters stay where they are while the map is moved.
  function grid(view) {
    const column = Math.floor(view.left / CELL), row = Math.floor(view.top / CELL);
    const columns = Math.floor((view.left + view.width) / CELL) - column + 1;
    const rows = Math.floor((view.top + view.height) / CELL) - row + 1;
    const x0 = view.left - column * CELL, y0 = view.top - row * CELL;
    const cellOf = (x, y) => (((y + y0) / CELL) | 0) * columns + (((x + x0) / CELL) | 0);
    return { columns, rows, x0, y0, cellOf };
  }

  // The same for very many points: counts by cell and type, and neighbouring cells put together.
  function byGrid(xs, ys, types, n, typeCount, view) {
    const { columns, rows, x0, y0 } = grid(view), cells = columns * rows;
    const count = new Uint32Array(cells), sumX = new Float64Array(cells), sumY = new Float64Array(cells);
    const byType = new Uint32Array(cells * typeCount);
    for (let i = 0; i < n; i++) {
      const cell = (((ys[i] + y0) / CELL) | 0) * columns + (((xs[i] + x0) / CELL) | 0); // as cellOf, without its calls
      count[cell]++;
      sumX[cell] += xs[i];
      sumY[cell] += ys[i];
      byType[cell * typeCount + types[i]]++;
    }
    const full = [];
    for (let cell = 0; cell < cells; cell++) if (count[cell]) full.push(cell);
    full.sort((a, b) => count[b] - count[a]);
    const group = new Int32Array(cells).fill(-1), groups = [];
    for (const cell of full) {
      const x = sumX[cell] / count[cell], y = sumY[cell] / count[cell];
      let home = -1;
      for (let dy = -1; dy <= 1 && home < 0; dy++)
        for (let dx = -1; dx <= 1 && home < 0; dx++) {
          const c = (cell % columns) + dx, r = Math.floor(cell / columns) + dy;
          const g = c < 0 || r < 0 || c >= columns || r >= rows ? -1 : group[r * columns + c];
          if (g >= 0 && (groups[g].x - x) ** 2 + (groups[g].y - y) ** 2 < MERGE * MERGE) home = g;
        }
      if (home < 0) {
        home = groups.length;
        groups.push({ x, y, total: 0, types: new Uint32Array(typeCount), cells: [] });
      }
      const g = groups[home];
      g.x = (g.x * g.total + sumX[cell]) / (g.total + count[cell]);
      g.y = (g.y * g.total + sumY[cell]) / (g.total + count[cell]);
      g.total += count[cell];
      g.cells.push(cell);
      for (let t = 0; t < typeCount; t++) g.types[t] += byType[cell * typeCount + t];
      group[cell] = home;
    }
    return groups;
  }

  Object.assign(window.Dateline, { clusters: { EXACT, byDistance, byGrid, grid } });
})();
