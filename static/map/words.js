// The map's own words: English as they stand in the scripts, or what the page handed over for the visitor's language.
(function () {
  "use strict";

  let told = {}, language = "en-GB", rules = new Intl.PluralRules(language), dates = {};

  // `words`: English -> the same in `code`; the forms of a plural by their names in CLDR.
  function speak(code, words) {
    told = words || {};
    language = code === "en" ? "en-GB" : code || "en-GB";
    rules = new Intl.PluralRules(language);
    dates = {};
  }

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
  const say = (text, values = {}) => fill(typeof told[text] === "string" ? told[text] : text, values);
  const number = (value, options) => value.toLocaleString(language, options);

  // The form that `amount` asks for; `{n}` in it stands for the amount.
  function counted(amount, one, many) {
    const forms = told[one], form = forms && forms[rules.select(amount)];
    return fill(form || (amount === 1 ? one : many), { n: number(amount) });
  }

  // The date of a day (since 1970-01-01, UTC), in one of the styles below.
  const STYLES = {
    full: { day: "numeric", month: "short", year: "numeric" }, day: { day: "numeric", month: "short" },
    month: { month: "short", year: "numeric" }, year: { year: "numeric" },
  };
  function date(day, style = "full") {
    dates[style] = dates[style] || new Intl.DateTimeFormat(language, { ...STYLES[style], timeZone: "UTC" });
    const parts = dates[style].formatToParts(new Date(day * 86400000));
    // Ukrainian and Russian end a full date with "р." and "г.", which only takes room here.
    const last = parts.findLastIndex(({ type }) => type !== "literal");
    return parts.slice(0, last + 1).map(({ value }) => value).join("");
  }

  window.Dateline = Object.assign(window.Dateline || {}, { words: { speak, say, counted, number, date } });
})();
