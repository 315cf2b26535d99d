// A dosage in words, as src/dose/dose_words.c says it. `forms`: the words below "dose".
export function speaker({ locale, forms }) {
  const plurals = new Intl.PluralRules(locale);
  const unit = (name) => new Intl.NumberFormat(locale, { style: "unit", unit: name, unitDisplay: "long" });
  const units = { number: new Intl.NumberFormat(locale), second: unit("second"), minute: unit("minute") };
  let short = false;

  const find = (key, category) => forms[`${key}#${category}`] ?? forms[key] ?? forms[`${key}#other`];
  const fill = (key, values, category = "other") =>
    ((short && find(`short.${key}`, category)) || find(key, category) || "")
      .replace(/\{([\w-]+)\}/g, (whole, name) => values?.[name] ?? whole);

  const ends = ([least, most]) => [least ?? most, most ?? least];
  const format = (unit, range) => {
    const [a, b] = ends(range);
    return a === b ? units[unit].format(a) : units[unit].formatRange(a, b);
  };
  const category = (range) => {
    const [a, b] = ends(range);
    return a === b || !plurals.selectRange ? plurals.select(b) : plurals.selectRange(a, b);
  };
  const open = ([least, most], what) =>
    least === null ? fill("up-to", { what }) : most === null ? fill("at-least", { what }) : what;
  const amount = (unit, range) => open(range, format(unit, range));
  const count = (key, range) => open(range, fill(key, { n: format("number", range) }, category(range)));
  const time = (range, minutes) =>
    minutes && range.every((end) => end === null || end % 6 === 0)
      ? amount("minute", range.map((end) => (end === null ? end : end / 60)))
      : amount("second", range);

  const several = (range) => range && !(range[0] === 1 && range[1] === 1);

  function lead({ s, r, h, u, c, m, d }) {
    const paired = "ea".includes(d ?? "t"), both = paired && c;
    const side = (what) => {
      const key = d === "l" ? "left" : d === "r" ? "right" : !paired ? "" : both ? "both" : "each";
      return key ? fill(`side.${key}`, { what }) : what;
    };
    if (h) {
      const held = { time: time(h, m) };
      if (!several(s) && !paired) return side(fill("hold", held));
      return side(fill("hold-times", { ...held, times: count("times", several(s) ? s : [1, 1]) }));
    }
    if (u) {
      const what = several(s) ? count("sets", s) : fill("repeat");
      return fill(several(s) ? "tired-sets" : "tired", { what: side(what) });
    }
    if (!r) return s ? side(count("sets", s)) : "";
    if (!several(s)) return side(count("repetitions", r));
    const parts = { sets: count("sets", s), reps: short ? amount("number", r) : count("repetitions", r) };
    return both ? fill("sets-of-both", parts) : side(fill("sets-of", parts));
  }

  return {
    main(dosage, brief) {
      short = brief;
      let text = lead(dosage);
      if (text && dosage.d === "a") text = fill("side.changing", { what: text });
      short = false;
      const [letter = ""] = text;
      return letter.toLocaleUpperCase(locale) + text.slice(letter.length);
    },
    often({ f }, own) {
      if (!f) return "";
      const [period, times] = f;
      if (period === "x") return own;
      if (period === "d" && !several(times)) return fill("frequency.daily");
      return fill(period === "d" ? "frequency.per-day" : "frequency.per-week", { times: count("times", times) });
    },
  };
}
