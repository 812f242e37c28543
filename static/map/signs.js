// Signs drawn on 16 by 16 units, and the map's buttons that show one.
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";

  // The sign that `d` draws, for the eye alone.
  function sign(d) {
    const svg = document.createElementNS(SVG, "svg"), path = document.createElementNS(SVG, "path");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", d);
    svg.append(path);
    return svg;
  }

  // A button in a bar of Leaflet's look; the space bar presses it like any button.
  function button(bar, label, d, action) {
    const node = L.DomUtil.create("a", "dateline-fit", bar);
    node.href = "#";
    node.title = label;
    node.setAttribute("role", "button");
    node.setAttribute("aria-label", label);
    node.append(sign(d));
    L.DomEvent.on(node, "click", (event) => { L.DomEvent.preventDefault(event); action(node); });
    L.DomEvent.on(node, "keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      node.click();
    });
    return node;
  }

  window.Dateline = Object.assign(window.Dateline || {}, { signs: { sign, button } });
})();
