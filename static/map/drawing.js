// What is drawn on the map by hand: a distance, a rectangle, a polygon. Each is begun by a tool (tools.js) and gives back how it ends.
(function () {
  "use strict";

  const { words: { say, counted, number } } = window.Dateline;
  const INK = "#0b5c8c", WRONG = "#d62839";

  function km(metres) {
    const digits = metres < 10000 ? 2 : 1;
    return say("{km} km", { km: number(metres / 1000, { minimumFractionDigits: digits, maximumFractionDigits: digits }) });
  }

  // What is drawn by hand lies over the symbols, and leaves the pointer to the map.
  function above(map) {
    const name = "dateline-drawn", pane = map.getPane(name) || map.createPane(name);
    pane.style.zIndex = 470;
    pane.style.pointerEvents = "none";
    return name;
  }

  // Great-circle length of a line of clicks.
  function measure(tool, map) {
    return () => {
      const line = L.polyline([], { color: WRONG, weight: 2.5, dashArray: "5 4", interactive: false, pane: above(map) }).addTo(map), dots = L.layerGroup().addTo(map);
      const add = ({ latlng }) => {
        line.addLatLng(latlng);
        dots.addLayer(L.circleMarker(latlng, { radius: 3.5, color: WRONG, weight: 2, fillColor: "#fff", fillOpacity: 1, interactive: false, pane: above(map) }));
        const points = line.getLatLngs();
        let length = 0;
        for (let i = 1; i < points.length; i++) length += points[i - 1].distanceTo(points[i]);
        map.datelineDistance = points.length > 1 ? { points, length: km(length) } : null; // for the picture
        tool.tell(points.length > 1 ? say("{length} · click to go on, Esc to end", { length: km(length) }) : say("Click the next point"));
      };
      map.on("click", add);
      map.doubleClickZoom.disable();
      return () => {
        map.off("click", add);
        map.doubleClickZoom.enable();
        map.datelineDistance = null;
        line.remove();
        dots.remove();
      };
    };
  }

  const wrapped = (longitude) => ((((longitude + 180) % 360) + 360) % 360) - 180;
  const MOST_CORNERS = 100; // as geo.filters.rings has it
  const digits = (value) => String(Number(value.toFixed(4)));

  // Follows a mouse, a pen or one finger from where it goes down to where it leaves; gives back how to end that.
  function drags(map, { down, move, up, cancel }) {
    const node = map.getContainer(), ended = new AbortController(), { signal } = ended;
    let id = null;
    const follow = (name, act, last) => node.addEventListener(name, (event) => {
      if (event.pointerId !== id) return;
      if (last) id = null;
      act(map.mouseEventToLatLng(event));
    }, { signal });
    node.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button || event.target.closest(".leaflet-control")) return;
      id = event.pointerId;
      node.setPointerCapture(id); // also beyond the map's edge
      down(map.mouseEventToLatLng(event));
    }, { signal });
    follow("pointermove", move);
    follow("pointerup", up, true);
    follow("pointercancel", cancel, true);
    node.style.touchAction = "none"; // a finger draws, it does not scroll the page
    return () => {
      ended.abort();
      node.style.touchAction = "";
    };
  }

  function askForBox(map, bounds) {
    const all = bounds.getEast() - bounds.getWest() >= 360;
    const sides = [
      all ? -180 : wrapped(bounds.getWest()), Math.max(bounds.getSouth(), -90),
      all ? 180 : wrapped(bounds.getEast()), Math.min(bounds.getNorth(), 90),
    ];
    map.datelineIncidents.ask("b", sides.map(digits).join(","));
  }

  // A rectangle from corner to corner; the server filters by it. West may lie east of east: across the antimeridian.
  function rectangle(tool, map) {
    return () => {
      let from = null, shape = null;
      const clear = () => {
        if (shape) shape.remove();
        shape = null;
      };
      map.dragging.disable();
      const end = drags(map, {
        down: (point) => { from = point; },
        move(point) {
          clear();
          shape = L.rectangle(L.latLngBounds(from, point), { color: INK, weight: 2, interactive: false, pane: above(map) }).addTo(map);
        },
        up() {
          const bounds = shape && shape.getBounds();
          if (!bounds || bounds.getNorth() - bounds.getSouth() < 1e-4) return clear();
          askForBox(map, bounds);
          setTimeout(() => tool.stop()); // the click that follows is not on an incident
        },
        cancel: clear,
      });
      return () => {
        end();
        map.dragging.enable();
        clear();
      };
    };
  }

  // Which side of the line from a to b a point lies on; in degrees, as the server looks at it (geo.filters.rings).
  const side = (a, b, point) => Math.sign((b.lng - a.lng) * (point.lat - a.lat) - (b.lat - a.lat) * (point.lng - a.lng));
  const cross = (a, b, c, d) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;

  // Whether the line from the last corner to `point` crosses one that is drawn.
  function crosses(corners, point) {
    const last = corners[corners.length - 1];
    return corners.slice(1).some((corner, i) => cross(corners[i], corner, last, point));
  }

  // The lines of a polygon that is not closed yet, and the one to the pointer: red where it would cross another.
  class Outline {
    constructor(map) {
      this.line = L.polyline([], { color: INK, weight: 2, interactive: false, pane: above(map) }).addTo(map);
      this.next = L.polyline([], { color: INK, weight: 2, dashArray: "4 5", interactive: false, pane: above(map) }).addTo(map);
      this.first = L.circleMarker([0, 0], { radius: 6, color: INK, weight: 2, fillColor: "#fff", fillOpacity: 1, interactive: false, pane: above(map) });
      this.map = map;
    }

    get corners() { return this.line.getLatLngs(); }

    // Shows the line to `point`; says whether it may be drawn.
    reach(point) {
      const { corners } = this, wrong = crosses(corners, point);
      this.next.setLatLngs(corners.length ? [corners[corners.length - 1], point] : []).setStyle({ color: wrong ? WRONG : INK });
      return !wrong;
    }

    take(corners) {
      this.line.setLatLngs(corners);
      this.next.setLatLngs([]);
      if (corners.length) this.first.setLatLng(corners[0]).addTo(this.map);
      else this.first.remove();
    }

    remove() {
      for (const part of [this.line, this.next, this.first]) part.remove();
    }
  }

  function askForPolygon(map, corners) {
    const numbers = corners.flatMap(({ lat, lng }) => [wrapped(lng), Math.max(-90, Math.min(90, lat))]).map(digits);
    map.datelineIncidents.ask("p", numbers.join(","));
  }

  // A polygon corner by corner; a click on the first corner, a double click or Enter closes it, Backspace takes the last corner back.
  function polygon(tool, map) {
    return () => {
      const outline = new Outline(map), pixel = (point) => map.latLngToContainerPoint(point);
      const told = ({ length }) => tool.tell(length < 3 ? say("Click the next corner") : say("Click the first corner or press Enter to close it, Esc to end"));
      const allowed = (point) => outline.reach(point) || tool.tell(say("This line would cross another. Click elsewhere, or press Backspace to take the last corner back."));
      const close = () => {
        const { corners } = outline;
        if (corners.length < 3) return;
        if (corners.length > MOST_CORNERS) return tool.tell(counted(MOST_CORNERS, "At most {n} corner; Esc to begin again", "At most {n} corners; Esc to begin again"));
        if (!allowed(corners[0])) return;
        askForPolygon(map, corners);
        tool.stop();
      };
      const add = ({ latlng }) => {
        const { corners } = outline, last = corners[corners.length - 1];
        if (corners.length > 2 && pixel(corners[0]).distanceTo(pixel(latlng)) < 12) return close();
        if (last && pixel(last).distanceTo(pixel(latlng)) < 3) return; // the second click of a double click
        if (!allowed(latlng)) return;
        outline.take([...corners, latlng]);
        told(outline.corners);
      };
      const move = ({ latlng }) => outline.reach(latlng);
      const key = (event) => {
        if (event.key === "Enter") close();
        if (event.key !== "Backspace" || !outline.corners.length) return;
        outline.take(outline.corners.slice(0, -1));
        told(outline.corners);
      };
      map.on("click", add).on("dblclick", close).on("mousemove", move);
      map.getContainer().addEventListener("keydown", key);
      map.doubleClickZoom.disable();
      return () => {
        map.off("click", add).off("dblclick", close).off("mousemove", move);
        map.getContainer().removeEventListener("keydown", key);
        map.doubleClickZoom.enable();
        outline.remove();
      };
    };
  }

  Object.assign(window.Dateline, { drawing: { WRONG, measure, rectangle, polygon } });
})();
