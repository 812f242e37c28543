// Days as numbers (since 1970-01-01, UTC): their names, and the bars that a span of them is cut into. Pure.
(function () {
  "use strict";

  const { words } = window.Dateline;
  const DAY = 86400000;
  const MONTHS = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 };
  const LENGTH = { day: 1, week: 7, month: 30.4, quarter: 91.3, year: 365.25, decade: 3652.5, century: 36525 };
  const UNITS = Object.keys(LENGTH);
  const BAR = 4; // pixels that a bar takes at least

  const name = words.date;
  const fromMonth = (month) => Math.round(new Date(0).setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1) / DAY);
  function monthOf(day) {
    const date = new Date(day * DAY);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  }

  // First day of the unit that `day` lies in; weeks begin on Monday.
  function floor(day, unit) {
    if (unit === "day") return day;
    if (unit === "week") return day - ((((day + 3) % 7) + 7) % 7);
    const months = MONTHS[unit];
    return fromMonth(Math.floor(monthOf(day) / months) * months);
  }

  // The first day of a unit moved by `count` units.
  const shift = (day, unit, count) => (
    unit in MONTHS ? fromMonth(monthOf(day) + MONTHS[unit] * count) : day + LENGTH[unit] * count
  );

  // The finest unit whose bars are wide enough to see.
  const unitFor = (days, width) => UNITS.find((unit) => days / LENGTH[unit] <= width / BAR) || "century";

  // First days of the bars from `first` to `last`, and one more for the end.
  function bars(first, last, unit) {
    const starts = [];
    for (let day = floor(first, unit); day <= last; day = shift(day, unit, 1)) starts.push(day);
    starts.push(shift(starts[starts.length - 1], unit, 1));
    return Int32Array.from(starts);
  }

  // Days to write a label at, at least `room` pixels apart: [day, words].
  function ticks(first, last, width, room) {
    const days = last + 1 - first, found = [];
    const steps = [["day", 1], ["day", 2], ["week", 1], ["week", 2], ["month", 1], ["quarter", 1], ["quarter", 2], ["year", 1],
      ["year", 2], ["year", 5], ["decade", 1], ["decade", 5], ["century", 1], ["century", 5]];
    const [unit, count] = steps.find(([u, c]) => (LENGTH[u] * c * width) / days >= room) || steps[steps.length - 1];
    const style = LENGTH[unit] < 30 ? "day" : LENGTH[unit] < 300 ? "month" : "year";
    const whole = MONTHS[unit] * count; // 2000 and 2500, not 1900 and 2400
    const begin = whole ? fromMonth(Math.floor(monthOf(first) / whole) * whole) : floor(first, unit);
    for (let day = begin; day <= last; day = shift(day, unit, count))
      if (day >= first) found.push([day, name(day, style)]);
    return found;
  }

  // The two ends of a window in words, as far as there are incidents (`span`); a window beside all of them keeps its own days.
  function ends({ first, last }, { from, to }) {
    const beside = (to !== null && to < first) || (from !== null && from > last);
    const told = beside ? [from, to] : [Math.max(from ?? first, first), Math.min(to ?? last, last)];
    return told.map((day) => (day === null ? "…" : name(day))).join(" – ");
  }

  window.Dateline = Object.assign(window.Dateline || {}, { calendar: { ends, name, floor, shift, unitFor, bars, ticks } });
})();
