// How the canvas of the incidents is painted: what lies in the view, gathered, as symbols, groups, areas and badges. Parts of incidents.js.
(function () {
  "use strict";

  const { mercator, symbols, clusters, selection, surfaces, shapes } = window.Dateline;
  const { NO_AREA, NONE, find } = selection;
  const DENIED = 3; // order of geo.model.Claim
  const EVEN = 8; // radius of symbols that are all of one size, in pixels

  // Where a badge may stand, from the middle of its area, in pixels.
  const BADGE_PLACES = [[0, 0], [0, -24], [0, 24], [-40, 0], [40, 0], [-36, -22], [36, -22], [-36, 22], [36, 22]];

  const painting = {
    draw(context, view) {
      this._items = [];
      this._areas = [];
      this._drawnShapes = [];
      this._inView = 0;
      this._ringed = null;
      this._view = view;
      if (this._data && this._active.length) this._drawAll(context, view);
      this.fire("drawn");
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
  };

  Object.assign(window.Dateline, { painting });
})();
