// What stands under the pointer on the canvas of the incidents: its tip, and what a click tells. Parts of incidents.js.
(function () {
  "use strict";

  const { shapes } = window.Dateline;
  const LIST = 1000; // positions told to the server at most, the last of them: those are the newest
  const FEW = 25; // a group of so many is told as a list; a larger one is zoomed into
  const ANSWERS = 4; // clicks whose answers may be on their way

  const pointing = {
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
  };

  Object.assign(window.Dateline, { pointing });
})();
