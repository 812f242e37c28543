// Which part of time the timeline shows, and what lies outside of it. Days as numbers; pure.
(function () {
  "use strict";

  const FEW = 0.01, SOME = 2, PART = 5; // at most 1 % are outlying, or two where there are few, and never more than one in five
  const FAR = 5; // times that the span without them is shorter
  const FINE = 731; // days that need no cutting: a bar a week is wide enough on a phone
  const ROOM = 30; // days left beside what is not outlying
  const SHORTEST = 14, DAY = 86400000;

  const length = ({ first, last }) => last - first + 1;

  const shortest = (whole) => Math.min(SHORTEST, length(whole));

  // A span of `days`, begun at `first` as far as `whole` allows.
  function within(whole, first, days) {
    const long = Math.max(shortest(whole), Math.min(length(whole), Math.round(days)));
    const begin = Math.max(whole.first, Math.min(whole.last - long + 1, Math.round(first)));
    return { first: begin, last: begin + long - 1 };
  }

  // The days that nearly all incidents lie in: without the few that would make the span many times as long.
  function usual({ start, span, dated }, whole) {
    const ends = Int32Array.from({ length: dated }, (_, i) => start[i] + span[i]).sort();
    let before = 0, after = 0, spare = Math.min(Math.max(SOME, Math.floor(dated * FEW)), Math.floor(dated / PART));
    const cutting = (count) => {
      let best = Infinity, at = 0;
      for (let cut = 0; cut <= count; cut++) {
        const days = ends[dated - 1 - after - count + cut] - start[before + cut] + 1;
        if (days < best) [best, at] = [days, cut];
      }
      return [best, at];
    };
    for (;;) {
      const days = ends[dated - 1 - after] - start[before] + 1, enough = days / FAR;
      if (days <= FINE || !spare || cutting(spare)[0] > enough) break;
      let low = 1, high = spare;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (cutting(middle)[0] <= enough) high = middle;
        else low = middle + 1;
      }
      const cut = cutting(low)[1];
      before += cut;
      after += low - cut;
      spare -= low;
    }
    if (!before && !after) return whole;
    const first = before ? start[before] - ROOM : whole.first, last = after ? ends[dated - 1 - after] + ROOM : whole.last;
    return within(whole, first, last - first + 1);
  }

  // A span that holds the days from `first` to `last` with some room on either side.
  function around(whole, first, last) {
    const days = last - first + 1, room = Math.max(days * 0.1, (SHORTEST - days) / 2);
    return within(whole, first - room, days + 2 * room);
  }

  // `span` made longer by `factor`, with `day` staying where it is.
  function zoomed(whole, span, factor, day) {
    const days = Math.max(length(span) * factor, shortest(whole));
    return within(whole, day - ((day - span.first) * days) / length(span), days);
  }

  // A span that shows the ends of a window (null: open), as near to `span` as can be.
  function showing(whole, span, { from, to }) {
    const ends = [from, to].filter((day) => day !== null).map((day) => Math.max(whole.first, Math.min(whole.last, day)));
    const first = Math.min(...ends), last = Math.max(...ends);
    if (!ends.length || (first >= span.first && last <= span.last)) return span;
    if (ends.length > 1 && (last < span.first || first > span.last)) return around(whole, first, last);
    return { first: Math.min(span.first, first), last: Math.max(span.last, last) };
  }

  // How many of the dated incidents that `mask` lets through lie outside of a span altogether.
  function outside({ start, span, dated }, mask, { first, last }) {
    let count = 0;
    for (let i = 0; i < dated; i++) if (mask[i] && (start[i] > last || start[i] + span[i] < first)) count++;
    return count;
  }

  // The last day, `today` at most, with an incident that `mask` lets through, and whether there are later ones; the last day of all where
  // nothing happened until today, null where there is none.
  function latest({ start, span, dated }, mask, today) {
    let day = -Infinity, last = -Infinity;
    for (let i = 0; i < dated; i++) {
      if (!mask[i]) continue;
      last = Math.max(last, start[i] + span[i]);
      if (start[i] <= today) day = Math.max(day, Math.min(start[i] + span[i], today));
    }
    if (last === -Infinity) return null;
    return day === -Infinity ? { day: last, later: false } : { day, later: last > day };
  }

  const today = () => {
    const now = new Date();
    return Math.floor((now.getTime() - now.getTimezoneOffset() * 60000) / DAY);
  };

  const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);
  const write = ({ first, last }) => `${iso(first)},${iso(last)}`;

  // The span that "2024-01-01,2024-12-31" names, or null.
  function read(text) {
    if (!/^\d{4}-\d\d-\d\d,\d{4}-\d\d-\d\d$/.test(text || "")) return null;
    const [first, last] = text.split(",").map((day) => Date.parse(day) / DAY);
    return first <= last && write({ first, last }) === text ? { first, last } : null; // 31 February is parsed as 2 March
  }

  window.Dateline = Object.assign(window.Dateline || {}, {
    spans: { length, shortest, within, usual, around, zoomed, showing, outside, latest, today, write, read },
  });
})();
