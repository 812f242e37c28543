// Web Mercator on the unit square (0, 0 in the north-west), shared by the base map and the incidents.
(function () {
  "use strict";

  const RADIANS = Math.PI / 180, EDGE = 85.0511287798;

  const x = (longitude) => longitude / 360 + 0.5;
  function y(latitude) {
    const s = Math.sin(Math.max(-EDGE, Math.min(EDGE, latitude)) * RADIANS);
    return 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI);
  }
  const longitude = (value) => (value - 0.5) * 360;
  const latitude = (value) => Math.atan(Math.sinh((0.5 - value) * 2 * Math.PI)) / RADIANS;
  const worldSize = (zoom) => 256 * 2 ** zoom;
  // Kilometres to pixels at a latitude.
  const pixels = (km, atLatitude, zoom) => (km * worldSize(zoom)) / (40075.017 * Math.cos(atLatitude * RADIANS));

  // A canvas that covers the map and a margin, follows pans and zooms, and calls draw() when it must be redrawn.
  const CanvasLayer = L.Renderer.extend({
    options: { padding: 0.15 },

    _initContainer() {
      this._container = L.DomUtil.create("canvas", "dateline-canvas");
      this._container.setAttribute("aria-hidden", "true");
      this._container.style.pointerEvents = "none";
      this._context = this._container.getContext("2d");
    },

    _destroyContainer() {
      cancelAnimationFrame(this._frame);
      this._frame = 0;
      L.DomUtil.remove(this._container);
      delete this._container;
      delete this._context;
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize(), ratio = window.devicePixelRatio || 1;
      L.DomUtil.setPosition(this._container, this._bounds.min);
      this._container.width = Math.round(size.x * ratio);
      this._container.height = Math.round(size.y * ratio);
      this._container.style.width = `${size.x}px`;
      this._container.style.height = `${size.y}px`;
      this._draw();
    },

    // Draws with the next frame, once however often it is called before.
    redraw() {
      if (this._map && !this._frame) this._frame = requestAnimationFrame(() => this._draw());
    },

    _draw() {
      cancelAnimationFrame(this._frame);
      this._frame = 0;
      if (!this._map || !this._bounds || this._map._animatingZoom) return;
      const ratio = window.devicePixelRatio || 1, size = this._bounds.getSize();
      const corner = this._bounds.min.add(this._map.getPixelOrigin());
      this._context.setTransform(ratio, 0, 0, ratio, 0, 0);
      this._context.clearRect(0, 0, size.x, size.y);
      this.draw(this._context, {
        left: corner.x, top: corner.y, width: size.x, height: size.y, ratio,
        zoom: this._zoom, world: worldSize(this._zoom),
      });
    },
  });

  window.Dateline = Object.assign(window.Dateline || {}, {
    mercator: { x, y, longitude, latitude, worldSize, pixels }, CanvasLayer,
  });
})();
