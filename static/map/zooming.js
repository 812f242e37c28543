// Zooming the timeline: wheel, two fingers, keys, buttons; what a bar stands for, and what lies outside.
(function () {
  "use strict";

  const { calendar, spans, signs: { sign }, words: { say, counted } } = window.Dateline;
  const STEP = 2; // times, by a key or button
  const LINE = 16, NOTCH = 0.002; // pixels of a line that a wheel turns by, share of the span for a pixel
  const SIGNS = { out: "M3 7h10v2H3z", into: "M7 3h2v4h4v2H9v4H7V9H3V7h4z", fit: "M2 3h2v10H2zM12 3h2v10h-2zM5 8l2.500-2.500v1.700h1V5.500L11 8l-2.500 2.500V8.800h-1v1.700z" };
  const units = () => ({
    day: say("One bar: a day"), week: say("One bar: a week"), month: say("One bar: a month"), quarter: say("One bar: a quarter"),
    year: say("One bar: a year"), decade: say("One bar: ten years"), century: say("One bar: a hundred years"),
  });

  // The part of time that a timeline shows: `span` is all there is, `home` what it shows at first, `sight` what it shows.
  class Sight {
    constructor(timeline, kept) {
      this.timeline = timeline;
      this.kept = kept;
      this.own = spans.read(kept.now.span); // what the visitor chose
    }

    // New data or a new filter: the visitor's own span stays, else the first one is shown, and the window's ends with either.
    begin(data, span, days) {
      if (this._data !== data) [this._data, this.span, this.home] = [data, span, spans.usual(data, span)];
      const { own, home } = this;
      if (own && (own.last < span.first || own.first > span.last)) this.own = null;
      const start = this.own ? spans.within(span, own.first, spans.length(own)) : home;
      const asked = `${days.from},${days.to}`, known = this._asked === asked;
      this._asked = asked;
      const now = this.own && known ? start : spans.showing(span, start, days);
      Object.assign(this, now);
    }

    get whole() { return this.first <= this.span.first && this.last >= this.span.last; }
    get atHome() { return this.first === this.home.first && this.last === this.home.last; }
    get days() { return spans.length(this); }

    // Shows another part of time.
    show({ first, last }) {
      if (first === this.first && last === this.last) return;
      Object.assign(this, { first, last });
      this.own = this.atHome ? null : { first, last };
      clearTimeout(this._later);
      this._later = setTimeout(() => this.kept.set("span", this.own ? spans.write(this.own) : ""), 300);
      this.timeline.zoomed();
    }

    zoom(factor, day) { this.show(spans.zoomed(this.span, this, factor, day)); }
    pan(days) { this.show(spans.within(this.span, this.first + days, this.days)); }

    // Moves along, where a window's end has left what is shown.
    follow(day) {
      if (day < this.first) this.pan(day - this.first);
      else if (day > this.last) this.pan(day - this.last);
    }

    // Where a day that is pulled to the edge ends: beyond it where the first span ends there, so that all is shown again.
    pulled(day) {
      if (day <= this.first) return this.first <= this.home.first ? this.span.first : this.first;
      if (day >= this.last) return this.last >= this.home.last ? this.span.last : this.last;
      return day;
    }

    // What the third button offers.
    offer() {
      const { timeline: { from, to, whole }, home, span } = this, chosen = spans.around(span, from, to);
      if (!whole && (chosen.first !== this.first || chosen.last !== this.last)) return [say("Zoom to the days shown"), chosen];
      return [spans.length(home) < spans.length(span) ? say("Show the time of most incidents") : say("Show the whole time"), home];
    }
  }

  // Wheel and two fingers on the strip.
  function gestures(timeline) {
    const { strip, sight } = timeline, fingers = new Map();
    const at = (event) => event.clientX - strip.getBoundingClientRect().left;
    strip.addEventListener("wheel", (event) => {
      if (!timeline.span) return;
      const scale = event.deltaMode ? LINE : 1, aside = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const amount = (aside ? event.deltaX || event.deltaY : event.deltaY) * scale;
      if (sight.whole && (aside || amount > 0)) return; // the page scrolls on
      event.preventDefault();
      if (aside) sight.pan(Math.sign(amount) * Math.ceil((Math.abs(amount) / timeline.width) * sight.days));
      else sight.zoom(Math.exp(Math.max(-400, Math.min(400, amount)) * NOTCH * (event.ctrlKey ? 5 : 1)), timeline.dayAt(at(event)));
    }, { passive: false });
    strip.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "touch" || !timeline.span) return;
      fingers.set(event.pointerId, at(event));
      if (fingers.size !== 2) return;
      event.stopImmediatePropagation();
      timeline.letGo();
      strip.setPointerCapture(event.pointerId);
      timeline.held = Array.from(fingers.values(), (x) => timeline.dayAt(x));
    }, { capture: true });
    strip.addEventListener("pointermove", (event) => {
      if (!fingers.has(event.pointerId)) return;
      fingers.set(event.pointerId, at(event));
      if (fingers.size !== 2 || !timeline.held) return;
      const [x0, x1] = fingers.values(), [day0, day1] = timeline.held, apart = (x1 - x0) / timeline.width;
      const days = (day1 - day0) / apart;
      if (Number.isFinite(days) && days > 0) sight.show(spans.within(sight.span, day0 - (x0 / timeline.width) * days, days));
    });
    for (const name of ["pointerup", "pointercancel"])
      strip.addEventListener(name, (event) => { fingers.delete(event.pointerId); timeline.held = null; });
  }

  // The line below the bars. Returns what has to be called when something of it changes.
  function foot(timeline, make) {
    const { sight } = timeline, line = make("div", timeline.box, { class: "dateline-time-foot" });
    const unit = make("span", line, { class: "dateline-unit" }), outside = make("button", line, { type: "button", class: "dateline-outside" });
    const group = make("div", line, { class: "dateline-time-group", role: "group", "aria-label": say("Zoom of the timeline") });
    const button = (d, action) => {
      const node = make("button", group, { type: "button" });
      node.append(sign(d));
      node.addEventListener("click", () => timeline.counts && node.getAttribute("aria-disabled") !== "true" && action());
      return node;
    };
    const name = (node, label, idle) => {
      node.title = label;
      node.setAttribute("aria-label", label);
      node.setAttribute("aria-disabled", String(idle));
    };
    const out = button(SIGNS.out, () => timeline.zoomBy(STEP)), into = button(SIGNS.into, () => timeline.zoomBy(1 / STEP));
    const fit = button(SIGNS.fit, () => sight.show(sight.offer()[1]));
    outside.addEventListener("click", () => {
      timeline.window.focus({ preventScroll: true }); // the button goes
      sight.show(sight.span);
    });
    let pointed = null;
    const tell = () => {
      const [label, offered] = sight.offer(), { outside: count } = timeline;
      name(out, say("Show a longer time"), sight.whole);
      name(into, say("Show a shorter time"), sight.days <= spans.shortest(sight.span));
      name(fit, label, offered.first === sight.first && offered.last === sight.last);
      outside.hidden = !count;
      const words = counted(count, "{n} incident lies outside this span: show", "{n} incidents lie outside this span: show");
      if (outside.textContent !== words) outside.textContent = words;
      unit.textContent = timeline.barWords(pointed) || units()[timeline.unit];
    };
    const point = (x) => { pointed = x; if (timeline.counts) tell(); };
    timeline.strip.addEventListener("pointermove", (event) => event.pointerType === "mouse" && point(event.clientX - timeline.strip.getBoundingClientRect().left));
    timeline.strip.addEventListener("pointerleave", () => point(null));
    return tell;
  }

  Object.assign(window.Dateline, { zooming: { STEP, Sight, gestures, foot } });
})();
