// The map as one file that opens anywhere: what it needs stands in the page, nothing is asked of anyone.
(function () {
  "use strict";

  const given = JSON.parse(document.getElementById("dateline-given").textContent);
  const { speak, say, number } = window.Dateline.words;
  const panel = document.getElementById("panel");
  const LISTED = 50;

  // The words that stand in the page are English, for browsers without scripts.
  function speakAll() {
    speak(given.language, given.words);
    document.title = `${say("Incident map")} · Dateline`;
    document.getElementById("what").textContent = say("Incident map");
    document.getElementById("all").textContent = say("Show all");
    panel.setAttribute("aria-label", say("Incidents chosen on the map"));
    panel.firstElementChild.textContent = say("Click a symbol on the map to read about it.");
  }
  speakAll();

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
    if (total > LISTED) add(panel, "p", say("The first {first} of {all}.", { first: number(LISTED), all: number(total) }));
    panel.scrollTop = 0;
  }

  const map = L.map("map", { center: [49.5, 34.5], zoom: 5, minZoom: 2, maxZoom: 14, zoomSnap: 0.5, worldCopyJump: true });
  const EVERYTHING = { url: "incidents", digest: "0", from: null, to: null, undated: true };
  if (window.datelineFiles.shapes) EVERYTHING.shapes = "shapes";
  let command = EVERYTHING;

  const inBox = (lon, lat, [west, south, east, north]) => (
    lat >= south && lat <= north && (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east)
  );

  // The corners with longitudes that go on beyond 180 where the shorter way leads over the antimeridian; null around a pole.
  function unrolled(numbers) {
    const ring = [];
    let lon = numbers[0];
    const shorter = (degrees) => degrees - 360 * Math.round(degrees / 360);
    for (let i = 0; i < numbers.length; i += 2) ring.push([lon += shorter(numbers[i] - lon), numbers[i + 1]]);
    return Math.abs(lon + shorter(numbers[0] - lon) - numbers[0]) < 1 ? ring : null;
  }

  // Whether a ray to the east leaves the ring.
  function inRing(lon, lat, ring) {
    let within = false;
    ring.forEach(([x, y], i) => {
      const [u, v] = ring[i ? i - 1 : ring.length - 1];
      if (y > lat !== v > lat && lon < ((u - x) * (lat - y)) / (v - y) + x) within = !within;
    });
    return within;
  }

  // A bit for each incident that lies in the rectangle and the polygon that were drawn, as a command has them.
  function within(data, { box, ring }) {
    const bits = new Uint8Array(Math.ceil(data.n / 8));
    for (let i = 0; i < data.n; i++) {
      const lon = data.lon[i], lat = data.lat[i];
      const fits = (!box || inBox(lon, lat, box)) && (!ring || [-360, 0, 360].some((turn) => inRing(lon + turn, lat, ring)));
      if (fits) bits[i >> 3] |= 128 >> (i & 7);
    }
    let text = "";
    for (const byte of bits) text += String.fromCharCode(byte);
    return btoa(text);
  }

  // The areas that were drawn hold; a polygon around a pole is none.
  function narrow(letter, numbers, data) {
    const area = letter === "b" ? { box: numbers } : { ring: unrolled(numbers) };
    if (area.ring === null) {
      panel.replaceChildren();
      add(panel, "p", say("A polygon around a pole cannot be used. Draw it again."));
      return;
    }
    Object.assign(command, area);
    command.keep = within(data, command);
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
        else if (letter === "b" || letter === "p") narrow(letter, list.map(Number), canvas._data);
        canvas.show(command, this);
      }
      return 0;
    },
  });

  window.Dateline.frame(map, { theme: given.theme, label: say("Map of incidents"), view: "standalone", timeline: true });
  new window.Dateline.BaseMap({ url: "basemap", theme: given.theme, deFacto: given.deFacto }).addTo(map);
  map.once("datelineincidents", ({ canvas }) => canvas.once("shown", () => {
    const bounds = canvas.bounds();
    const legend = map.getContainer().querySelector(".dateline-legend"), left = legend?.open ? legend.offsetLeft + legend.offsetWidth + 10 : 50; // nothing lies under it
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
