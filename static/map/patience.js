// Comes first, and not as a file: streamlit-folium leaves the frame empty for good when one file fails to load once,
// as it does while the server is restarted, and drops what the page sends while files are on their way.
(function () {
  "use strict";

  const LONGEST = 8000, TRIES = 12; // milliseconds between two tries; about a minute in all
  let missed = null;

  function patient(parent) {
    const append = parent.appendChild;
    parent.appendChild = function (node) {
      const address = node.tagName === "SCRIPT" ? node.src : node.rel === "stylesheet" && node.href;
      if (address) again(node, 1);
      return append.call(parent, node);
    };
    function again(node, tries) {
      const { onload, onerror } = node;
      node.onerror = (event) => {
        if (tries >= TRIES) return onerror && onerror.call(node, event);
        const next = document.createElement(node.tagName);
        if (node.tagName === "SCRIPT") Object.assign(next, { src: node.src, async: false });
        else Object.assign(next, { rel: "stylesheet", href: node.href });
        Object.assign(next, { onload, onerror });
        again(next, tries + 1);
        setTimeout(() => append.call(parent, next), Math.min(LONGEST, 250 * 2 ** tries));
      };
    }
  }

  function remember(event) {
    if (event.source === window.parent && event.data && event.data.type === "streamlit:render") missed = event.data;
  }

  // Called once the map is there.
  function catchUp() {
    window.removeEventListener("message", remember);
    if (missed) setTimeout(() => window.postMessage(missed, "*"));
  }

  [document.body, document.head].filter(Boolean).forEach(patient);
  window.addEventListener("message", remember);
  window.Dateline = { catchUp };
})();
