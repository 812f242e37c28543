// What the map keeps: its view, how incidents are drawn, the base map, the span of the timeline. In the address of the page, so that a copied link opens the same
// picture, and in the tab's session, for a frame that is made anew (a page was left and opened again).
(function () {
  "use strict";

  const { spans } = window.Dateline;
  const POLES = 90, AROUND = 1800, DEEPEST = 22;
  const WAYS = ["even", "hexagons", "heat"], BASES = ["osm"]; // beside the usual ones, which are not written

  function readView(text) {
    const [lat, lng, zoom] = (text || "").split(",").map(Number);
    return Math.abs(lat) <= POLES && Math.abs(lng) <= AROUND && zoom >= 0 && zoom <= DEEPEST ? [lat, lng, zoom] : null;
  }

  // Parameters of the page's address, which geo.ui.view passes on: what is read of each, empty where it is nothing that can be kept.
  const PARAMETERS = {
    view: (text) => (readView(text) ? text : ""),
    draw: (text) => (WAYS.includes(text) ? text : ""),
    base: (text) => (BASES.includes(text) ? text : ""),
    span: (text) => (spans.read(text) ? text : ""),
  };
  const read = (value) => Object.fromEntries(Object.entries(PARAMETERS).map(([name, known]) => [name, known(value(name))]));

  // The page's own window, where the map stands in one of its frames and may ask.
  function page() {
    try {
      return window.parent !== window && window.parent.location.href ? window.parent : null;
    } catch { return null; /* a page of somebody else's */ }
  }

  function write(own, now) {
    const address = new URL(own.location.href), { searchParams } = address;
    const other = Object.keys(PARAMETERS).filter((name) => (searchParams.get(name) ?? "") !== now[name] && (now[name] || name !== "view"));
    if (!other.length) return;
    for (const name of other) {
      if (now[name]) searchParams.set(name, now[name]);
      else searchParams.delete(name);
    }
    try { own.history.replaceState(own.history.state, "", address); } catch { /* the browser allows so many a minute */ }
  }

  // Keeps what `now` tells in the address, whoever else writes there. Streamlit sends the server the address that the server
  // gave it last, not the one that stands there, and gets it back with each change of the filter: with the view of that time.
  function hold(own, now) {
    const { pathname } = own.location, ended = new AbortController();
    const mend = () => { if (own.location.pathname === pathname) write(own, now); };
    if (own.navigation) own.navigation.addEventListener("currententrychange", mend, { signal: ended.signal });
    setInterval(mend, 1000); // for browsers that tell nobody
    addEventListener("pagehide", () => ended.abort());
    return mend;
  }

  // What this tab kept, and whether the page was not loaded anew since: then it is newer than the address.
  function stored(key, visit) {
    try {
      const kept = JSON.parse(sessionStorage.getItem(key)) || {};
      return [read((name) => kept[name]), kept.visit === visit];
    } catch { return [read(() => ""), false]; /* forbidden, or not ours */ }
  }

  // Brings back what was kept: what a link says, where it says anything of the picture, else what the tab had before. Gives what is kept
  // now, `draw`, `base` and `span`, and `set` to change one.
  function keep(map, name, linked) {
    const key = `dateline-kept-${name}`, own = linked ? page() : null, visit = String((own || window).performance.timeOrigin);
    const [before, newer] = stored(key, visit);
    const asked = own && !newer ? read((one) => new URLSearchParams(own.location.search).get(one)) : {};
    const now = Object.values(asked).some(Boolean) ? { ...asked, view: asked.view || before.view } : before;
    const mend = own ? hold(own, now) : () => {};
    const save = (view) => {
      try { sessionStorage.setItem(key, JSON.stringify({ ...now, view, visit })); } catch { /* forbidden */ }
    };
    const start = readView(now.view);
    if (start) map.setView(start.slice(0, 2), start[2], { animate: false });
    else map.on("datelineincidents", ({ canvas }) => canvas.once("shown", () => bringIntoSight(map, canvas)));
    let waiting = 0;
    map.on("moveend", () => {
      const { lat, lng } = map.getCenter(), text = [lat.toFixed(4), lng.toFixed(4), map.getZoom()].join(",");
      save(text);
      clearTimeout(waiting);
      waiting = setTimeout(() => { now.view = text; mend(); }, 250);
    });
    const set = (one, value) => {
      now[one] = PARAMETERS[one](value);
      save(now.view);
      mend();
    };
    keepBase(map, now, set);
    return { now, set };
  }

  // The choice of base maps is folium's and comes after the frame.
  function keepBase(map, now, set) {
    setTimeout(() => {
      const [, tiles] = map.getContainer().querySelectorAll(".leaflet-control-layers-base input");
      if (tiles && now.base) tiles.click();
      map.on("baselayerchange", ({ layer }) => set("base", layer instanceof window.Dateline.BaseMap ? "" : "osm"));
    }, 0);
  }

  // A first view that shows none of the incidents moves to where they are.
  function bringIntoSight(map, canvas) {
    const bounds = canvas.bounds();
    if (!bounds || !bounds.isValid() || map.getBounds().intersects(bounds)) return;
    map.fitBounds(bounds, { padding: [40, 40], maxZoom: 9, animate: false });
  }

  Object.assign(window.Dateline, { keeping: { keep, page } });
})();
