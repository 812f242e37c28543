// What surrounds the map: its name for screen readers, the kept view, the buttons, the legend, the words in tips.
(function () {
  "use strict";

  const { selection, legend: { Legend }, signs: { button }, keeping: { keep, page }, words: { say, counted, date: day } } = window.Dateline;
  const places = () => ({
    near: say("near the point shown"), admin2: say("somewhere in the district"), admin1: say("somewhere in the region"),
    area: say("somewhere in the area"), country: say("somewhere in the country"),
  });
  const states = () => [say("not yet reviewed"), say("reviewed"), say("verified"), say("rejected")];

  function dates(data, i) {
    if (data.start[i] === selection.UNDATED) return say("Date unknown");
    const from = day(data.start[i]);
    return data.span[i] ? `${from} – ${day(data.start[i] + data.span[i])}` : from;
  }

  // The lines of a tip for a symbol, a cluster or an area.
  function describe(data, item) {
    if (item.total === 1) {
      const i = (item.members || item.find())[0];
      const killed = data.killed[i] === 65535 ? "" : counted(data.killed[i], "{n} reported killed", "{n} reported killed");
      const place = item.paths ? say("Line or area as it was drawn") : places()[data.precisions[data.precision[i]]];
      return [say(data.types[data.type[i]].label), dates(data, i), killed, place, states()[data.status[i]]].filter(Boolean);
    }
    const where = item.path ? (item.wide ? say("somewhere in the country") : say("known by area only")) : "";
    const action = item.path || item.total <= 25 ? say("Click for the list") : say("Click to come closer");
    return [counted(item.total, "{n} incident", "{n} incidents"), where, action].filter(Boolean);
  }

  // Enter takes the day typed into one of the page's date inputs, as leaving it does: Streamlit's own waits for a press elsewhere.
  function takeDaysOnEnter() {
    const own = page(), ended = new AbortController();
    if (!own) return;
    own.document.addEventListener("keydown", ({ key, target }) => {
      if (key !== "Enter" || !target.closest || !target.closest("[data-testid=stDateInputField]") || target.closest("button")) return;
      own.document.body.dispatchEvent(new own.PointerEvent("pointerdown", { bubbles: true }));
    }, { capture: true, signal: ended.signal });
    addEventListener("pagehide", () => ended.abort());
  }

  // What was asked for while the page had no connection is asked for again once it has one: nobody heard it, and map and numbers would differ.
  function askAgain(map) {
    const own = page(), app = own && own.document.querySelector(".stApp");
    if (!app) return;
    const watch = new MutationObserver(() => {
      const canvas = map.datelineIncidents, there = app.dataset.testConnectionState === "CONNECTED";
      if (canvas) canvas.connected(there);
    });
    watch.observe(app, { attributeFilter: ["data-test-connection-state"] });
    addEventListener("pagehide", () => watch.disconnect());
  }

  const Fit = L.Control.extend({
    options: { position: "topleft" },
    onAdd(map) {
      const bar = L.DomUtil.create("div", "leaflet-bar leaflet-control");
      L.DomEvent.disableClickPropagation(bar);
      button(bar, say("Show all incidents"), "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4", () => {
        const canvas = map.datelineIncidents, bounds = canvas && canvas.bounds();
        if (bounds && bounds.isValid()) map.fitBounds(bounds, { padding: [40, 40], maxZoom: 9 });
      });
      return bar;
    },
  });

  const Scale = L.Control.Scale.extend({
    _updateScale(node, text, ratio) {
      const [amount, unit] = text.split(" ");
      L.Control.Scale.prototype._updateScale.call(this, node, `${amount} ${unit === "km" ? say("km") : say("m")}`, ratio);
    },
  });

  // What Leaflet's own buttons are called; some come after the frame.
  function nameControls(map) {
    const names = { zoomIn: say("Zoom in"), zoomOut: say("Zoom out") };
    for (const [name, words] of Object.entries(names)) {
      const node = map.zoomControl && map.zoomControl[`_${name}Button`];
      if (!node) continue;
      node.title = words;
      node.setAttribute("aria-label", words);
    }
    const layers = map.getContainer().querySelector(".leaflet-control-layers-toggle");
    if (layers) layers.title = say("Base maps");
  }

  function frame(map, options) {
    const container = map.getContainer();
    map.options.datelineTheme = options.theme;
    container.classList.add("dateline", `dateline-${options.theme}`);
    container.setAttribute("role", "application");
    container.setAttribute("aria-label", options.label);
    map.attributionControl.setPrefix(false);
    new Scale({ imperial: false, position: "bottomright" }).addTo(map);
    setTimeout(nameControls, 0, map);
    new Fit().addTo(map);
    new Legend({ theme: options.theme, filters: options.timeline }).addTo(map);
    const kept = keep(map, options.view, options.timeline);
    if (options.timeline) window.Dateline.tools(map, kept);
    if (options.timeline) new window.Dateline.Timeline(map, options.theme, kept);
    if (options.timeline) takeDaysOnEnter();
    if (options.timeline) askAgain(map);
    if (window.Dateline.catchUp) window.Dateline.catchUp();
    new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(container);
  }

  Object.assign(window.Dateline, { frame, describe });
})();
