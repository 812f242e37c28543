// The base map: land, borders and names, drawn from our own files; no tile server is asked.
(function () {
  "use strict";

  const { load, mercator, CanvasLayer, trouble, words: { say } } = window.Dateline;
  const UNITS = 8192; // a file's coordinates run to this, so that 32-bit floats hold them finely enough
  const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
  const PALETTES = {
    light: {
      sea: "#d5e1e8", land: "#f8f7f3", country: "#87919c", division: "#cdd0d3",
      city: "#39444f", dot: "#6b7580", halo: "rgba(248,247,243,.9)", name: "#98a1aa",
    },
    dark: {
      sea: "#0d1318", land: "#1c242c", country: "#66727e", division: "#313b45",
      city: "#b9c3cc", dot: "#7d8994", halo: "rgba(20,27,33,.9)", name: "#5e6a75",
    },
  };
  // Fewest people that a city on the map has, by zoom; the files hold none that their zoom never asks for (scripts/natural_earth/basemap_files.py).
  const PEOPLE = [5e6, 5e6, 5e6, 3e6, 1e6, 5e5, 1.5e5, 6e4, 3e4, 15e3];

  const CUT = 0.1; // how much of a large city's name symbols may hide: half a name is none

  // Where a tile lies on the unit square.
  function extent([west, south, east, north]) {
    const left = mercator.x(west), top = mercator.y(north);
    return { left, top, size: mercator.x(east) - left, height: mercator.y(south) - top };
  }

  // One file as paths in its own units, with the factors that bring them to the unit square.
  function prepare({ arrays, meta }) {
    const box = extent(meta.tile || [-180, -85.06, 180, 85.06]), { left, top, size } = box;
    const toX = (v) => ((mercator.x(v * meta.quantum) - left) / size) * UNITS;
    const toY = (v) => ((mercator.y(v * meta.quantum) - top) / size) * UNITS;
    const trace = (path, prefix, part) => {
      const xs = arrays[`${prefix}_x`], ys = arrays[`${prefix}_y`], starts = arrays[`${prefix}_starts`];
      for (let i = starts[part]; i < starts[part + 1]; i++)
        if (i === starts[part]) path.moveTo(toX(xs[i]), toY(ys[i]));
        else path.lineTo(toX(xs[i]), toY(ys[i]));
    };
    const land = new Path2D();
    for (let part = 0; part + 1 < arrays.land_starts.length; part++) {
      trace(land, "land", part);
      land.closePath();
    }
    const lines = [new Path2D(), new Path2D(), new Path2D(), new Path2D()];
    arrays.line_kind.forEach((kind, part) => trace(lines[kind], "line", part));
    const cities = meta.cities.map(([name, lon, lat, people]) => (
      { name: say(name), people, x: mercator.x(lon), y: mercator.y(lat) }
    ));
    return { ...box, land, lines, cities, meta };
  }

  // Cities of a piece; a file that stands for another tells those of its place alone, for its neighbours tell their own.
  function citiesOf({ file, box: { left, top, size, height } }) {
    return file.cities.filter(({ x, y }) => x >= left && x < left + size && y >= top && y < top + height);
  }

  const BaseMap = CanvasLayer.extend({
    options: { theme: "light", deFacto: false, url: "", pane: "dateline-base" },

    initialize(options) {
      L.setOptions(this, options);
      L.stamp(this);
      this._layers = {};
      this._tiles = new Map();
      this.palette = PALETTES[this.options.theme];
    },

    onAdd(map) {
      if (!map.getPane("dateline-base")) map.createPane("dateline-base").style.zIndex = 150;
      map.getContainer().style.background = this.palette.sea;
      this._names = this._names || new Names(this);
      map.addLayer(this._names);
      CanvasLayer.prototype.onAdd.call(this, map);
      if (!this._world) this._fetch("world", (file) => { this._world = file; });
    },

    onRemove(map) {
      map.removeLayer(this._names);
      map.getContainer().style.background = "";
      CanvasLayer.prototype.onRemove.call(this, map);
    },

    getAttribution: () => "Natural Earth · GeoNames",

    _fetch(name, keep) {
      load(`${this.options.url}/${name}.bin`)
        .then((content) => { keep(prepare(content)); this.redraw(); })
        .catch((error) => {
          console.error("Base map:", error);
          if (this._map) trouble.failed(this._map, "base", () => this._fetch(name, keep));
        });
    },

    // What to draw: the world, or near by each tile in the view, for whose place a coarser file stands until it is here.
    _pieces(view) {
      const { _world: world } = this, { levels } = world.meta, pieces = [];
      const depth = levels.filter(({ zoom }) => view.zoom >= zoom).length - 1;
      if (depth < 0) return [{ file: world, box: world }];
      for (const tile of levels[depth].tiles) {
        const [west, south, size] = tile, box = extent([west, south, west + size, south + size]);
        const x0 = box.left * view.world, x1 = x0 + box.size * view.world;
        const y0 = box.top * view.world, y1 = y0 + box.height * view.world;
        const shown = this._copies(view).some((k) => x1 + k > view.left && x0 + k < view.left + view.width);
        if (!shown || y1 < view.top || y0 > view.top + view.height) continue;
        const name = [levels[depth].name, ...tile].join("_");
        if (!this._tiles.has(name)) {
          this._tiles.set(name, null);
          this._fetch(name, (file) => this._tiles.set(name, file));
        }
        pieces.push({ file: this._tiles.get(name) || this._standIn(depth, tile), box });
      }
      return pieces;
    },

    // The finest file that is here and covers a tile's place.
    _standIn(depth, [west, south, size]) {
      const x = west + size / 2, y = south + size / 2;
      for (const { name, tiles } of this._world.meta.levels.slice(0, depth).reverse()) {
        const around = tiles.find((t) => x > t[0] && x < t[0] + t[2] && y > t[1] && y < t[1] + t[2]);
        const file = around && this._tiles.get([name, ...around].join("_"));
        if (file) return file;
      }
      return this._world;
    },

    // Offsets in pixels of the worlds that lie side by side in the view.
    _copies(view) {
      const first = Math.floor(view.left / view.world), last = Math.floor((view.left + view.width) / view.world);
      return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * view.world);
    },

    draw(context, view) {
      if (!this._world) return;
      const pieces = this._pieces(view);
      for (const copy of this._copies(view)) for (const piece of pieces) this._piece(context, view, piece, copy);
      this._files = [...new Set(pieces.map((p) => p.file))];
      this.cities = pieces.flatMap(citiesOf);
      this.drawn = { detail: !this._files.includes(this._world), files: this._files.length };
      this._names.redraw();
    },

    _piece(context, view, { file, box }, copy) {
      const x = file.left * view.world + copy - view.left, y = file.top * view.world - view.top;
      const scale = (file.size * view.world) / UNITS;
      const west = Math.round(box.left * view.world + copy - view.left);
      const east = Math.round((box.left + box.size) * view.world + copy - view.left);
      const north = Math.round(box.top * view.world - view.top);
      const south = Math.round((box.top + box.height) * view.world - view.top);
      context.save();
      context.beginPath(); // whole pixels, so that neighbouring tiles meet without a seam
      context.rect(west, north, east - west, south - north);
      context.clip();
      context.translate(x, y);
      context.scale(scale, scale);
      context.fillStyle = this.palette.land;
      context.fill(file.land, "evenodd");
      context.lineJoin = "round";
      const stroke = (path, colour, thickness, dash = []) => {
        context.strokeStyle = colour;
        context.lineWidth = thickness / scale;
        context.setLineDash(dash.map((v) => v / scale));
        context.stroke(path);
      };
      const [country, division, small, disputed] = file.lines, { palette } = this;
      if (view.zoom >= 7) stroke(small, palette.division, 0.8);
      stroke(division, palette.division, view.zoom < 6 ? 0.7 : 1);
      if (this.options.deFacto) stroke(disputed, palette.country, 1.1, [4, 3]);
      else stroke(disputed, palette.division, view.zoom < 6 ? 0.7 : 1);
      stroke(country, palette.country, view.zoom < 5 ? 0.8 : 1.3);
      context.restore();
    },
  });

  // Names of countries and cities, on a canvas of their own above the areas, so that they can keep clear of symbols.
  const Names = CanvasLayer.extend({
    options: { pane: "dateline-names" },

    initialize(base) {
      L.stamp(this);
      this._layers = {};
      this._base = base;
    },

    onAdd(map) {
      const pane = map.getPane("dateline-names") || map.createPane("dateline-names");
      pane.style.zIndex = 440;
      pane.style.pointerEvents = "none";
      CanvasLayer.prototype.onAdd.call(this, map);
      map.on("datelinedrawn", this.redraw, this);
    },

    onRemove(map) {
      map.off("datelinedrawn", this.redraw, this);
      CanvasLayer.prototype.onRemove.call(this, map);
    },

    draw(context, view) {
      this.placed = 0;
      if (!this._base._files) return;
      const incidents = this._map.datelineIncidents;
      this._taken = [];
      this._symbols = incidents ? incidents.obstacles(this._bounds.min) : [];
      context.lineJoin = "round";
      context.textBaseline = "middle";
      this._countries(context, view);
      this._cities(context, view);
    },

    _free: (box, others) => others.every((b) => box[0] > b[2] || box[2] < b[0] || box[1] > b[3] || box[3] < b[1]),

    // Share of a name that symbols would lie on.
    _covered([x0, y0, x1, y1]) {
      const common = ([a, b, c, d]) => Math.max(0, Math.min(x1, c) - Math.max(x0, a)) * Math.max(0, Math.min(y1, d) - Math.max(y0, b));
      return this._symbols.reduce((sum, box) => sum + common(box), 0) / ((x1 - x0) * (y1 - y0));
    },

    _claim(box) {
      return this._free(box, this._taken) && this._taken.push(box) > 0;
    },

    _write(context, text, x, y, colour) {
      context.lineWidth = 3;
      context.strokeStyle = this._base.palette.halo;
      context.strokeText(text, x, y);
      context.fillStyle = colour;
      context.fillText(text, x, y);
      this.placed++;
    },

    // Pixel positions of a point in every copy of the world that shows it.
    _spots(view, x, y) {
      const found = [];
      for (const copy of this._base._copies(view)) {
        const px = Math.round(x * view.world + copy - view.left), py = Math.round(y * view.world - view.top);
        if (px > 4 && py > 4 && px < view.width - 4 && py < view.height - 4) found.push([px, py]);
      }
      return found;
    },

    _countries(context, view) {
      if (view.zoom < 2 || view.zoom >= 7) return;
      context.textAlign = "center";
      context.font = `600 ${view.zoom < 4 ? 10 : 12}px ${FONT}`;
      context.letterSpacing = "1.5px";
      for (const [name, lon, lat, size] of this._base._world.meta.countries) {
        if ((Math.sqrt(size) * view.world) / 360 < 28) continue;
        const text = say(name).toUpperCase(), half = context.measureText(text).width / 2 + 4;
        for (const [x, y] of this._spots(view, mercator.x(lon), mercator.y(lat))) {
          const box = [x - half, y - 8, x + half, y + 8];
          if (this._free(box, this._symbols) && this._claim(box)) this._write(context, text, x, y, this._base.palette.name);
        }
      }
      context.letterSpacing = "0px";
    },

    // Largest first; right of its dot, or wherever round it no symbol is in the way.
    _cities(context, view) {
      const people = PEOPLE[Math.min(Math.floor(view.zoom), PEOPLE.length - 1)];
      const cities = this._base.cities.filter((c) => c.people >= people);
      cities.sort((a, b) => b.people - a.people);
      context.textAlign = "left";
      for (const city of cities) {
        const large = city.people >= 5e5;
        context.font = `${large ? 600 : 400} ${large ? 12.5 : 11.5}px ${FONT}`;
        const width = context.measureText(city.name).width;
        for (const [x, y] of this._spots(view, city.x, city.y)) this._city(context, city, large, width, x, y);
      }
    },

    _city(context, city, large, width, x, y) {
      const places = [
        [7, 0], [-width - 7, 0], [-width / 2, -14], [-width / 2, 14], [16, 0], [-width - 16, 0],
        [24, 0], [-width - 24, 0], [-width / 2, 22], [-width / 2, -22], [12, 16], [-width - 12, 16], [12, -16], [-width - 12, -16],
        [34, 0], [-width - 34, 0], [-width / 2, 36], [-width / 2, -36],
      ];
      const boxes = places.map(([dx, dy]) => [x + dx - 3, y + dy - 7, x + dx + width + 3, y + dy + 7]);
      const costs = boxes.map((box) => (this._free(box, this._taken) ? this._covered(box) : Infinity)), least = Math.min(...costs);
      if (least > (large ? CUT : 0)) return;
      const chosen = costs.indexOf(least);
      const [x0, y0, x1, y1] = boxes[chosen];
      this._taken.push([Math.min(x0, x - 3), y0, Math.max(x1, x + 3), y1]);
      context.beginPath();
      context.arc(x, y, large ? 2.2 : 1.6, 0, 2 * Math.PI);
      context.fillStyle = this._base.palette.dot;
      context.fill();
      this._write(context, city.name, x + places[chosen][0], y + places[chosen][1], this._base.palette.city);
    },
  });

  Object.assign(window.Dateline, { BaseMap });
})();
