// The incidents: sent once as columns of numbers, then filtered here; painting.js draws them, pointing.js finds them under the pointer.
(function () {
  "use strict";

  const { load, mercator, CanvasLayer, symbols, selection, shapes, painting, pointing, trouble } = window.Dateline;
  const { NO_AREA, NONE, find } = selection;
  const CLOSE = 8; // zoom to show a chosen incident at
  const AGAIN = 1000; // milliseconds that the server gets to put files back, or to take a visitor up again
  const PATIENCE = 5000, TIMES = 12; // milliseconds until a question is taken for unheard, and how often it is asked

  const Canvas = CanvasLayer.extend({
    ...painting,
    ...pointing,
    options: { pane: "dateline-incidents" },

    initialize(options) {
      L.setOptions(this, options);
      L.stamp(this);
      this._layers = {};
      this._files = new Map();
      this._active = new Uint32Array(0);
      this._items = [];
      this._areas = [];
      this._outlines = []; // lines and areas of incidents: all, those whose incident is shown, those drawn in the view
      this._shapes = [];
      this._drawnShapes = [];
      this._told = [];
      this._moved = 0; // when the visitor last moved the timeline
      this._days = { from: null, to: null, undated: true };
      this._chosen = this._mark = NONE;
    },

    onAdd(map) {
      const pane = map.getPane("dateline-incidents") || map.createPane("dateline-incidents");
      pane.style.zIndex = 450;
      pane.style.pointerEvents = "none";
      CanvasLayer.prototype.onAdd.call(this, map);
      map.on("click", this._clicked, this).on("mousemove", this._hovered, this);
      map.on("mouseout movestart zoomstart", this._tip, this);
    },

    onRemove(map) {
      map.off("click", this._clicked, this).off("mousemove", this._hovered, this);
      map.off("mouseout movestart zoomstart", this._tip, this);
      CanvasLayer.prototype.onRemove.call(this, map);
    },

    // Shows what `command` asks for; `layer` is told of clicks.
    show(command, layer) {
      this._layer = layer;
      this._command = command;
      this._ready = false;
      const bits = command.keepUrl ? this._fetch(command.keepUrl, ({ arrays }) => arrays.keep)
        : command.keep && selection.inline(command.keep);
      const outlines = command.shapes ? this._fetch(command.shapes, shapes.prepare) : [];
      Promise.all([this._fetch(command.url, selection.prepare), bits, outlines]).then(([data, keep, drawn]) => {
        if (this._command !== command) return;
        this._outlines = drawn;
        this._data = data;
        this._mask = selection.fitting(data, command, keep);
        this._anyType = command.types ? selection.fitting(data, { ...command, types: null }, keep) : null;
        this._adopt(command);
        this._ready = true;
        this._failed = false;
        trouble.mended(this._map, "incidents");
        this._frameBox(command.box);
        this._frameRing(command.ring);
        this.fire("commanded");
        this._filter();
        this._choose(command);
      }).catch((error) => {
        console.error("Incidents:", error);
        if (this._command !== command) return;
        this._failed = true;
        trouble.failed(this._map, "incidents", () => this._again(command));
      });
    },

    // Tries a command again that failed. The server is called first: it puts files back that it has cleared away.
    _again(command) {
      if (this._command !== command) return;
      this._layer.send("r;", this._map.getCenter());
      setTimeout(() => this._command === command && this.show(command, this._layer), AGAIN);
    },

    // Takes over the days of a command, unless it was made before the visitor's last move of the timeline was known.
    _adopt(command) {
      const asked = command.asked || 0, before = this._before || {};
      const same = command.from === before.from && command.to === before.to;
      this._before = { from: command.from, to: command.to, asked };
      if (this._held || (asked < this._moved && (same || asked > (before.asked || 0)))) return;
      this._days = { from: command.from, to: command.to, undated: command.undated };
    },

    // Shows other days at once, without the server; `held` keeps its commands from changing them meanwhile.
    scrub(from, to, held) {
      this._held = held;
      this._days = { ...this._days, from, to };
      this._filter();
    },

    _filter() {
      if (!this._data || !this._mask) return;
      this._days = { ...this._days, undated: this._command ? this._command.undated : this._days.undated };
      this._underOthers = this._anyType && selection.within(this._data, this._anyType, this._days).byType;
      const found = selection.within(this._data, this._mask, this._days);
      this._active = found.active;
      this._found = found;
      this._showShapes();
      this.fire("shown");
      this.redraw();
    },

    // Lines and areas are shown while their incident is.
    _showShapes() {
      this._shapes = this._outlines.filter(({ at }) => find(this._active, at) >= 0);
      this._shaped = new Set(this._shapes.map(({ at }) => at));
    },

    // The rectangle that the filter asks for.
    _frameBox(box) {
      if (this._rectangle) this._rectangle.remove();
      this._rectangle = null;
      if (!box) return;
      const [west, south, east, north] = box, look = symbols.THEMES[this.options.theme];
      this._rectangle = L.rectangle([[south, west], [north, east < west ? east + 360 : east]], {
        color: look.ink, weight: 1.5, dashArray: "6 4", fill: false, interactive: false,
      }).addTo(this._map);
    },

    // The polygon that the filter asks for; its longitudes go on beyond 180 where it crosses the antimeridian.
    _frameRing(ring) {
      if (this._polygon) this._polygon.remove();
      this._polygon = null;
      if (!ring) return;
      const look = symbols.THEMES[this.options.theme];
      let before = ring[0][0];
      const corners = ring.map(([lon, lat]) => {
        before += ((((lon - before + 180) % 360) + 360) % 360) - 180;
        return [lat, before];
      });
      this._polygon = L.polygon(corners, {
        color: look.ink, weight: 1.5, dashArray: "6 4", fill: false, interactive: false,
      }).addTo(this._map);
    },

    // How points are drawn: "symbols" (larger for more people killed), "even" (all of one size), "hexagons" or "heat".
    draws(way) {
      this._way = way;
      this.redraw();
    },

    // How points are drawn, and the largest number that something drawn stands for: the last colour of a surface's scale.
    drawing() {
      return { way: this._way || "symbols", most: this._items.reduce((most, { total }) => Math.max(most, total), 1) };
    },

    // Tells the server what the visitor asked for: a letter and numbers.
    ask(letter, numbers) {
      if (!this._layer) return;
      this._moved = this._layer.send(`${letter};${numbers}`, this._map.getCenter());
    },

    // Whether the page reaches the server; the last thing sent while it does not, or so shortly before that nobody answered, is sent again.
    connected(there) {
      this._alone = !there;
      const { words, latlng } = this._unheard || {};
      if (!there || !words || this._heard()) return;
      setTimeout(() => this._sendAgain(words, latlng, TIMES), AGAIN);
    },

    // Whether what was sent last has reached the server: a command answers what was asked for, a click is taken for heard where the page had a connection.
    _heard() {
      const { words, stamp, alone } = this._unheard;
      if (!/^[a-z]/.test(words)) return !alone;
      return !this._command || this._moved !== stamp || (this._command.asked || 0) >= stamp;
    },

    // A server that was restarted meanwhile takes the first message for a new visitor's arrival: what is asked for is repeated until a command answers it.
    // Where the connection is lost again meanwhile, `connected` goes on with it.
    _sendAgain(words, latlng, times) {
      if (!this._layer || this._alone || this._unheard.words !== words) return;
      const stamp = this._layer.send(words, latlng);
      if (!/^[a-z]/.test(words)) return; // a click
      this._moved = stamp;
      if (times > 1) setTimeout(() => { if (this._unheard.stamp === stamp && !this._heard()) this._sendAgain(words, latlng, times - 1); }, PATIENCE);
    },

    // Marks the incident that the page has open and brings it into view, unless it was clicked here.
    _choose(command) {
      const chosen = command.chosen ?? NONE, mark = command.mark ?? chosen, first = !this._begun, other = this._digest !== command.digest;
      this._begun = true;
      this._digest = command.digest;
      if (mark === this._mark && !other) return; // a command that was on its way while something was clicked
      const known = mark === this._mark, told = other ? -1 : this._told.findIndex((members) => members.includes(chosen));
      this._mark = mark;
      if (told > 0) return; // the answer to a click before the last one
      this._told = [];
      this._chosen = chosen;
      if (known) return; // the same incident, at another position of newer data
      if (chosen === NONE || told === 0 || !this._active.includes(chosen)) return;
      const bounds = this._around(chosen), still = first || matchMedia("(prefers-reduced-motion: reduce)").matches;
      if (!first) this._uncover();
      if (first && this._map.getBounds().contains(bounds)) return;
      const zoom = Math.min(this._map.getBoundsZoom(bounds, false, L.point(40, 40)), Math.max(CLOSE, this._map.getZoom()));
      if (still) this._map.setView(bounds.getCenter(), zoom, { animate: false });
      else this._map.flyTo(bounds.getCenter(), zoom, { duration: 0.8 });
    },

    // Where an incident may have been.
    _around(i) {
      const { area, areas, lat, lon } = this._data;
      if (area[i] === NO_AREA) return L.latLngBounds([[lat[i], lon[i]]]);
      const { x, y, km } = areas[area[i]];
      return L.latLng(mercator.latitude(y), mercator.longitude(x)).toBounds(2000 * km);
    },

    // The row that was chosen may stand far below the map.
    _uncover() {
      try { window.frameElement?.scrollIntoView({ block: "nearest" }); } catch { /* framed by another site */ }
    },

    hide(layer) {
      if (this._layer !== layer) return;
      this._layer = this._command = this._mask = null;
      this._active = new Uint32Array(0);
      this._showShapes();
      this._tip();
      this.redraw();
    },

    _fetch(url, prepare) {
      if (!this._files.has(url)) {
        if (this._files.size > 3) this._files.delete(this._files.keys().next().value);
        const file = load(url).then(prepare);
        file.catch(() => this._files.delete(url));
        this._files.set(url, file);
      }
      return this._files.get(url);
    },

    // Numbers for tests and for the legend.
    report() {
      return {
        ready: Boolean(this._ready) && !this._frame, failed: Boolean(this._failed), shown: this._active.length,
        shapes: this._shapes.length,
        inView: this._inView || 0, symbols: this._items.filter((i) => i.total === 1).length,
        clusters: this._items.filter((i) => i.total > 1).length, areas: this._areas.length,
        byType: this._found ? this._found.byType : [], underOthers: this._underOthers || (this._found ? this._found.byType : []),
        total: this._data ? this._data.n : 0, chosen: this._chosen,
        marked: this._ringed && this._ringed.add(this._map.layerPointToContainerPoint(this._bounds.min)),
      };
    },

    // Where things stand in the map's box, for tests.
    items() {
      const shift = this._map.layerPointToContainerPoint(this._bounds.min);
      return [...this._items, ...this._areas].map((i) => (
        { x: i.x + shift.x, y: i.y + shift.y, total: i.total, r: i.r, area: Boolean(i.path) }
      ));
    },

    // Boxes of badges and symbols, with `corner` (a layer point) as their origin.
    obstacles(corner) {
      if (!this._bounds) return [];
      const { x, y } = this._bounds.min.subtract(corner);
      const around = ({ x: cx, y: cy, r }) => [cx - r, cy - r, cx + r, cy + r];
      return [...this._items.map(around), ...this._areas.filter((a) => a.box).map((a) => a.box)]
        .map(([x0, y0, x1, y1]) => [x0 + x, y0 + y, x1 + x, y1 + y]);
    },

    bounds() {
      const bounds = this._bounded(this._active.filter((i) => this._data.area[i] === NO_AREA));
      for (const number of new Set(Array.from(this._active, (i) => this._data.area[i])))
        if (number !== NO_AREA) {
          const { x, y } = this._data.areas[number];
          bounds.extend([mercator.latitude(y), mercator.longitude(x)]);
        }
      for (const { box: [west, north, east, south] } of this._shapes)
        bounds.extend([[mercator.latitude(north), mercator.longitude(west)], [mercator.latitude(south), mercator.longitude(east)]]);
      return bounds;
    },
  });

  // One canvas a map, kept while the layers that command it come and go.
  function canvasOf(map) {
    if (!map.datelineIncidents) {
      map.datelineIncidents = new Canvas({ theme: map.options.datelineTheme || "light" }).addTo(map);
      window.datelineMap = {
        drawn: () => map.datelineIncidents.report(), items: () => map.datelineIncidents.items(), map,
      };
      map.fire("datelineincidents", { canvas: map.datelineIncidents });
    }
    return map.datelineIncidents;
  }

  // The layer that Python makes: a command to the canvas, and the object whose clicks go back to Python.
  const Incidents = L.Layer.extend({
    initialize(command) { this._command = command; },
    onAdd(map) { canvasOf(map).show(this._command, this); },
    onRemove(map) { map.datelineIncidents.hide(this); },

    // streamlit-folium hands the text of a clicked layer's tooltip to Python; ours is digits and signs only.
    tell(positions, total, latlng) {
      this.send(`${total};${positions.join(",")}`, latlng);
    },
    send(words, latlng) {
      const now = Date.now(), canvas = this._map && this._map.datelineIncidents;
      if (canvas && words !== "r;") canvas._unheard = { words, latlng, stamp: now, alone: canvas._alone };
      this._tooltip = { _content: `${this._command.digest};${now};${words}` };
      this.fire("click", { latlng });
      return now;
    },
    getTooltip() { return { getContent: () => this._tooltip._content }; },
  });

  Object.assign(window.Dateline, { Incidents });
})();
