// What is on a made card, as text for the address's fragment and back; docs/site.md tells the format.

export const limits = { items: 12, name: 60, note: 300, fragment: 6000 };
export const bounds = { s: [1, 10], r: [1, 50], h: [1, 300], d: [1, 6], w: [1, 7] };
export const sides = { t: "together", e: "each", a: "alternating", l: "left", r: "right" };

export function readRange(text) {
  const found = /^(?:(\d{1,4})|(\d{0,4})-(\d{0,4}))$/.exec(text);
  if (!found || text === "-") return null;
  const [one, least, most] = found.slice(1).map((number) => (number ? Number(number) : null));
  return one === null ? [least, most] : [one, one];
}

export const writeRange = ([least, most]) => (least === most ? `${least}` : `${least ?? ""}-${most ?? ""}`);

// The guide's own range may go beyond the bounds.
export function clamp([least, most], [low, high], own) {
  const top = Math.max(high, ...(own ?? []).map(Number));
  const [a, b] = [least, most].map((n) => (n === null ? n : Math.min(Math.max(n, low), top)));
  return a !== null && b !== null && a > b ? [b, a] : [a, b];
}

// {s, r, h: ranges, d: side, f: [period, range], u, c, m: true}. What is wrong is left out. Without `own` it is
// the guide's own, which no bounds hold for.
export function readDosage(parts, own) {
  const dosage = {};
  for (const part of parts) {
    const key = part[0], text = part.slice(1);
    if ("srh".includes(key)) {
      const range = readRange(text);
      if (range) dosage[key] = own ? clamp(range, bounds[key], own[key]) : range;
    } else if (key === "d") {
      if (Object.hasOwn(sides, text)) dosage.d = text;
    } else if (key === "f") {
      const range = readRange(text.slice(1));
      if (text === "x") dosage.f = ["x"];
      else if (range && /^[dw]/.test(text))
        dosage.f = [text[0], own ? clamp(range, bounds[text[0]], own.f?.[0] === text[0] ? own.f[1] : null) : range];
    } else if ("ucm".includes(key) && !text) dosage[key] = true;
  }
  return dosage;
}

const write = (dosage) => Object.entries(dosage).map(([key, value]) =>
  key + (key === "f" ? value[0] + (value[1] ? writeRange(value[1]) : "") : key === "d" ? value : value === true ? "" : writeRange(value)));

export function changed(own, changes) {
  const was = write(own);
  return readDosage(write(changes).filter((part) => !was.includes(part)), { ...own, ...changes });
}

// What leads (repetitions, a hold, until tired) is one only.
export function merged(own, changes) {
  const dosage = { ...own, ...changes };
  const lead = ["r", "h", "u"].filter((key) => changes[key]);
  if (lead.length) for (const key of ["r", "h", "u"]) if (key !== lead[0]) delete dosage[key];
  return dosage;
}

export const line = (text, most) => [...text.replace(/[\p{C}\s]+/gu, " ").trimStart()].slice(0, most).join("");

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

const addItem = (state, text, guide) => {
  const [id, ...parts] = text.split("~").map(decode);
  const own = guide.exercises.get(id);
  if (!own) state.unknown.push(line(id, 40));
  else if (state.items.length < limits.items) {
    // The guide's own words alone may say what a link cannot.
    const changes = readDosage(parts.filter((part) => !/^([cm]|fx)/.test(part)), own.dosage);
    state.items.push({ id, changes: changed(own.dosage, changes) });
  } else state.cut = true;
};

// `guide`: {exercises: Map of id -> {dosage}, routines: Map of id -> exercises as in a fragment}. Never throws.
export function read(fragment, guide) {
  const state = { items: [], name: "", note: "", unknown: [], cut: fragment.length > limits.fragment };
  const [version, ...parts] = fragment.slice(0, limits.fragment).replace(/^#/, "").split("/");
  if (version !== "1") return state;
  for (const part of parts.slice(0, 100)) {
    const text = part.slice(1);
    if (part[0] === "x") addItem(state, text, guide);
    if (part[0] === "r") {
      const list = guide.routines.get(decode(text));
      if (list) list.forEach((item) => addItem(state, item, guide));
      else state.unknown.push(line(decode(text), 40));
    }
    if (part[0] === "n") state.name = line(decode(text), limits.name);
    if (part[0] === "t") state.note = line(decode(text), limits.note);
  }
  state.unknown = [...new Set(state.unknown)].slice(0, 5);
  return state;
}

const encode = (text) => encodeURIComponent(text).replace(/~/g, "%7E");

export function fragment({ items, name, note }) {
  const parts = items.map(({ id, changes }) => ["x" + encode(id), ...write(changes)].join("~"));
  if (name.trim()) parts.push("n" + encode(name.trim()));
  if (note.trim()) parts.push("t" + encode(note.trim()));
  return parts.length ? ["#1", ...parts].join("/") : "";
}
