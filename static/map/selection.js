// The columns of the incidents, and which of them a command asks for. Numbers in, numbers out.
(function () {
  "use strict";

  const { mercator } = window.Dateline;
  const UNDATED = 2147483647; // start of an incident without a date
  const NO_AREA = -1; // area of an incident known by a point

  // First position whose value is at least `wanted`, in a rising column.
  function first(column, wanted, end) {
    let low = 0, high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (column[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function prepare({ arrays, meta }) {
    const n = arrays.lon.length, x = new Float64Array(n), y = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      x[i] = mercator.x(arrays.lon[i]);
      y[i] = mercator.y(arrays.lat[i]);
    }
    const dated = first(arrays.start, UNDATED, n);
    let longest = 0;
    for (let i = 0; i < dated; i++) if (arrays.span[i] > longest) longest = arrays.span[i];
    const areas = meta.areas.map(([lon, lat, km, wide], index) => {
      const parts = [];
      for (let ring = arrays.area_rings[index]; ring < arrays.area_rings[index + 1]; ring++) {
        const from = arrays.ring_starts[ring], to = arrays.ring_starts[ring + 1];
        const points = new Float64Array((to - from) * 2);
        for (let i = from; i < to; i++) {
          points[(i - from) * 2] = mercator.x(arrays.ring_x[i] * meta.quantum);
          points[(i - from) * 2 + 1] = mercator.y(arrays.ring_y[i] * meta.quantum);
        }
        parts.push(points);
      }
      return { x: mercator.x(lon), y: mercator.y(lat), lat, km, wide: Boolean(wide), parts };
    });
    return { ...arrays, x, y, n, dated, longest, areas, types: meta.types, precisions: meta.precisions };
  }

  // Positions of the incidents that a command asks for and that have a place.
  function chosen(data, command) {
    const found = new Uint32Array(data.n);
    let size = 0;
    const take = (i) => { if (data.x[i] === data.x[i]) found[size++] = i; }; // NaN: no place
    if (command.keep) {
      const bits = Uint8Array.from(atob(command.keep), (c) => c.charCodeAt(0));
      for (let i = 0; i < data.n; i++) if (bits[i >> 3] & (128 >> (i & 7))) take(i);
      return found.slice(0, size);
    }
    const low = command.from ?? -Infinity, high = command.to ?? Infinity;
    const end = first(data.start, high + 1, data.dated);
    const types = command.types && new Set(command.types);
    const fits = (i) => !types || types.has(data.type[i]);
    for (let i = first(data.start, low - data.longest, data.dated); i < end; i++)
      if (data.start[i] + data.span[i] >= low && fits(i)) take(i);
    if (command.undated) for (let i = data.dated; i < data.n; i++) if (fits(i)) take(i);
    return found.slice(0, size);
  }

  Object.assign(window.Dateline, { selection: { UNDATED, NO_AREA, prepare, chosen } });
})();
