// The date slider under the map: bars of incidents over time and a window on them with two handles.
(function () {
  "use strict";

  const { calendar, selection, spans, symbols, playback, zooming, words: { say, counted } } = window.Dateline;
  const BARS = 54, AXIS = 17; // pixels
  const QUIET = 350; // milliseconds after the last key until the server is told
  const CLICK = 4; // pixels a pointer may move in a click

  function make(tag, parent, attributes = {}, text = "") {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.textContent = text;
    if (parent) parent.append(node);
    return node;
  }

  class Timeline {
    constructor(map, theme, kept) {
      this.theme = theme;
      const container = map.getContainer();
      this.box = make("section", null, {
        class: `dateline dateline-${theme} dateline-time`, role: "group", "aria-label": say("Date slider"),
      });
      container.style.height = `calc(${container.style.height || "100%"} - var(--dateline-time, 182px))`;
      container.after(this.box);
      this.bar = make("div", this.box, { class: "dateline-time-bar" });
      this.words = make("p", this.bar, { class: "dateline-time-words", "aria-live": "polite" });
      this.strip = make("div", this.box, { class: "dateline-strip" });
      this.paper = make("canvas", this.strip, { "aria-hidden": "true" });
      this.axis = make("div", this.strip, { class: "dateline-pan" });
      const slider = (name, label) => {
        const node = make("div", this.strip, { class: `dateline-${name}`, role: "slider", tabindex: "0", "aria-label": label, "aria-keyshortcuts": "+ - 0" });
        node.addEventListener("keydown", (event) => this._key(event, name));
        return node;
      };
      this.window = slider("window", say("Days shown, both ends"));
      this.handles = { from: slider("from", say("First day shown, slider")), to: slider("to", say("Last day shown, slider")) };
      this.strip.addEventListener("pointerdown", (event) => this._press(event));
      this.player = new playback.Player(this);
      this.sight = new zooming.Sight(this, kept);
      playback.controls(this, this.bar, make);
      zooming.gestures(this);
      this._tellFoot = zooming.foot(this, make);
      map.invalidateSize();
      new ResizeObserver(() => this._layout()).observe(this.strip);
      map.on("datelineincidents", ({ canvas }) => this._attach(canvas));
      this.box.hidden = true;
    }

    _attach(canvas) {
      this.canvas = canvas;
      window.datelineMap.timeline = this; // for tests
      canvas.on("commanded", () => {
        const span = selection.span(canvas._data);
        this.box.hidden = !span;
        if (!span) return;
        this.span = span;
        this.sight.begin(canvas._data, span, canvas._days);
        this._measure();
        this._layout();
      });
      canvas.on("shown", () => this._draw());
    }

    // First and last day of the window, as far as there are incidents.
    get from() { return this._within(this.canvas._days.from ?? this.span.first); }
    get to() { return this._within(this.canvas._days.to ?? this.span.last); }
    _within(day) { return Math.max(this.span.first, Math.min(this.span.last, day)); }

    get whole() { return this.from <= this.span.first && this.to >= this.span.last; }

    // Shows other days; an end at the edge asks for nothing, so that later incidents show, too.
    show(from, to, held) {
      const { first, last } = this.span, clamp = (day) => Math.max(first, Math.min(last, Math.round(day)));
      [from, to] = [clamp(from), clamp(to)];
      this.canvas.scrub(from <= first ? null : from, to >= last ? null : to, held);
    }

    // The visitor is done: the page's numbers follow.
    release() {
      clearTimeout(this._later);
      const { from, to } = this.canvas._days;
      this.canvas._held = false;
      this.canvas.redraw();
      this.canvas.ask("w", `${from ?? ""},${to ?? ""}`);
      this._draw();
    }

    _layout() {
      const { clientWidth: width } = this.strip;
      if (!this.span || !width) return;
      const ratio = window.devicePixelRatio || 1;
      const { sight } = this;
      this.width = width;
      this.unit = calendar.unitFor(sight.days, width);
      this.starts = calendar.bars(sight.first, sight.last, this.unit);
      this.paper.width = width * ratio;
      this.paper.height = (BARS + AXIS) * ratio;
      this.ratio = ratio;
      if (!this.canvas._mask) return;
      const { _data: data, _mask: mask } = this.canvas;
      this.counts = selection.histogram(data, mask, this.starts);
      this.outside = spans.outside(data, mask, sight);
      this._draw();
    }

    // What depends on the filter, but not on days and span.
    _measure() {
      const { _data: data, _mask: mask } = this.canvas;
      this.undated = mask.subarray(data.dated).reduce((sum, fits) => sum + fits, 0);
      this.latest = spans.latest(data, mask, spans.today());
    }

    // Another part of time is shown; several at once are drawn once.
    zoomed() {
      this._frame = this._frame || requestAnimationFrame(() => { this._frame = 0; this._layout(); });
    }

    // About the day of the handle that has the focus, else the middle of what is chosen.
    zoomBy(factor) {
      const { sight, from, to } = this, focused = Object.keys(this.handles).find((name) => this.handles[name] === document.activeElement);
      const ends = { from: this._seen(from), to: this._seen(to + 1) };
      sight.zoom(factor, focused ? ends[focused] : (ends.from + ends.to) / 2);
    }

    _seen(day) { return Math.max(this.sight.first, Math.min(this.sight.last + 1, day)); }

    x(day) { return ((day - this.sight.first) / this.sight.days) * this.width; }
    dayAt(x) { return this.sight.first + (x / this.width) * this.sight.days; }

    // Days and number of the bar at `x`.
    barWords(x) {
      if (x === null || !this.starts) return "";
      const day = Math.floor(this.dayAt(x)), bar = this.starts.findLastIndex((start) => start <= day);
      if (bar < 0 || bar >= this.starts.length - 1) return "";
      const span = { first: this.starts[bar], last: this.starts[bar + 1] - 1 }, count = this._total(bar);
      const days = this.unit === "day" ? calendar.name(span.first) : calendar.ends(span, { from: null, to: null });
      return `${days}: ${counted(count, "{n} incident", "{n} incidents")}`;
    }

    _draw() {
      if (!this.counts || !this.span || !this.canvas._found) return;
      const context = this.paper.getContext("2d");
      context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
      context.clearRect(0, 0, this.width, BARS + AXIS);
      this._axis(context);
      const left = this.x(this._seen(this.from)), right = this.x(this._seen(this.to + 1));
      for (const [alpha, from, to] of [[0.3, 0, left], [0.3, right, this.width], [1, left, right]]) {
        if (to <= from) continue;
        context.save();
        context.beginPath();
        context.rect(from, 0, to - from, BARS);
        context.clip();
        context.globalAlpha = alpha;
        this._bars(context);
        context.restore();
      }
      this._place(left, right);
    }

    _bars(context) {
      const types = this.canvas._data.types.length, bars = this.starts.length - 1;
      let most = 1;
      for (let bar = 0; bar < bars; bar++) most = Math.max(most, this._total(bar));
      const root = most > 200; // a quiet month beside a battle: by the square root, or it would not be seen
      const tall = (count) => (root ? Math.sqrt(count / most) : count / most) * (BARS - 4);
      for (let bar = 0; bar < bars; bar++) {
        const total = this._total(bar);
        if (!total) continue;
        const x0 = Math.max(this.x(this.starts[bar]), 0), x1 = Math.min(this.x(this.starts[bar + 1]), this.width);
        const height = Math.max(tall(total), 2), wide = Math.max(x1 - x0 - (x1 - x0 > 3 ? 1 : 0), 1);
        let y = BARS;
        for (let type = 0; type < types; type++) {
          const part = (this.counts[bar * types + type] / total) * height;
          if (!part) continue;
          context.fillStyle = this.canvas._colour(type);
          context.fillRect(x0, y - part, wide, part);
          y -= part;
        }
      }
    }

    _total(bar) {
      const types = this.canvas._data.types.length;
      let total = 0;
      for (let type = 0; type < types; type++) total += this.counts[bar * types + type];
      return total;
    }

    _axis(context) {
      const look = symbols.THEMES[this.theme];
      context.strokeStyle = look.edge;
      context.fillStyle = look.soft;
      context.font = "11px system-ui, sans-serif";
      context.textBaseline = "top";
      context.beginPath();
      context.moveTo(0, BARS + 0.5);
      context.lineTo(this.width, BARS + 0.5);
      for (const [day, words] of calendar.ticks(this.sight.first, this.sight.last, this.width, 76)) {
        const x = Math.round(this.x(day)) + 0.5;
        context.moveTo(x, BARS);
        context.lineTo(x, BARS + 4);
        if (x + context.measureText(words).width + 4 < this.width) context.fillText(words, x + 3, BARS + 4);
      }
      context.stroke();
    }

    _place(left, right) {
      this.window.style.left = `${left}px`;
      this.window.style.width = `${right - left}px`;
      this.handles.from.style.left = `${left}px`;
      this.handles.to.style.left = `${right}px`;
      const { first, last } = this.span, { total, dated } = this.canvas._found;
      const tell = (node, day, words) => {
        for (const [name, value] of [["min", first], ["max", last], ["now", day], ["text", words]])
          node.setAttribute(`aria-value${name}`, value);
      };
      const ends = calendar.ends(this.span, this.canvas._days);
      tell(this.handles.from, this.from, calendar.name(this.from));
      tell(this.handles.to, this.to, calendar.name(this.to));
      tell(this.window, this.from, ends);
      const extra = total > dated ? ` + ${counted(total - dated, "{n} undated", "{n} undated")}` : "";
      const text = `${ends} · ${counted(dated, "{n} incident", "{n} incidents")}${extra}`;
      if (this.words.textContent !== text) this.words.textContent = text;
      const { sight, sight: { home }, canvas: { _days: days } } = this, beyond = (day) => day < sight.first || day > sight.last;
      this.handles.from.classList.toggle("dateline-beyond", days.from === null ? sight.first > home.first : beyond(days.from));
      this.handles.to.classList.toggle("dateline-beyond", days.to === null ? sight.last < home.last : beyond(days.to));
      this.axis.hidden = sight.whole;
      this.player.told();
      this._tellFoot();
    }

    // A pointer on a handle or within the window moves it; elsewhere it opens a new window; a click takes the bar under it.
    _press(event) {
      if (event.button || !this.canvas || !this.canvas._mask || !this.span) return;
      event.preventDefault();
      this.player.pause(false);
      const at = (e) => e.clientX - this.strip.getBoundingClientRect().left;
      const begin = at(event), { from, to } = this, anchor = this.dayAt(begin);
      const grip = Object.keys(this.handles).find((name) => this.handles[name].contains(event.target));
      const slide = !grip && !this.whole && event.target === this.window, pan = event.target === this.axis, days = { ...this.canvas._days };
      const { sight } = this, shown = { first: sight.first, last: sight.last };
      let moved = false;
      (grip ? this.handles[grip] : this.window).focus({ preventScroll: true });
      this.strip.setPointerCapture(event.pointerId);
      const move = (e) => {
        const x = at(e);
        moved = moved || Math.abs(x - begin) > CLICK;
        if (!moved) return;
        if (pan) return sight.show(spans.within(this.span, shown.first - ((x - begin) / this.width) * sight.days, sight.days));
        const day = this.dayAt(x), by = Math.round(day - anchor);
        if (grip === "from") this.show(sight.pulled(Math.min(Math.round(day), to)), to, true);
        else if (grip === "to") this.show(from, sight.pulled(Math.max(Math.round(day - 1), from)), true);
        else if (slide) this.slide(from, to, by, true, sight);
        else this.show(sight.pulled(Math.floor(Math.min(anchor, day))), sight.pulled(Math.floor(Math.max(anchor, day))), true);
      };
      const stop = () => {
        this.strip.removeEventListener("pointermove", move);
        this.strip.onpointerup = this.strip.onpointercancel = null;
        this.letGo = () => {};
      };
      const end = () => {
        stop();
        if (pan) return;
        if (!moved && !grip) this._take(anchor);
        if (moved || !grip) this.release();
      };
      this.letGo = () => { stop(); this.canvas.scrub(days.from, days.to, false); };
      this.strip.addEventListener("pointermove", move);
      this.strip.onpointerup = this.strip.onpointercancel = end;
    }

    // Gives up what a pointer has begun.
    letGo() {}

    _take(day) {
      const begin = calendar.floor(Math.floor(day), this.unit);
      this.show(begin, calendar.shift(begin, this.unit, 1) - 1, true);
    }

    // Moves a window by days without changing its length.
    slide(from, to, by, held, { first, last } = this.span) {
      by = Math.max(Math.min(first - from, 0), Math.min(Math.max(last - to, 0), by));
      this.show(from + by, to + by, held);
    }

    _key(event, name) {
      if (!this.counts || event.altKey || event.ctrlKey || event.metaKey) return;
      const zoom = { "+": 1 / zooming.STEP, "=": 1 / zooming.STEP, "-": zooming.STEP, "_": zooming.STEP }[event.key];
      if (zoom || event.key === "0") {
        event.preventDefault();
        if (zoom) this.zoomBy(zoom);
        else this.sight.show(this.sight.offer()[1]);
        return;
      }
      const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -2, PageUp: 2, Home: -3, End: 3 }[event.key];
      if (!by) return;
      event.preventDefault();
      this.player.pause(false);
      this._step(name, Math.sign(by), Math.abs(by) + (event.shiftKey && Math.abs(by) === 1));
      clearTimeout(this._later);
      this._later = setTimeout(() => this.release(), QUIET);
    }

    // Moves an end or the window by a day (1), a bar (2) or to the edge (3): of what is shown, then of all.
    _step(name, way, far) {
      const { from, to, sight, span } = this, within = (day) => Math.max(sight.first, Math.min(sight.last, day));
      const bar = Math.max(7, Math.round(this.starts[1] - this.starts[0])), { _days: days } = this.canvas;
      // An open end stands at the edge of what is shown.
      const ends = { from: days.from === null ? within(from) : from, to: days.to === null ? within(to) : to };
      const begin = way < 0 ? ends.from : ends.to, edge = way < 0 ? sight.first : sight.last, end = way < 0 ? span.first : span.last;
      if (name === "window") {
        const by = far < 3 ? way * (far === 1 ? 1 : bar) : (begin === edge ? end : edge) - begin;
        this.slide(ends.from, ends.to, by, true);
        return sight.follow(way < 0 ? this.from : this.to);
      }
      let day = far < 3 ? ends[name] + way * (far === 1 ? 1 : bar) : ends[name] === edge ? end : edge;
      if (days[name] === null && Math.sign(name === "from" ? -1 : 1) === way) day = end; // it is open already
      else if (far === 3) day = sight.pulled(day);
      if (name === "from") this.show(Math.min(day, to), to, true);
      else this.show(from, Math.max(day, from), true);
      if (this.canvas._days[name] !== null) sight.follow(this[name]);
    }
  }

  Object.assign(window.Dateline, { Timeline });
})();
