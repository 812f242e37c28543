// The base map: land, borders and names, drawn from our own files; no tile server is asked.
(function () {
  "use strict";

  const { load, mercator, CanvasLayer } = window.Dateline;
  const DETAIL_ZOOM = 4.5; // from here on tiles with divisions and small places
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
  // Fewest people that a city on the map has, by zoom.
  const PEOPLE = [5e6, 5e6, 5e6, 3e6, 1e6, 5e5, 1.5e5, 6e4, 3e4, 15e3];

  // One file as paths in its own units, with the factors that bring them to the unit square.
  function prepare({ arrays, meta }) {
    const tile = meta.tile || [-180, -85.06, 180, 85.06];
    const left = mercator.x(tile[0]), top = mercator.y(tile[3]);
    const size = mercator.x(tile[2]) - left;
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
      { name, people, x: mercator.x(lon), y: mercator.y(lat) }
    ));
    const bottom = mercator.y(tile[1]);
    return { left, top, size, height: bottom - top, land, lines, cities, meta };
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
      CanvasLayer.prototype.onAdd.call(this, map);
      if (!this._world) this._fetch("world", (file) => { this._world = file; });
    },

    getAttribution: () => "Natural Earth · GeoNames",

    _fetch(name, keep) {
      load(`${this.options.url}/${name}.bin`)
        .then((content) => { keep(prepare(content)); this.redraw(); })
        .catch((error) => { console.error("Base map:", error); this.failed = true; });
    },

    // The tiles that the view needs and that are here; missing ones are sent for.
    _visible(view) {
      const size = this._world.meta.size, found = [];
      let complete = true;
      for (const [west, south] of this._world.meta.tiles) {
        const x0 = mercator.x(west) * view.world, x1 = mercator.x(west + size) * view.world;
        const y0 = mercator.y(south + size) * view.world, y1 = mercator.y(south) * view.world;
        const shown = this._copies(view).some((k) => x1 + k > view.left && x0 + k < view.left + view.width);
        if (!shown || y1 < view.top || y0 > view.top + view.height) continue;
        const name = `${west}_${south}`;
        if (!this._tiles.has(name)) {
          this._tiles.set(name, null);
          this._fetch(name, (file) => this._tiles.set(name, file));
        }
        const tile = this._tiles.get(name);
        if (tile) found.push(tile);
        else complete = false;
      }
      return { found, complete };
    },

    // Offsets in pixels of the worlds that lie side by side in the view.
    _copies(view) {
      const first = Math.floor(view.left / view.world), last = Math.floor((view.left + view.width) / view.world);
      return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * view.world);
    },

    draw(context, view) {
      if (!this._world) return;
      const detail = view.zoom >= DETAIL_ZOOM ? this._visible(view) : { found: [], complete: false };
      const files = detail.complete ? detail.found : [this._world];
      for (const copy of this._copies(view)) for (const file of files) this._file(context, view, file, copy);
      this._labels(context, view, files);
      this.drawn = { detail: detail.complete, files: files.length, labels: this._placed };
    },

    _file(context, view, file, copy) {
      const x = file.left * view.world + copy - view.left, y = file.top * view.world - view.top;
      const scale = (file.size * view.world) / UNITS, edge = Math.round;
      const width = edge(x + file.size * view.world) - edge(x);
      context.save();
      context.beginPath(); // whole pixels, so that neighbouring tiles meet without a seam
      context.rect(edge(x), edge(y), width, edge(y + file.height * view.world) - edge(y));
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

    // Names, the largest first; one that would cover another is left out.
    _labels(context, view, files) {
      const taken = [];
      const free = (box) => taken.every(
        (b) => box[0] > b[2] || box[2] < b[0] || box[1] > b[3] || box[3] < b[1],
      );
      const claim = (box) => free(box) && taken.push(box) > 0;
      const inside = (x, y) => x > 4 && y > 4 && x < view.width - 4 && y < view.height - 4;
      const copies = this._copies(view);
      context.lineJoin = "round";
      context.textBaseline = "middle";
      this._placed = 0;
      const write = (text, x, y, colour) => {
        context.lineWidth = 3;
        context.strokeStyle = this.palette.halo;
        context.strokeText(text, x, y);
        context.fillStyle = colour;
        context.fillText(text, x, y);
        this._placed++;
      };
      const people = PEOPLE[Math.min(Math.floor(view.zoom), PEOPLE.length - 1)];
      const countries = view.zoom >= 2 && view.zoom < 7
        ? this._world.meta.countries.filter((c) => Math.sqrt(c[3]) * view.world / 360 > 28) : [];
      context.textAlign = "center";
      context.font = `600 ${view.zoom < 4 ? 10 : 12}px ${FONT}`;
      context.letterSpacing = "1.5px";
      for (const [name, lon, lat] of countries)
        for (const copy of copies) {
          const x = mercator.x(lon) * view.world + copy - view.left, y = mercator.y(lat) * view.world - view.top;
          const text = name.toUpperCase(), half = context.measureText(text).width / 2 + 4;
          if (inside(x, y) && claim([x - half, y - 8, x + half, y + 8])) write(text, x, y, this.palette.name);
        }
      context.textAlign = "left";
      context.letterSpacing = "0px";
      const cities = files.flatMap((f) => f.cities).filter((c) => c.people >= people);
      cities.sort((a, b) => b.people - a.people);
      for (const city of cities)
        for (const copy of copies) {
          const x = Math.round(city.x * view.world + copy - view.left);
          const y = Math.round(city.y * view.world - view.top);
          if (!inside(x, y)) continue;
          const large = city.people >= 5e5;
          context.font = `${large ? 600 : 400} ${large ? 12.5 : 11.5}px ${FONT}`;
          const width = context.measureText(city.name).width;
          if (!claim([x - 4, y - 8, x + width + 11, y + 8])) continue;
          context.beginPath();
          context.arc(x, y, large ? 2.2 : 1.6, 0, 2 * Math.PI);
          context.fillStyle = this.palette.dot;
          context.fill();
          write(city.name, x + 6, y, this.palette.city);
        }
    },
  });

  Object.assign(window.Dateline, { BaseMap });
})();
