// The columns of the incidents, and which of them a command asks for. Numbers in, numbers out.
(function () {
  "use strict";

  const { mercator } = window.Dateline;
  const UNDATED = 2147483647; // start of an incident without a date
  const NO_AREA = -1; // area of an incident known by a point
  const NONE = -1; // no incident is chosen

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
    return { ...arrays, x, y, n, dated, longest, areas, types: meta.types, precisions: meta.precisions,
      scratch: new Uint32Array(n) };
  }

  const KILLED_UNKNOWN = 65535; // as geo/layers/payload.py has it
  const LISTED = { types: "type", statuses: "status", claims: "claim" }; // of a command -> column

  // For each incident 1 where it fits all that a command asks for apart from days; `bits` are a bit for each.
  function fitting(data, command, bits) {
    const mask = new Uint8Array(data.n).fill(1), least = command.killed ?? null;
    for (const [name, column] of Object.entries(LISTED)) {
      if (!command[name]) continue;
      const wanted = new Uint8Array(256), values = data[column];
      for (const value of command[name]) wanted[value] = 1;
      for (let i = 0; i < data.n; i++) mask[i] &= wanted[values[i]];
    }
    if (least !== null) for (let i = 0; i < data.n; i++) mask[i] &= data.killed[i] >= least && data.killed[i] !== KILLED_UNKNOWN;
    if (bits) for (let i = 0; i < data.n; i++) if (!(bits[i >> 3] & (128 >> (i & 7)))) mask[i] = 0;
    return mask;
  }

  const inline = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

  // Of these the ones that some day of `days` touches: positions of those with a place, and numbers of all. The positions
  // stand in a list that the next call writes over.
  function within(data, mask, days) {
    const { scratch: found, x, type, start, span } = data, counts = new Uint32Array(data.types.length);
    let size = 0, total = 0;
    const take = (i) => {
      total++;
      if (x[i] !== x[i]) return; // NaN: no place
      counts[type[i]]++;
      found[size++] = i;
    };
    const low = days.from ?? -Infinity, high = days.to ?? Infinity;
    const end = first(data.start, high + 1, data.dated);
    for (let i = first(data.start, low - data.longest, data.dated); i < end; i++)
      if (mask[i] && start[i] + span[i] >= low) take(i);
    const dated = total;
    if (days.undated) for (let i = data.dated; i < data.n; i++) if (mask[i]) take(i);
    return { active: found.subarray(0, size), byType: Array.from(counts), total, dated };
  }

  // How many incidents of each type touch each bar (bar by bar, type by type); one of several days counts in all of them, what lies
  // outside the bars in none.
  function histogram(data, mask, starts) {
    const bars = starts.length - 1, types = data.types.length;
    const counts = new Int32Array((bars + 1) * types), last = first(data.start, starts[bars], data.dated);
    let bar = 0;
    for (let i = first(data.start, starts[0] - data.longest, data.dated); i < last; i++) {
      if (!mask[i] || data.start[i] + data.span[i] < starts[0]) continue;
      while (bar < bars - 1 && starts[bar + 1] <= data.start[i]) bar++;
      counts[bar * types + data.type[i]]++;
      let end = bar;
      if (data.span[i]) end = Math.min(first(starts, data.start[i] + data.span[i] + 1, bars), bars) - 1;
      counts[(end + 1) * types + data.type[i]]--;
    }
    for (let k = types; k < counts.length; k++) counts[k] += counts[k - types];
    return counts.subarray(0, bars * types);
  }

  // First and last day of all incidents, or null where none has a date.
  function span(data) {
    if (!data.dated) return null;
    let last = data.start[0];
    for (let i = 0; i < data.dated; i++) last = Math.max(last, data.start[i] + data.span[i]);
    return { first: data.start[0], last };
  }

  // Where the first `size` of a rising list of positions hold one, or -1.
  function find(list, wanted, size = list.length) {
    let low = 0, high = size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (list[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return low < size && list[low] === wanted ? low : -1;
  }

  Object.assign(window.Dateline, { selection: { UNDATED, NO_AREA, NONE, find, prepare, fitting, inline, within, histogram, span } });
})();
