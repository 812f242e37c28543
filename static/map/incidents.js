// The incidents: sent once as columns of numbers, then filtered, gathered and drawn here.
(function () {
  "use strict";

  const { load, mercator, CanvasLayer, symbols, clusters, selection, surfaces, shapes, trouble } = window.Dateline;
  const { NO_AREA } = selection;
  const LIST = 1000; // positions told to the server at most, the last of them: those are the newest
  const FEW = 25; // a group of so many is told as a list; a larger one is zoomed into
  const NONE = -1; // no incident is chosen
  const DENIED = 3; // order of geo.model.Claim
  const EVEN = 8; // radius of symbols that are all of one size, in pixels
  const CLOSE = 8; // zoom to show a chosen incident at
  const AGAIN = 1000; // milliseconds that the server gets to put files back
  const ANSWERS = 4; // clicks whose answers may be on their way

  // Where a badge may stand, from the middle of its area, in pixels.
  const BADGE_PLACES = [[0, 0], [0, -24], [0, 24], [-40, 0], [40, 0], [-36, -22], [36, -22], [-36, 22], [36, 22]];

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

  const Canvas = CanvasLayer.extend({
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

    // Tells the server what the visitor asked for: a letter and numbers.
    ask(letter, numbers) {
      if (!this._layer) return;
      this._moved = this._layer.send(`${letter};${numbers}`, this._map.getCenter());
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

    draw(context, view) {
      this._items = [];
      this._areas = [];
      this._drawnShapes = [];
      this._inView = 0;
      this._ringed = null;
      this._view = view;
      if (this._data && this._active.length) this._drawAll(context, view);
      if (!this._held) this._map.fire("datelinedrawn"); // names make room again when the scrubbing ends
    },

    _drawAll(context, view) {
      const { xs, ys, at, n, inAreas } = this._project(view);
      this._drawAreas(context, view, inAreas);
      this._drawShapes(context, view);
      if (this._way === "hexagons") this._items = surfaces.hexagons(context, view, xs, ys, at, n, this.options.theme);
      else if (this._way === "heat") surfaces.heat(context, view, xs, ys, n);
      else if (n > clusters.EXACT) this._drawGrid(context, view, xs, ys, at, n);
      else this._drawGroups(context, view, xs, ys, at, n);
      for (const area of this._areas) this._drawBadge(context, area);
      this._markWithin(context, xs, ys, find(at, this._chosen, n));
    },

    _ring(context, x, y, r) {
      symbols.chosen(context, x, y, r, this.options.theme);
      this._ringed = L.point(x, y);
    },

    // Marks the chosen incident where groups do not list their members: in a grid, in hexagons; in a heat map its point.
    _markWithin(context, xs, ys, j) {
      if (j < 0 || this._ringed) return;
      const group = this._items.find((item) => item.holds && item.holds(xs[j], ys[j]));
      const { x, y, r } = group || { x: xs[j], y: ys[j], r: EVEN };
      this._ring(context, x, y, group ? r - 2 : r);
    },

    // Room for the pixel positions, made once for the data.
    _scratch() {
      const size = this._data.n;
      if (!this._room || this._room.at.length < size)
        this._room = { xs: new Float32Array(size), ys: new Float32Array(size), at: new Uint32Array(size) };
      return this._room;
    },

    // Pixel positions of the points in the view, and the positions known by area.
    _project(view) {
      const { x, y, area } = this._data, active = this._active, size = active.length;
      const { xs, ys, at } = this._scratch();
      const inAreas = new Map(), { world, left, top, width, height } = view;
      const west = (left + width / 2) / world - 0.5, east = west + 1; // the copy of the world round the middle
      let n = 0;
      for (let j = 0; j < size; j++) {
        const i = active[j];
        if (area[i] !== NO_AREA) {
          const known = inAreas.get(area[i]);
          if (known) known.push(i);
          else inAreas.set(area[i], [i]);
          continue;
        }
        const py = y[i] * world - top;
        if (py < 0 || py >= height) continue;
        let wx = x[i];
        while (wx < west) wx += 1;
        while (wx > east) wx -= 1;
        const px = wx * world - left;
        if (px < 0 || px >= width) continue;
        xs[n] = px;
        ys[n] = py;
        at[n++] = i;
      }
      this._inView = n;
      return { xs, ys, at, n, inAreas };
    },

    // Pixels to add so that a longitude falls into the view when the map shows another copy of the world.
    _copy(x, view) {
      const middle = (view.left + view.width / 2) / view.world;
      return Math.round(middle - x) * view.world;
    },

    _colour(type) {
      const look = this._data.types[type];
      return this.options.theme === "dark" ? look.dark : look.colour;
    },

    _drawGroups(context, view, xs, ys, at, n) {
      const groups = clusters.byDistance(xs, ys, n);
      for (const g of groups) g.members = g.members.map((j) => at[j]);
      const singles = groups.filter((g) => g.members.length === 1);
      for (const g of singles) this._drawNear(context, view, g);
      for (const g of groups) {
        if (g.members.length > 1) this._drawCluster(context, g, this._shares(g.members), g.members.length);
        else this._drawSingle(context, g);
      }
    },

    _drawGrid(context, view, xs, ys, at, n) {
      const types = new Uint8Array(n);
      const { cellOf } = clusters.grid(view);
      for (let j = 0; j < n; j++) types[j] = this._data.type[at[j]];
      for (const g of clusters.byGrid(xs, ys, types, n, this._data.types.length, view)) {
        const shares = Array.from(g.types, (count, type) => [this._colour(type), count]).filter((s) => s[1]);
        g.holds = (x, y) => g.cells.includes(cellOf(x, y));
        g.find = () => {
          const found = [];
          for (let j = 0; j < n; j++) if (g.holds(xs[j], ys[j])) found.push(at[j]);
          return found;
        };
        if (g.total === 1) this._drawSingle(context, { ...g, members: g.find() });
        else this._drawCluster(context, g, shares, g.total);
      }
    },

    _shares(members) {
      const counts = new Map();
      for (const i of members) counts.set(this._data.type[i], (counts.get(this._data.type[i]) || 0) + 1);
      return [...counts].sort((a, b) => a[0] - b[0]).map(([type, count]) => [this._colour(type), count]);
    },

    _drawCluster(context, group, shares, total) {
      symbols.cluster(context, group.x, group.y, { shares, total, theme: this.options.theme });
      const r = symbols.clusterRadius(total);
      if (this._isChosen(group.members)) this._ring(context, group.x, group.y, r - 2);
      this._items.push({ ...group, r, total });
    },

    _drawSingle(context, group) {
      const i = group.members[0], type = this._data.type[i], r = this._way === "even" ? EVEN : symbols.radius(this._data.killed[i]);
      symbols.incident(context, group.x, group.y, {
        shape: this._data.types[type].shape, colour: this._colour(type), status: this._data.status[i], r,
        denied: this._data.claim[i] === DENIED, theme: this.options.theme,
      });
      if (this._isChosen(group.members)) this._ring(context, group.x, group.y, r);
      this._items.push({ ...group, r, total: 1 });
    },

    _drawNear(context, view, { x, y, members: [i] }) {
      if (this._data.precisions[this._data.precision[i]] !== "near" || !this._data.radius[i]) return;
      const r = mercator.pixels(this._data.radius[i] / 10, this._data.lat[i], view.zoom);
      if (r > 9) symbols.near(context, x, y, r, this._colour(this._data.type[i]));
    },

    _drawAreas(context, view, inAreas) {
      const order = [...inAreas].sort((a, b) => this._data.areas[b[0]].km - this._data.areas[a[0]].km);
      for (const [number, members] of order) {
        const shape = this._data.areas[number], copy = this._copy(shape.x, view);
        const path = new Path2D(), x = shape.x * view.world - view.left + copy, y = shape.y * view.world - view.top;
        if (!this._outline(path, shape, view, x, y, copy)) continue;
        const shares = this._shares(members), type = this._dominant(members);
        const told = members.every((i) => this._shaped.has(i)); // by lines and areas of their own, so no circle round them
        if (!told) symbols.area(context, path, {
          colour: this._colour(type), theme: this.options.theme, faint: shape.wide, ratio: view.ratio,
        });
        this._inView += members.length;
        this._areas.push({
          x, y, path: told ? new Path2D() : path, members, type, shares, wide: shape.wide, total: members.length,
        });
      }
    },

    _drawShapes(context, view) {
      for (const shape of this._shapes) {
        const { at } = shape;
        const paths = shapes.draw(context, view, shape, {
          colour: this._colour(this._data.type[at]), theme: this.options.theme, chosen: at === this._chosen, quick: this._held,
        });
        if (paths) this._drawnShapes.push({ paths, members: [at], total: 1 });
      }
    },

    // Adds the area's outline to `path`; says whether any of it may be in the view.
    _outline(path, shape, view, x, y, copy) {
      const r = mercator.pixels(shape.km, shape.lat, view.zoom);
      const reach = shape.parts.length ? r * 3 : r; // Mercator widens what reaches far to the pole
      if (x + reach < 0 || y + reach < 0 || x - reach > view.width || y - reach > view.height) return false;
      if (!shape.parts.length) path.arc(x, y, Math.max(r, 8), 0, 2 * Math.PI);
      for (const points of shape.parts) {
        for (let i = 0; i < points.length; i += 2) {
          const px = points[i] * view.world - view.left + copy, py = points[i + 1] * view.world - view.top;
          if (i) path.lineTo(px, py);
          else path.moveTo(px, py);
        }
        path.closePath();
      }
      return true;
    },

    _dominant(members) {
      const counts = new Map();
      for (const i of members) counts.set(this._data.type[i], (counts.get(this._data.type[i]) || 0) + 1);
      return [...counts].sort((a, b) => b[1] - a[1])[0][0];
    },

    // At the area's middle, or beside it where a symbol or another badge stands there.
    _drawBadge(context, area) {
      const middle = symbols.badgeBox(context, area.x, area.y, area.total);
      const boxes = BADGE_PLACES.map(([dx, dy]) => [middle[0] + dx, middle[1] + dy, middle[2] + dx, middle[3] + dy]);
      area.box = boxes.find((box) => this._isFree(box)) || middle;
      symbols.badge(context, area.box, {
        colour: this._colour(area.type), shape: this._data.types[area.type].shape, total: area.total,
        theme: this.options.theme,
      });
      const [x0, y0, x1, y1] = area.box;
      [area.x, area.y] = [(x0 + x1) / 2, (y0 + y1) / 2];
      if (this._isChosen(area.members)) this._ring(context, area.x, area.y, (x1 - x0) / 2 - 2);
    },

    _isFree([x0, y0, x1, y1]) {
      return this._areas.every((a) => !a.box || x0 > a.box[2] || x1 < a.box[0] || y0 > a.box[3] || y1 < a.box[1])
        && this._items.every((i) => x0 > i.x + i.r || x1 < i.x - i.r || y0 > i.y + i.r || y1 < i.y - i.r);
    },

    _isChosen(members) {
      return this._chosen !== NONE && Boolean(members && members.includes(this._chosen));
    },

    // What is drawn at a point of the map's box: badges, then symbols, then lines, then areas, the smallest first.
    _find(point) {
      if (!this._view || !this._bounds) return null;
      const shift = this._map.containerPointToLayerPoint(point).subtract(this._bounds.min);
      const { x, y } = shift;
      for (const area of [...this._areas].reverse())
        if (area.box && x >= area.box[0] && y >= area.box[1] && x <= area.box[2] && y <= area.box[3]) return area;
      let best = null, nearest = Infinity;
      for (const item of this._items) {
        const d = Math.hypot(item.x - x, item.y - y) - item.r;
        if (d < 4 && d < nearest) [best, nearest] = [item, d];
      }
      if (best) return best;
      this._context.save();
      this._context.setTransform(1, 0, 0, 1, 0, 0);
      const shape = [...this._drawnShapes].reverse().find(({ paths }) => shapes.hit(this._context, paths, x, y));
      const area = shape || [...this._areas].reverse().find((a) => this._context.isPointInPath(a.path, x, y, "evenodd"));
      this._context.restore();
      return area || null;
    },

    _clicked(event) {
      if (this._map.datelineTool) return;
      const item = this._find(event.containerPoint);
      if (!item || !this._layer) return;
      const members = item.members || item.find();
      if (!item.path && members.length > FEW && this._splits(members)) {
        this._map.fitBounds(this._bounded(members), { padding: [60, 60] });
        return;
      }
      this._told = [members, ...this._told].slice(0, ANSWERS);
      [this._chosen] = members;
      this._layer.tell(members.slice(-LIST), members.length, event.latlng);
      this.redraw();
    },

    _bounded(members) {
      const { lat, lon } = this._data, bounds = L.latLngBounds([]);
      for (const i of members) bounds.extend([lat[i], lon[i]]);
      return bounds;
    },

    // Whether zooming in takes the members apart.
    _splits(members) {
      if (this._map.getZoom() >= this._map.getMaxZoom()) return false;
      const { x, y } = this._data, [a] = members;
      return members.some((i) => Math.abs(x[i] - x[a]) + Math.abs(y[i] - y[a]) > 1e-6);
    },

    _hovered(event) {
      if (this._map.datelineTool) return this._tip(null, null);
      const item = this._find(event.containerPoint);
      this._map.getContainer().style.cursor = item ? "pointer" : "";
      return this._tip(item ? event : null, item);
    },

    _tip(event, item) {
      if (!item) {
        if (this._box) this._box.hidden = true;
        return;
      }
      if (!this._box) {
        this._box = L.DomUtil.create("div", "dateline-tip", this._map.getContainer());
        this._box.setAttribute("role", "status");
      }
      const lines = window.Dateline.describe(this._data, item);
      this._box.replaceChildren(...lines.map((text, number) => {
        const line = document.createElement(number ? "div" : "strong");
        line.textContent = text;
        return line;
      }));
      this._box.hidden = false;
      const { x, y } = event.containerPoint, size = this._map.getSize();
      const left = x + 16 + this._box.offsetWidth > size.x ? x - 12 - this._box.offsetWidth : x + 16;
      const top = Math.min(y + 12, size.y - this._box.offsetHeight - 4);
      this._box.style.transform = `translate(${Math.max(left, 2)}px, ${Math.max(top, 2)}px)`;
    },

    // Numbers for tests and for the legend.
    report() {
      return {
        ready: Boolean(this._ready) && !this._frame, failed: Boolean(this._failed), shown: this._active.length,
        shapes: this._shapes.length,
        inView: this._inView || 0, symbols: this._items.filter((i) => i.total === 1).length,
        clusters: this._items.filter((i) => i.total > 1).length, areas: this._areas.length,
        byType: this._found ? this._found.byType : [], total: this._data ? this._data.n : 0, chosen: this._chosen,
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
      const now = Date.now();
      this._tooltip = { _content: `${this._command.digest};${now};${words}` };
      this.fire("click", { latlng });
      return now;
    },
    getTooltip() { return { getContent: () => this._tooltip._content }; },
  });

  Object.assign(window.Dateline, { Incidents });
})();
