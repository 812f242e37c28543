// The map as a picture (PNG) with its days, its legend and its credits, made of our own canvases.
(function () {
  "use strict";

  const { symbols, surfaces, calendar, drawing: { WRONG: RED }, words: { say, counted, number } } = window.Dateline;
  const ROW = 22, MARGIN = 14;

  // Canvases and tiles of the map, the lowest first.
  function parts(container) {
    const order = (node) => Number(getComputedStyle(node.closest(".leaflet-pane:not(.leaflet-map-pane)")).zIndex) || 0;
    return [...container.querySelectorAll("canvas.dateline-canvas, .leaflet-tile-pane img")].sort((a, b) => order(a) - order(b));
  }

  function words(canvas) {
    const span = window.Dateline.selection.span(canvas._data), { total, dated } = canvas._found;
    const days = span ? `${calendar.ends(span, canvas._days)} · ` : "";
    const extra = total > dated ? ` + ${counted(total - dated, "{n} undated", "{n} undated")}` : "";
    return `${days}${counted(dated, "{n} incident", "{n} incidents")}${extra}`;
  }

  // The event types shown, in rows: [type, number of incidents, x, row].
  function rows(context, canvas, width) {
    const { types } = canvas._data, placed = [];
    let x = MARGIN, row = 0;
    canvas._found.byType.forEach((count, index) => {
      if (!count) return;
      const wide = context.measureText(`${say(types[index].label)} ${number(count)}`).width + 40;
      if (x + wide > width - MARGIN && x > MARGIN) [x, row] = [MARGIN, row + 1];
      placed.push([types[index], count, x, row]);
      x += wide;
    });
    return placed;
  }

  // The colours of hexagons or heat map with what they stand for, in a line of their own.
  function scale(context, { way, most }, theme, y) {
    const { title, ends } = surfaces.meaning(way, most), colours = surfaces.scale(way, theme), wide = 160;
    const words = `${title}: ${ends[0]}`, from = MARGIN + context.measureText(words).width + 8;
    const paint = context.createLinearGradient(from, 0, from + wide, 0);
    colours.forEach((colour, i) => paint.addColorStop(i / (colours.length - 1), colour));
    context.fillStyle = symbols.THEMES[theme].ink;
    context.fillText(words, MARGIN, y);
    context.fillText(ends[1], from + wide + 8, y);
    context.fillStyle = paint;
    context.fillRect(from, y - 6, wide, 12);
  }

  // A distance that is being measured, with its length at its end.
  function distance(context, map, { points, length }, theme) {
    const spots = points.map((point) => map.latLngToContainerPoint(point)), end = spots[spots.length - 1];
    context.strokeStyle = RED;
    context.lineWidth = 2.5;
    context.setLineDash([5, 4]);
    context.beginPath();
    for (const { x, y } of spots) context.lineTo(x, y);
    context.stroke();
    context.setLineDash([]);
    context.lineWidth = 2;
    context.fillStyle = "#fff";
    for (const { x, y } of spots) {
      context.beginPath();
      context.arc(x, y, 3.5, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
    }
    context.font = "600 13px system-ui, sans-serif";
    context.lineWidth = 4;
    context.lineJoin = "round";
    context.strokeStyle = symbols.THEMES[theme].paper;
    const left = Math.min(end.x + 8, map.getSize().x - context.measureText(length).width - 6), above = Math.max(end.y - 8, 16);
    context.strokeText(length, left, above);
    context.fillStyle = symbols.THEMES[theme].ink;
    context.fillText(length, left, above);
  }

  function draw(map, ratio) {
    const container = map.getContainer(), box = container.getBoundingClientRect(), canvas = map.datelineIncidents;
    const theme = map.options.datelineTheme, look = symbols.THEMES[theme];
    const paper = document.createElement("canvas"), context = paper.getContext("2d");
    context.font = "12px system-ui, sans-serif";
    const legend = rows(context, canvas, box.width), types = legend.length ? legend[legend.length - 1][3] + 1 : 0;
    const drawing = canvas.drawing(), surface = surfaces.WAYS.includes(drawing.way), last = types + (surface ? 1 : 0);
    paper.width = box.width * ratio;
    paper.height = (box.height + (last + 2) * ROW + MARGIN) * ratio;
    context.scale(ratio, ratio);
    context.fillStyle = getComputedStyle(container).backgroundColor;
    context.fillRect(0, 0, box.width, box.height);
    for (const part of parts(container)) {
      const { left, top, width, height } = part.getBoundingClientRect();
      if (width && height) context.drawImage(part, left - box.left, top - box.top, width, height);
    }
    if (map.datelineDistance) distance(context, map, map.datelineDistance, theme);
    context.fillStyle = look.paper;
    context.fillRect(0, box.height, box.width, paper.height);
    context.textBaseline = "middle";
    let y = box.height + MARGIN / 2 + ROW / 2;
    context.fillStyle = look.ink;
    context.font = "600 14px system-ui, sans-serif";
    context.fillText(words(canvas), MARGIN, y);
    context.font = "12px system-ui, sans-serif";
    for (const [type, count, x, row] of legend) {
      const line = y + (row + 1) * ROW;
      symbols.incident(context, x + 7, line, {
        shape: type.shape, colour: theme === "dark" ? type.dark : type.colour, status: symbols.STATUS.verified, r: 5, theme,
      });
      context.fillStyle = look.ink;
      context.fillText(`${say(type.label)} ${number(count)}`, x + 18, line);
    }
    if (surface) scale(context, drawing, theme, y + last * ROW);
    y += (last + 1) * ROW;
    context.fillStyle = look.soft;
    context.font = "11px system-ui, sans-serif";
    context.fillText(`Dateline · ${map.attributionControl.getContainer().innerText}`, MARGIN, y);
    return paper;
  }

  // Hands the picture to the visitor as a file.
  async function save(map) {
    if (!map.datelineIncidents || !map.datelineIncidents._found) return;
    const paper = draw(map, Math.max(2, window.devicePixelRatio || 1));
    const blob = await new Promise((done, fail) => {
      try { paper.toBlob((made) => (made ? done(made) : fail(new Error("no picture")))); } catch (error) { fail(error); }
    });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = "dateline-map.png";
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  Object.assign(window.Dateline, { picture: { save, draw } });
})();
