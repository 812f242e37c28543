// The timeline's buttons: play, step, speed, window or cumulative, the last days, undated.
(function () {
  "use strict";

  const { calendar, spans, signs: { sign }, words: { say, counted } } = window.Dateline;
  const SPEEDS = [1, 2, 4, 8]; // steps a second
  const LATEST = [7, 30, 90]; // days
  const THIN = 6; // pixels; a window that would be thinner is looked at closer
  const SIGNS = {
    play: "M4 2.5v11l9-5.5z", pause: "M4 2.5h3v11H4zM9.5 2.5h3v11h-3z",
    back: "M3 2.5h2v11H3zM13 2.5v11L6 8z", next: "M11 2.5h2v11h-2zM3 2.5v11L10 8z",
  };

  class Player {
    constructor(timeline) {
      this.timeline = timeline;
      this.speed = 1; // position in SPEEDS
      this.cumulative = false;
      this.listeners = [];
    }

    get playing() { return Boolean(this._timer); }

    // Tells the buttons what to show.
    told() { for (const listener of this.listeners) listener(); }

    toggle() {
      if (this.playing) return this.pause(true);
      this._begin();
      this._timer = setInterval(() => this.step(1, true), 1000 / SPEEDS[this.speed]);
      return this.told();
    }

    // From the beginning where the end is reached or everything is shown.
    _begin() {
      const { timeline } = this, { first, last } = timeline.sight;
      if (timeline.to < last && timeline.to >= first) return;
      const end = calendar.shift(calendar.floor(first, timeline.unit), timeline.unit, this.cumulative ? 1 : 3) - 1;
      const length = timeline.whole || this.cumulative ? end - first : timeline.to - timeline.from;
      timeline.show(this.cumulative ? timeline.span.first : first, first + (timeline.from < first ? end - first : length), true);
    }

    pause(release) {
      if (!this.playing) return;
      clearInterval(this._timer);
      this._timer = 0;
      if (release) this.timeline.release();
      this.told();
    }

    // One bar on or back: the end alone when cumulative, else both ends.
    step(by, held) {
      const { timeline } = this, { from, to, unit, span } = timeline;
      const moved = (day) => {
        const begin = calendar.floor(day, unit);
        return calendar.shift(begin, unit, by) + Math.min(day - begin, calendar.shift(begin, unit, by + 1) - calendar.shift(begin, unit, by) - 1);
      };
      const end = moved(to + 1) - 1;
      if (this.cumulative) timeline.show(span.first, Math.max(end, span.first), true);
      else timeline.slide(from, to, end - to, true);
      if (!held) {
        timeline.sight.follow(by < 0 ? timeline.from : timeline.to);
        timeline.release();
      } else if (timeline.to >= timeline.sight.last) {
        if (this.cumulative || timeline.sight.whole) timeline.show(timeline.from, timeline.sight.pulled(timeline.to), true);
        this.pause(true);
      }
    }

    faster() {
      this.speed = (this.speed + 1) % SPEEDS.length;
      if (this.playing) {
        clearInterval(this._timer);
        this._timer = setInterval(() => this.step(1, true), 1000 / SPEEDS[this.speed]);
      }
      this.told();
    }

    // The window of the last days: from, and to where later incidents are not to be shown, else null.
    span(days) {
      const { latest } = this.timeline;
      return latest && { from: latest.day - days + 1, to: latest.later ? latest.day : null };
    }

    last(days) {
      const { timeline } = this, { first, last } = timeline.span, asked = days ? this.span(days) : { from: first, to: last };
      if (!asked) return;
      this.pause(false);
      timeline.show(asked.from, asked.to ?? last, true);
      const { sight, span, width } = timeline, thin = ((timeline.to + 1 - timeline.from) / sight.days) * width < THIN;
      sight.show(days ? spans.showing(span, thin ? sight.home : sight, asked) : sight.home);
      timeline.release();
    }
  }

  // Puts the buttons into `bar`.
  function controls(timeline, bar, make) {
    const { player } = timeline;
    const button = (parent, label, text, action) => {
      const node = make("button", parent, { type: "button", title: label, "aria-label": label }, text);
      node.addEventListener("click", () => timeline.span && timeline.canvas._mask && action());
      return node;
    };
    const moves = make("div", bar, { class: "dateline-time-group", role: "group", "aria-label": say("Play") });
    const back = button(moves, say("Step back"), "", () => { player.pause(false); player.step(-1, false); });
    const play = button(moves, say("Play"), "", () => player.toggle());
    const next = button(moves, say("Step on"), "", () => { player.pause(false); player.step(1, false); });
    const speed = button(moves, say("Speed"), "", () => player.faster());
    const mode = button(moves, say("Add up"), say("Add up"), () => { player.cumulative = !player.cumulative; player.told(); });
    mode.title = say("Playing keeps the first day and adds later days");
    back.append(sign(SIGNS.back));
    next.append(sign(SIGNS.next));
    const latest = make("div", bar, { class: "dateline-time-group", role: "group", "aria-label": say("Latest days") });
    const choices = LATEST.map((days) => {
      const label = counted(days, "{n} d: the last {n} day", "{n} d: the last {n} days");
      return [days, button(latest, label, say("{days} d", { days }), () => player.last(days))];
    });
    choices.push([0, button(latest, say("All days"), say("All"), () => player.last(0))]);
    const undated = button(bar, say("Undated"), "", () => timeline.canvas.ask("u", timeline.canvas._days.undated ? "0" : "1"));
    undated.classList.add("dateline-undated");
    player.listeners.push(() => {
      play.replaceChildren(sign(player.playing ? SIGNS.pause : SIGNS.play));
      play.title = player.playing ? say("Pause") : say("Play");
      play.setAttribute("aria-label", play.title);
      speed.textContent = `${SPEEDS[player.speed]}×`;
      speed.setAttribute("aria-label", counted(SPEEDS[player.speed], "Speed: {n} step a second", "Speed: {n} steps a second"));
      mode.setAttribute("aria-pressed", String(player.cumulative));
      for (const [days, node] of choices) {
        const { first, last } = timeline.span, asked = days ? player.span(days) : { from: first, to: null };
        const pressed = asked && timeline.from === Math.max(asked.from, first) && timeline.to === (asked.to ?? last);
        node.setAttribute("aria-pressed", String(Boolean(pressed)));
        if (!days || !asked) continue;
        const day = calendar.name(timeline.latest.day);
        node.title = `${counted(days, "The {n} day up to the last incident until today", "The {n} days up to the last incident until today")}: ${day}`;
      }
      const { undated: shown } = timeline.canvas._days, count = timeline.undated;
      undated.hidden = !count;
      undated.textContent = shown ? counted(count, "Hide {n} undated", "Hide {n} undated") : counted(count, "Show {n} undated", "Show {n} undated");
      undated.setAttribute("aria-label", undated.textContent);
      undated.setAttribute("aria-pressed", String(shown));
    });
  }

  Object.assign(window.Dateline, { playback: { Player, controls } });
})();
