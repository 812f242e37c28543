// Buttons of the map: full screen, what is drawn by hand, picture; the coordinates under the pointer; how incidents are drawn.
(function () {
  "use strict";

  const { picture, drawing: { measure, rectangle, polygon }, signs: { button }, words: { say } } = window.Dateline;
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
      choice.value = this.options.kept.now.draw || choice.value;
      L.DomEvent.disableClickPropagation(box);
      map.on("datelineincidents", ({ canvas }) => canvas.draws(choice.value)); // may come after the choice
      choice.addEventListener("change", () => {
        this.options.kept.set("draw", choice.value);
        if (map.datelineIncidents) map.datelineIncidents.draws(choice.value);
      });
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

  // `kept` is what keeping.js keeps of the map.
  function tools(map, kept) {
    new Tools().addTo(map);
    new Ways({ kept }).addTo(map);
    new Coordinates().addTo(map);
  }

  Object.assign(window.Dateline, { tools });
})();
