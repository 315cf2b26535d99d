// What "My log" holds, as data. Pure: it knows no page and no storage.
//
// An entry: `id`, `at` (local time "2026-11-28T10:23": what the wall said, wherever one travels),
// `what` (a title), `page` (its path within the site, or ""), `minutes`, `felt` ("easy", "right",
// "hard" or ""), `pain` (0 to 10, or null).

const MOST = 5000;
const FELT = ["easy", "right", "hard"];

const two = (n) => String(n).padStart(2, "0");

// A Date as local time to the minute.
export const localTime = (date) =>
  `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;

// A time that there is: not the 31st of June.
const isTime = (at) => {
  if (typeof at !== "string" || !/^[12]\d{3}-\d\d-\d\dT\d\d:\d\d$/.test(at)) return false;
  const date = new Date(`${at}:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(at);
};

// A path that cannot lead out of the site.
const isPage = (page) =>
  typeof page === "string" &&
  /^[\p{L}\p{N}_.-]+(\/[\p{L}\p{N}_.-]+)*$/u.test(page) &&
  !page.split("/").includes("..");

const isNumber = (n, most) => typeof n === "number" && Number.isFinite(n) && n >= 0 && n <= most;

const clean = (raw) => {
  if (!raw || typeof raw !== "object" || !isTime(raw.at) || typeof raw.what !== "string") return null;
  const what = raw.what.replace(/\s+/g, " ").trim().slice(0, 200);
  if (!what) return null;
  return {
    id:
      typeof raw.id === "string" && /^[\w-]{1,40}$/.test(raw.id)
        ? raw.id
        : `${raw.at}-${what.length}`.replace(/[^\w-]/g, "-"),
    at: raw.at,
    what,
    page: isPage(raw.page) ? raw.page : "",
    minutes: isNumber(raw.minutes, 1440) ? Math.round(raw.minutes) : 0,
    felt: FELT.includes(raw.felt) ? raw.felt : "",
    pain: isNumber(raw.pain, 10) ? Math.round(raw.pain) : null,
  };
};

// The entries of anything that storage or a file may hold, latest first, each once.
export const entriesOf = (raw) => {
  const byId = new Map();
  for (const one of Array.isArray(raw) ? raw : []) {
    const entry = clean(one);
    if (entry && !byId.has(entry.id)) byId.set(entry.id, entry);
  }
  return [...byId.values()].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, MOST);
};

export const newEntry = (fields, now = new Date()) =>
  clean({
    id: `${now.getTime().toString(36)}-${Math.random().toString(36).slice(2, 8)}`,
    at: localTime(now),
    ...fields,
  });

const DAY = 864e5;
const dayOf = (at) => Date.parse(`${at.slice(0, 10)}T00:00Z`);
const dateOf = (ms) => new Date(ms).toISOString().slice(0, 10);

// The day that weeks begin with, as a language tag knows it: 1 is Monday, 7 Sunday.
export const firstDay = (tag) => {
  try {
    const locale = new Intl.Locale(tag);
    return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
  } catch {
    return 1;
  }
};

export const weekOf = (at, first) => {
  const day = dayOf(at);
  return dateOf(day - ((new Date(day).getUTCDay() - first + 14) % 7) * DAY);
};

// Latest first; `days` tells which of the seven have an entry.
export const byWeek = (entries, first) => {
  const weeks = new Map();
  for (const entry of entries) {
    const start = weekOf(entry.at, first);
    const week = weeks.get(start) ?? {
      start,
      end: dateOf(dayOf(start) + 6 * DAY),
      days: Array(7).fill(false),
      minutes: 0,
      entries: [],
    };
    week.days[Math.round((dayOf(entry.at) - dayOf(start)) / DAY)] = true;
    week.minutes += entry.minutes;
    week.entries.push(entry);
    weeks.set(start, week);
  }
  return [...weeks.values()].sort((a, b) => (a.start < b.start ? 1 : -1));
};

const FORMAT = "regimen-log";

export const toJson = (entries, guide) =>
  JSON.stringify({ format: FORMAT, version: 1, guide, entries }, null, 2) + "\n";

// The entries of a file that toJson made; null where it is none.
export const fromJson = (text) => {
  try {
    const file = JSON.parse(text);
    return file?.format === FORMAT && file.version === 1 && Array.isArray(file.entries)
      ? entriesOf(file.entries)
      : null;
  } catch {
    return null;
  }
};

// Texts that a spreadsheet would take for a formula get a quote before them.
const cell = (value) => {
  const text = String(value ?? "").replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

// With a mark of order, without which some spreadsheets do not take it for UTF-8.
export const toCsv = (entries, heads, felt) => {
  const row = (cells) => cells.map(cell).join(",");
  const rows = entries.map((e) =>
    row([e.at.slice(0, 10), e.at.slice(11), e.what, e.minutes, felt[e.felt] ?? "", e.pain, e.page]),
  );
  return "\ufeff" + [row(heads), ...rows].join("\r\n") + "\r\n";
};
