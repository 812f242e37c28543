// The legend: event types, which it also chooses, what sizes, rings and the colours of hexagons and heat map mean, and the marks of single symbols.
(function () {
  "use strict";

  const { symbols, surfaces, words: { say, number } } = window.Dateline;
  const BROAD = 1100; // pixels: on narrower maps the open legend covers what people look for; the buttons above the map tell the types there
  const EDGE = 30; // pixels of the map that the legend leaves free above and below

  function make(tag, parent, words) {
    const node = L.DomUtil.create(tag, "", parent);
    if (words) node.textContent = words;
    return node;
  }

  function icon(theme, paint) {
    const canvas = document.createElement("canvas"), ratio = window.devicePixelRatio || 1;
    canvas.width = canvas.height = 20 * ratio;
    canvas.setAttribute("aria-hidden", "true");
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    paint(context, theme);
    return canvas;
  }

  const keys = () => [
    [say("Not yet reviewed"), (c, theme) => symbols.incident(c, 10, 10, {
      shape: "circle", colour: symbols.THEMES[theme].soft, status: 0, r: 5, theme })],
    [say("Reviewed"), (c, theme) => symbols.incident(c, 10, 10, {
      shape: "circle", colour: symbols.THEMES[theme].soft, status: 1, r: 5, theme })],
    [say("Verified"), (c, theme) => symbols.incident(c, 10, 10, {
      shape: "circle", colour: symbols.THEMES[theme].soft, status: 2, r: 5, theme })],
    [say("Denied"), (c, theme) => symbols.incident(c, 10, 10, {
      shape: "circle", colour: symbols.THEMES[theme].soft, status: 0, r: 5, theme, denied: true })],
    [say("Rejected"), (c, theme) => symbols.incident(c, 10, 10, {
      shape: "circle", colour: symbols.THEMES[theme].soft, status: 3, r: 5, theme })],
    [say("Near this point"), (c, theme) => symbols.near(c, 10, 10, 7.5, symbols.THEMES[theme].soft)],
    [say("Known by area only"), (c, theme) => {
      const path = new Path2D();
      path.rect(2.5, 4.5, 15, 11);
      symbols.area(c, path, { colour: symbols.THEMES[theme].soft, theme, faint: false, ratio: 1 });
    }],
  ];

  const drawn = () => [say("Line or area as it was drawn"), (c, theme) => {
    Object.assign(c, { strokeStyle: symbols.THEMES[theme].soft, lineWidth: 3.5, lineCap: "round" });
    c.beginPath();
    c.moveTo(2.5, 14);
    c.bezierCurveTo(7, 4, 12, 16, 17.5, 6);
    c.stroke();
  }];

  // What is told beside the event types, for each way of drawing points.
  const larger = () => [say("Larger: more people killed"), (c, theme) => {
    for (const [x, killed] of [[13, 50], [3.5, 0]]) {
      symbols.incident(c, x, 10, { shape: "circle", colour: symbols.THEMES[theme].soft, status: 2, r: symbols.radius(killed) * 0.36, theme });
    }
  }];
  const several = () => [say("Several incidents: number and types"), (c, theme) => {
    const { soft, ink } = symbols.THEMES[theme];
    c.scale(0.56, 0.56);
    symbols.cluster(c, 18, 18, { shares: [[soft, 13], [ink, 7]], total: 20, theme });
  }];

  // Few to many, as one bar of the colours that `surfaces` paints.
  function scale(way, most, theme) {
    const row = document.createElement("li"), { title, ends } = surfaces.meaning(way, most);
    row.className = "dateline-scale";
    const bar = make("span", row);
    bar.style.background = `linear-gradient(to right, ${surfaces.scale(way, theme).join(", ")})`;
    bar.setAttribute("aria-hidden", "true");
    const texts = make("span", row);
    for (const text of [ends[0], title, ends[1]]) make("span", texts, text);
    return row;
  }

  const Legend = L.Control.extend({
    options: { position: "bottomleft", theme: "light" },
    onAdd(map) {
      const box = L.DomUtil.create("details", "dateline-legend leaflet-control");
      make("summary", box, say("Legend"));
      box.open = map.getSize().x >= BROAD;
      this._list = make("ul", box);
      this._drawing = make("ul", box);
      const more = make("details", box);
      make("summary", more, say("How it is drawn"));
      this._ways = make("ul", more);
      this._ways.append(...keys().map(([label, paint]) => this._row(label, paint)));
      const fit = () => { box.style.maxHeight = `${map.getSize().y - EDGE}px`; }; // what is more scrolls
      map.on("resize", fit);
      fit();
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      map.on("datelineincidents", ({ canvas }) => {
        canvas.on("commanded", () => { this._wanted = (canvas._command || {}).types || []; });
        canvas.on("shown", () => this._fill(canvas));
        canvas.on("drawn", () => this._tellDrawing(canvas));
      });
      return box;
    },

    _fill(canvas) {
      const { theme } = this.options, { byType, underOthers } = canvas.report(), wanted = this._wanted || [], rows = [];
      const focused = this._list.contains(document.activeElement) && document.activeElement.dataset.type;
      canvas._data.types.forEach((type, index) => {
        if (!underOthers[index] && !wanted.includes(index)) return;
        const row = this._row(say(type.label), (c) => symbols.incident(c, 10, 10, {
          shape: type.shape, colour: theme === "dark" ? type.dark : type.colour, status: 2, r: 5, theme,
        }), this.options.filters ? underOthers[index] : byType[index]);
        rows.push(this.options.filters ? this._choice(canvas, row, String(index), wanted.includes(index)) : row);
      });
      if (this.options.filters && wanted.length) rows.unshift(this._all(canvas));
      this._list.classList.toggle("dateline-some", wanted.length > 0);
      this._list.replaceChildren(...rows);
      if (focused) this._list.querySelector(`[data-type="${Number(focused)}"]`)?.focus();
      if (canvas.report().shapes && !this._told) this._ways.append(this._told = this._row(...drawn()));
    },

    // A row as a button: shows this type beside others that are pressed; none pressed shows all.
    _choice(canvas, row, index, pressed) {
      const item = document.createElement("li"), button = make("button", item);
      button.type = "button";
      button.dataset.type = index;
      button.title = pressed ? say("Leave this type out") : say("Show this type");
      button.setAttribute("aria-pressed", String(pressed));
      button.append(...row.childNodes);
      button.addEventListener("click", () => {
        const others = (this._wanted || []).filter((one) => String(one) !== index);
        this._ask(canvas, pressed ? others : [...others, Number(index)]);
      });
      return item;
    },

    _all(canvas) {
      const item = document.createElement("li"), button = make("button", item, say("All types"));
      button.type = "button";
      button.dataset.type = -1;
      button.className = "dateline-all";
      button.addEventListener("click", () => this._ask(canvas, []));
      return item;
    },

    // What is pressed shows at once, so that a second press may follow before the page has answered the first.
    _ask(canvas, wanted) {
      this._wanted = wanted.sort((a, b) => a - b);
      this._fill(canvas);
      canvas.ask("t", this._wanted.join(","));
    },

    // What sizes and rings mean, or the colours of a surface in this view.
    _tellDrawing(canvas) {
      const { way, most } = canvas.drawing(), surface = surfaces.WAYS.includes(way), told = `${way} ${surface && most}`;
      if (told === this._toldDrawing) return; // while the map is scrubbed or moved it is drawn many times a second
      this._toldDrawing = told;
      const rows = { symbols: [larger, several], even: [several] }[way] || [];
      this._drawing.replaceChildren(...(surface ? [scale(way, most, this.options.theme)] : rows.map((row) => this._row(...row()))));
    },

    _row(label, paint, count) {
      const row = document.createElement("li"), text = make("span", null, label);
      row.append(icon(this.options.theme, paint), text);
      if (count) row.append(make("b", null, number(count)));
      return row;
    },
  });

  Object.assign(window.Dateline, { legend: { Legend } });
})();
