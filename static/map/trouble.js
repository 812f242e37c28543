// Says on the map what could not be loaded, with a button to try again; an empty map would tell of no incidents.
(function () {
  "use strict";

  const { words: { say } } = window.Dateline;
  const words = () => ({ incidents: say("The incidents could not be loaded."), base: say("The base map could not be loaded.") });

  // One box a map: for each thing that failed, what tries it again.
  class Trouble {
    constructor(map) {
      this.failed = { incidents: [], base: [] };
      this.box = L.DomUtil.create("div", "dateline-trouble", map.getContainer());
      this.box.setAttribute("role", "alert");
      this.text = L.DomUtil.create("p", "", this.box);
      const button = L.DomUtil.create("button", "", this.box);
      button.type = "button";
      button.textContent = say("Try again");
      button.addEventListener("click", () => {
        const again = Object.values(this.failed).flat();
        this.failed = { incidents: [], base: [] };
        this.show();
        for (const one of again) one();
      });
      L.DomEvent.disableClickPropagation(this.box);
    }

    show() {
      const told = Object.entries(words()).filter(([what]) => this.failed[what].length).map(([, text]) => text);
      this.text.textContent = told.join(" ");
      this.box.hidden = !told.length;
    }
  }

  // `what` ("incidents" or "base") failed; `again` tries it once more.
  function failed(map, what, again) {
    map.datelineTrouble = map.datelineTrouble || new Trouble(map);
    map.datelineTrouble.failed[what].push(again);
    map.datelineTrouble.show();
  }

  // What `what` lacked is there.
  function mended(map, what) {
    if (!map.datelineTrouble) return;
    map.datelineTrouble.failed[what] = [];
    map.datelineTrouble.show();
  }

  Object.assign(window.Dateline, { trouble: { failed, mended } });
})();
