// Lines and areas as they were drawn, each the shape of an incident (geo/layers/shapes.py). Numbers in, paint out.
(function () {
  "use strict";

  const { mercator, symbols } = window.Dateline;
  const LINE = 0, RING = 1; // what is neither is a single point
  const WEIGHT = 3.5, EDGE = 1.5, DOT = 3.5; // pixels: width of a line, of an area's edge, radius of a point
  const REACH = 12; // pixels: how wide a line is to the pointer
  const STEP = 1; // pixels: corners closer to the one before are not drawn

  function part(arrays, quantum, number) {
    const from = arrays.part_starts[number], to = arrays.part_starts[number + 1], points = new Float64Array((to - from) * 2);
    for (let i = from; i < to; i++) {
      points[(i - from) * 2] = mercator.x(arrays.x[i] * quantum);
      points[(i - from) * 2 + 1] = mercator.y(arrays.y[i] * quantum);
    }
    return { kind: arrays.part_kind[number], points };
  }

  // West, north, east, south on the unit square.
  function boxOf(parts) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const { points } of parts)
      for (let i = 0; i < points.length; i += 2) {
        box[0] = Math.min(box[0], points[i]);
        box[1] = Math.min(box[1], points[i + 1]);
        box[2] = Math.max(box[2], points[i]);
        box[3] = Math.max(box[3], points[i + 1]);
      }
    return box;
  }

  // The shapes of a file, in the order to draw them: areas before lines, the largest first.
  function prepare({ arrays, meta }) {
    const shapes = Array.from(arrays.at, (at, index) => {
      const parts = [];
      for (let i = arrays.shape_starts[index]; i < arrays.shape_starts[index + 1]; i++) parts.push(part(arrays, meta.quantum, i));
      const box = boxOf(parts);
      return { at, parts, box, size: (box[2] - box[0]) * (box[3] - box[1]), area: parts.some(({ kind }) => kind === RING) };
    });
    return shapes.sort((a, b) => b.area - a.area || b.size - a.size);
  }

  // Adds a part to `path`; corners that would fall on the pixel of the one before are left out.
  function trace(path, { kind, points }, view, shift) {
    const last = points.length - 2;
    let x = points[0] * view.world + shift, y = points[1] * view.world - view.top;
    if (kind !== LINE && kind !== RING) {
      path.moveTo(x + DOT, y);
      path.arc(x, y, DOT, 0, 2 * Math.PI);
      return;
    }
    path.moveTo(x, y);
    for (let i = 2; i <= last; i += 2) {
      const px = points[i] * view.world + shift, py = points[i + 1] * view.world - view.top;
      if (i < last && Math.abs(px - x) + Math.abs(py - y) < STEP) continue;
      path.lineTo(px, py);
      [x, y] = [px, py];
    }
    if (kind === RING) path.closePath();
  }

  // A shape's lines, areas and points as paths in the view's pixels, in each copy of the world that shows it.
  function paths({ parts, box }, view) {
    const found = { lines: new Path2D(), areas: new Path2D(), dots: new Path2D(), any: false };
    const { world, left, top, width, height } = view;
    if (box[3] * world - top < -REACH || box[1] * world - top > height + REACH) return found;
    const first = Math.ceil((left - REACH) / world - box[2]), end = Math.floor((left + width + REACH) / world - box[0]);
    for (let copy = first; copy <= end; copy++) {
      found.any = true;
      for (const one of parts)
        trace(one.kind === RING ? found.areas : one.kind === LINE ? found.lines : found.dots, one, view, copy * world - left);
    }
    return found;
  }

  // Draws a shape; gives its paths, or null where none of it is in the view. `quick` leaves out what takes half the time and
  // is not missed while the days move.
  function draw(context, view, shape, { colour, theme, chosen, quick }) {
    const found = paths(shape, view), wider = chosen ? 2 : 0;
    if (!found.any) return null;
    context.save();
    context.lineJoin = quick ? "bevel" : "round";
    context.lineCap = "round";
    context.fillStyle = context.strokeStyle = colour;
    context.globalAlpha = 0.16;
    context.fill(found.areas, "evenodd");
    context.globalAlpha = 0.9;
    context.lineWidth = EDGE + wider;
    context.stroke(found.areas);
    context.fill(found.dots);
    if (!quick) {
      context.strokeStyle = symbols.THEMES[theme].paper; // an edge that tells the line from borders and roads
      context.globalAlpha = 0.65;
      context.lineWidth = WEIGHT + 2 + wider;
      context.stroke(found.lines);
    }
    context.strokeStyle = colour;
    context.globalAlpha = 0.9;
    context.lineWidth = WEIGHT + wider;
    context.stroke(found.lines);
    context.restore();
    return found;
  }

  // Whether a shape that was drawn lies under a point of the view.
  function hit(context, { lines, areas, dots }, x, y) {
    context.lineWidth = REACH;
    return context.isPointInStroke(lines, x, y) || context.isPointInStroke(dots, x, y)
      || context.isPointInPath(areas, x, y, "evenodd");
  }

  Object.assign(window.Dateline, { shapes: { prepare, draw, hit } });
})();
