// The date slider under the map: bars of incidents over time and a window on them with two handles.
(function () {
  "use strict";

  const { calendar, selection, symbols, playback, words: { say, counted } } = window.Dateline;
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
    constructor(map, theme) {
      this.theme = theme;
      const container = map.getContainer();
      this.box = make("section", null, {
        class: `dateline dateline-${theme} dateline-time`, role: "group", "aria-label": say("Date slider"),
      });
      container.style.height = `calc(${container.style.height || "100%"} - var(--dateline-time, 154px))`;
      container.after(this.box);
      this.bar = make("div", this.box, { class: "dateline-time-bar" });
      this.words = make("p", this.bar, { class: "dateline-time-words", "aria-live": "polite" });
      this.strip = make("div", this.box, { class: "dateline-strip" });
      this.paper = make("canvas", this.strip, { "aria-hidden": "true" });
      const slider = (name, label) => {
        const node = make("div", this.strip, { class: `dateline-${name}`, role: "slider", tabindex: "0", "aria-label": label });
        node.addEventListener("keydown", (event) => this._key(event, name));
        return node;
      };
      this.window = slider("window", say("Days shown, both ends"));
      this.handles = { from: slider("from", say("First day shown, slider")), to: slider("to", say("Last day shown, slider")) };
      this.strip.addEventListener("pointerdown", (event) => this._press(event));
      this.player = new playback.Player(this);
      playback.controls(this, this.bar, make);
      map.invalidateSize();
      new ResizeObserver(() => this._layout()).observe(this.strip);
      map.on("datelineincidents", ({ canvas }) => this._attach(canvas));
      this.box.hidden = true;
    }

    _attach(canvas) {
      this.canvas = canvas;
      canvas.on("commanded", () => {
        const span = selection.span(canvas._data);
        this.box.hidden = !span;
        if (!span) return;
        this.span = span;
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
      this.width = width;
      this.days = this.span.last + 1 - this.span.first;
      this.unit = calendar.unitFor(this.days, width);
      this.starts = calendar.bars(this.span.first, this.span.last, this.unit);
      this.paper.width = width * ratio;
      this.paper.height = (BARS + AXIS) * ratio;
      this.ratio = ratio;
      if (!this.canvas._mask) return;
      const { _data: data, _mask: mask } = this.canvas;
      this.counts = selection.histogram(data, mask, this.starts);
      this.undated = mask.subarray(data.dated).reduce((sum, fits) => sum + fits, 0);
      this._draw();
    }

    x(day) { return ((day - this.span.first) / this.days) * this.width; }
    dayAt(x) { return this.span.first + (x / this.width) * this.days; }

    _draw() {
      if (!this.counts || !this.span || !this.canvas._found) return;
      const context = this.paper.getContext("2d");
      context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
      context.clearRect(0, 0, this.width, BARS + AXIS);
      this._axis(context);
      const left = this.x(this.from), right = this.x(this.to + 1);
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
      for (const [day, words] of calendar.ticks(this.span.first, this.span.last, this.width, 64)) {
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
      this.player.told();
    }

    // A pointer on a handle or within the window moves it; elsewhere it opens a new window; a click takes the bar under it.
    _press(event) {
      if (event.button || !this.canvas || !this.canvas._mask || !this.span) return;
      event.preventDefault();
      this.player.pause(false);
      const at = (e) => e.clientX - this.strip.getBoundingClientRect().left;
      const begin = at(event), { from, to } = this, anchor = this.dayAt(begin);
      const grip = Object.keys(this.handles).find((name) => this.handles[name].contains(event.target));
      const slide = !grip && !this.whole && event.target === this.window;
      let moved = false;
      (grip ? this.handles[grip] : this.window).focus({ preventScroll: true });
      this.strip.setPointerCapture(event.pointerId);
      const move = (e) => {
        const x = at(e);
        moved = moved || Math.abs(x - begin) > CLICK;
        if (!moved) return;
        const day = this.dayAt(x), by = Math.round(day - anchor);
        if (grip === "from") this.show(Math.min(day, to), to, true);
        else if (grip === "to") this.show(from, Math.max(day - 1, from), true);
        else if (slide) this.slide(from, to, by, true);
        else this.show(Math.floor(Math.min(anchor, day)), Math.floor(Math.max(anchor, day)), true);
      };
      const end = () => {
        this.strip.removeEventListener("pointermove", move);
        this.strip.onpointerup = this.strip.onpointercancel = null;
        if (!moved && !grip) this._take(anchor);
        if (moved || !grip) this.release();
      };
      this.strip.addEventListener("pointermove", move);
      this.strip.onpointerup = this.strip.onpointercancel = end;
    }

    _take(day) {
      const begin = calendar.floor(Math.floor(day), this.unit);
      this.show(begin, calendar.shift(begin, this.unit, 1) - 1, true);
    }

    // Moves a window by days without changing its length.
    slide(from, to, by, held) {
      const { first, last } = this.span;
      by = Math.max(first - from, Math.min(last - to, by));
      this.show(from + by, to + by, held);
    }

    _key(event, name) {
      if (!this.span || !this.canvas || event.altKey || event.ctrlKey || event.metaKey) return;
      const large = Math.max(7, Math.round((this.starts[1] - this.starts[0]))), { first, last } = this.span, { from, to } = this;
      const by = {
        ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -large, PageUp: large, Home: first - last, End: last - first,
      }[event.key];
      if (!by) return;
      event.preventDefault();
      const days = event.shiftKey && Math.abs(by) === 1 ? by * large : by;
      this.player.pause(false);
      if (name === "from") this.show(Math.min(from + days, to), to, true);
      else if (name === "to") this.show(from, Math.max(to + days, from), true);
      else this.slide(from, to, days, true);
      clearTimeout(this._later);
      this._later = setTimeout(() => this.release(), QUIET);
    }
  }

  Object.assign(window.Dateline, { Timeline });
})();
