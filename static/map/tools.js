// Buttons of the map: full screen, distance, rectangle, picture; the coordinates under the pointer; how incidents are drawn.
(function () {
  "use strict";

  const { picture, signs: { button }, words: { say, counted, number } } = window.Dateline;
  const SIGNS = {
    full: "M6 2H2v4M10 2h4v4M14 10v4h-4M2 10v4h4M2 2l4 4M14 2l-4 4M14 14l-4-4M2 14l4-4",
    distance: "M2 11.5 11.5 2 14 4.5 4.5 14zM5 8.5l1.5 1.5M7 6.5l2.2 2.2M9 4.5 10.5 6",
    rectangle: "M3 4h10v8H3zM1.8 2.8h2.4v2.4H1.800zM11.800 10.800h2.4v2.4h-2.400z",
    polygon: "M3 12 5 3.500 12.500 5 13 11 8 8.500z",
    picture: "M8 2v8M4.500 7 8 10.500 11.500 7M2.500 13.500h11",
  };
  const ways = () => [
    ["symbols", say("Symbols, size by killed")], ["even", say("Symbols, one size")], ["hexagons", say("Hexagons")],
    ["heat", say("Heat map")],
  ];

  // One tool at a time; clicks belong to it, and Escape ends it.
  class Tool {
    constructor(map) {
      this.map = map;
      map.getContainer().addEventListener("keydown", (event) => event.key === "Escape" && this.stop());
      this.note = L.DomUtil.create("div", "dateline-note", map.getContainer());
      this.note.setAttribute("role", "status");
      this.note.hidden = true;
    }

    start(node, words, begin) {
      const again = this.node === node;
      this.stop();
      if (again) return;
      this.node = node;
      node.setAttribute("aria-pressed", "true");
      this.map.datelineTool = true;
      this.map.getContainer().style.cursor = "crosshair";
      this.tell(words);
      this.end = begin();
    }

    tell(words) {
      this.note.textContent = words;
      this.note.hidden = !words;
    }

    stop() {
      if (!this.node) return;
      this.node.removeAttribute("aria-pressed");
      this.node = null;
      this.map.datelineTool = false;
      this.map.getContainer().style.cursor = "";
      this.tell("");
      this.end();
    }
  }

  function km(metres) {
    const digits = metres < 10000 ? 2 : 1;
    return say("{km} km", { km: number(metres / 1000, { minimumFractionDigits: digits, maximumFractionDigits: digits }) });
  }

  // Great-circle length of a line of clicks.
  function measure(tool, map) {
    return () => {
      const line = L.polyline([], { color: "#d62839", weight: 2.5, dashArray: "5 4", interactive: false }).addTo(map);
      const add = ({ latlng }) => {
        line.addLatLng(latlng);
        const points = line.getLatLngs();
        let length = 0;
        for (let i = 1; i < points.length; i++) length += points[i - 1].distanceTo(points[i]);
        tool.tell(points.length > 1 ? say("{length} · click to go on, Esc to end", { length: km(length) }) : say("Click the next point"));
      };
      map.on("click", add);
      map.doubleClickZoom.disable();
      return () => {
        map.off("click", add);
        map.doubleClickZoom.enable();
        line.remove();
      };
    };
  }

  const wrapped = (longitude) => ((((longitude + 180) % 360) + 360) % 360) - 180;
  const MOST_CORNERS = 100; // as geo.filters.rings has it
  const digits = (value) => String(Number(value.toFixed(4)));

  // A rectangle from corner to corner; the server filters by it. West may lie east of east: across the antimeridian.
  function rectangle(tool, map) {
    return () => {
      let from = null, shape = null;
      const down = (event) => { from = event.latlng; };
      const move = (event) => {
        if (!from) return;
        if (shape) shape.remove();
        shape = L.rectangle(L.latLngBounds(from, event.latlng), { color: "#0b5c8c", weight: 2, interactive: false }).addTo(map);
      };
      const up = () => {
        const bounds = shape && shape.getBounds();
        if (!bounds || bounds.getNorth() - bounds.getSouth() < 1e-4) { from = null; return; }
        const all = bounds.getEast() - bounds.getWest() >= 360;
        const sides = [
          all ? -180 : wrapped(bounds.getWest()), Math.max(bounds.getSouth(), -90),
          all ? 180 : wrapped(bounds.getEast()), Math.min(bounds.getNorth(), 90),
        ];
        map.datelineIncidents.ask("b", sides.map(digits).join(","));
        tool.stop();
      };
      map.dragging.disable();
      map.on("mousedown", down).on("mousemove", move).on("mouseup", up);
      return () => {
        map.off("mousedown", down).off("mousemove", move).off("mouseup", up);
        map.dragging.enable();
        if (shape) shape.remove();
      };
    };
  }

  // A polygon corner by corner; a click on the first corner, a double click or Enter closes it.
  function polygon(tool, map) {
    return () => {
      const line = L.polyline([], { color: "#0b5c8c", weight: 2, interactive: false }).addTo(map);
      const first = L.circleMarker([0, 0], { radius: 6, color: "#0b5c8c", weight: 2, fillColor: "#fff", fillOpacity: 1, interactive: false });
      const close = () => {
        const corners = line.getLatLngs();
        if (corners.length < 3) return;
        if (corners.length > MOST_CORNERS) return tool.tell(counted(MOST_CORNERS, "At most {n} corner; Esc to begin again", "At most {n} corners; Esc to begin again"));
        const numbers = corners.flatMap(({ lat, lng }) => [wrapped(lng), Math.max(-90, Math.min(90, lat))]).map(digits);
        map.datelineIncidents.ask("p", numbers.join(","));
        tool.stop();
      };
      const add = ({ latlng }) => {
        const corners = line.getLatLngs(), pixel = (point) => map.latLngToContainerPoint(point);
        if (corners.length > 2 && pixel(corners[0]).distanceTo(pixel(latlng)) < 12) return close();
        const last = corners[corners.length - 1];
        if (last && pixel(last).distanceTo(pixel(latlng)) < 3) return; // the second click of a double click
        line.addLatLng(latlng);
        first.setLatLng(line.getLatLngs()[0]).addTo(map);
        tool.tell(line.getLatLngs().length < 3 ? say("Click the next corner") : say("Click the first corner or press Enter to close it, Esc to end"));
      };
      const key = (event) => event.key === "Enter" && close();
      map.on("click", add).on("dblclick", close);
      map.getContainer().addEventListener("keydown", key);
      map.doubleClickZoom.disable();
      return () => {
        map.off("click", add).off("dblclick", close);
        map.getContainer().removeEventListener("keydown", key);
        map.doubleClickZoom.enable();
        line.remove();
        first.remove();
      };
    };
  }

  const Tools = L.Control.extend({
    options: { position: "topleft" },
    onAdd(map) {
      const bar = L.DomUtil.create("div", "leaflet-bar leaflet-control"), tool = new Tool(map);
      L.DomEvent.disableClickPropagation(bar);
      if (document.fullscreenEnabled)
        button(bar, say("Full screen"), SIGNS.full, () => (
          document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
        ));
      button(bar, say("Measure a distance"), SIGNS.distance, (node) => tool.start(node, say("Click the first point"), measure(tool, map)));
      button(bar, say("Only within a rectangle"), SIGNS.rectangle, (node) => (
        tool.start(node, say("Drag from corner to corner"), rectangle(tool, map))
      ));
      button(bar, say("Only within a polygon"), SIGNS.polygon, (node) => tool.start(node, say("Click the first corner"), polygon(tool, map)));
      button(bar, say("Save the map as a picture"), SIGNS.picture, () => picture.save(map).catch((error) => {
        tool.tell(say("The picture could not be made: tiles from outside forbid it. Choose the offline base map."));
        console.warn(error);
        setTimeout(() => tool.tell(""), 6000);
      }));
      return bar;
    },
  });

  const Ways = L.Control.extend({
    options: { position: "topright" },
    onAdd(map) {
      const box = L.DomUtil.create("div", "dateline-ways leaflet-control"), choice = L.DomUtil.create("select", "", box);
      choice.setAttribute("aria-label", say("How incidents are drawn"));
      choice.append(...ways().map(([value, words]) => new Option(words, value)));
      L.DomEvent.disableClickPropagation(box);
      choice.addEventListener("change", () => map.datelineIncidents && map.datelineIncidents.draws(choice.value));
      return box;
    },
  });

  // Latitude, longitude under the pointer.
  const Coordinates = L.Control.extend({
    options: { position: "bottomright" },
    onAdd(map) {
      const box = L.DomUtil.create("div", "dateline-coordinates leaflet-control");
      box.setAttribute("aria-hidden", "true");
      box.hidden = true;
      map.on("mousemove", ({ latlng }) => {
        const { lat, lng } = latlng.wrap();
        box.hidden = false;
        box.textContent = `${Math.abs(lat).toFixed(4)}° ${lat < 0 ? say("S") : say("N")}, ${Math.abs(lng).toFixed(4)}° ${lng < 0 ? say("W") : say("E")}`;
      });
      map.on("mouseout", () => { box.hidden = true; });
      return box;
    },
  });

  function tools(map) {
    new Tools().addTo(map);
    new Ways().addTo(map);
    new Coordinates().addTo(map);
  }

  Object.assign(window.Dateline, { tools });
})();
