// The map as one file that opens anywhere: what it needs stands in the page, nothing is asked of anyone.
(function () {
  "use strict";

  const given = JSON.parse(document.getElementById("dateline-given").textContent);
  const panel = document.getElementById("panel");
  const LISTED = 50;

  function add(parent, tag, text, name) {
    const node = document.createElement(tag);
    node.textContent = text;
    if (name) node.className = name;
    parent.append(node);
    return node;
  }

  // Every word of an incident is set as text, never as HTML; links lead to http and https only.
  function article(incident) {
    const box = document.createElement("article");
    add(box, "p", incident.what, "what");
    add(box, "h2", incident.where);
    add(box, "p", incident.when, "when");
    if (incident.description) add(box, "p", incident.description);
    add(box, "p", [incident.people, incident.claim, incident.status].filter(Boolean).join(" · "), "facts");
    if (incident.quote) add(box, "blockquote", incident.quote);
    const list = add(box, "ul", "");
    for (const [words, url] of incident.sources) {
      const item = add(list, "li", "");
      if (/^https?:\/\//i.test(url)) Object.assign(add(item, "a", words), { href: url, rel: "noopener noreferrer", target: "_blank" });
      else item.textContent = words;
    }
    return box;
  }

  // The newest first, as on the page.
  function show(positions, total) {
    panel.replaceChildren(...positions.reverse().slice(0, LISTED).map((i) => article(given.incidents[i])));
    if (total > LISTED) add(panel, "p", `The first ${LISTED} of ${total.toLocaleString("en-GB")}.`);
    panel.scrollTop = 0;
  }

  const map = L.map("map", { center: [49.5, 34.5], zoom: 5, minZoom: 2, maxZoom: 14, zoomSnap: 0.5, worldCopyJump: true });
  const EVERYTHING = { url: "incidents", digest: "0", from: null, to: null, undated: true };
  if (window.datelineFiles.shapes) EVERYTHING.shapes = "shapes";
  let command = EVERYTHING;

  // A bit for each incident that lies in a rectangle, as a command has them.
  function within(data, [west, south, east, north]) {
    const bits = new Uint8Array(Math.ceil(data.n / 8));
    for (let i = 0; i < data.n; i++) {
      const lon = data.lon[i], lat = data.lat[i];
      const between = west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
      if (between && lat >= south && lat <= north) bits[i >> 3] |= 128 >> (i & 7);
    }
    return btoa(String.fromCharCode(...bits));
  }

  const Local = window.Dateline.Incidents.extend({
    send(words) {
      const [letter, numbers] = words.split(";"), canvas = map.datelineIncidents;
      const list = numbers ? numbers.split(",") : [];
      if (/^\d+$/.test(letter)) show(list.map(Number), Number(letter));
      else if (letter === "w") {
        const [from, to] = numbers.split(",").map((day) => (day ? Number(day) : null));
        command = { ...command, from, to };
      } else {
        const { from, to } = canvas._days;
        command = { ...command, from, to };
        if (letter === "u") command.undated = numbers === "1";
        else if (letter === "t") command.types = list.length ? list.map(Number) : null;
        else if (letter === "b") Object.assign(command, { box: list.map(Number), keep: within(canvas._data, list.map(Number)) });
        canvas.show(command, this);
      }
      return 0;
    },
  });

  window.Dateline.frame(map, { theme: given.theme, label: "Map of incidents", view: "standalone", timeline: true });
  new window.Dateline.BaseMap({ url: "basemap", theme: given.theme, deFacto: given.deFacto }).addTo(map);
  map.once("datelineincidents", ({ canvas }) => canvas.once("shown", () => {
    const bounds = canvas.bounds();
    const legend = map.getContainer().querySelector(".dateline-legend"), left = legend?.open ? legend.offsetWidth + 20 : 50; // nothing lies under it
    if (bounds.isValid()) map.fitBounds(bounds, { paddingTopLeft: [left, 30], paddingBottomRight: [30, 30], maxZoom: 8, animate: false });
  }));
  new Local(command).addTo(map);
  document.getElementById("all").addEventListener("click", () => {
    command = { ...EVERYTHING };
    map.datelineIncidents.scrub(null, null, false); // a handle that was just moved still holds its days
    map.datelineIncidents.show(command, map.datelineIncidents._layer);
    panel.replaceChildren();
  });
})();
