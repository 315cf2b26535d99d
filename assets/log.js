// "My log": what was done and how it felt, kept in this browser only.
import * as data from "./log-data.js";
import { fill, inDigits, make } from "./parts.js";
import { load, remove, save } from "./store.js";


// The page's language with the reader's own region, since weeks begin on other days elsewhere.
const localeOf = (lang) =>
  navigator.languages?.find((tag) => tag.split("-")[0] === lang.split("-")[0] && lang.length < tag.length) ??
  lang;

class Log {
  constructor(root) {
    this.root = root;
    this.texts = JSON.parse(document.getElementById("page.log").textContent);
    this.locale = localeOf(document.documentElement.lang);
    this.first = data.firstDay(this.locale);
    this.entries = data.entriesOf(load("log", []));
    this.listen();
    this.show();
    if (!save("log-try", 1)) this.deny();
    else remove("log-try");
  }

  part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  word(key, values = {}) {
    return fill(this.texts.words[key], values);
  }

  digits(text) {
    return inDigits(text, this.texts.digits);
  }

  written(at, options) {
    const date = new Date(`${at.length > 10 ? at : `${at}T00:00`}:00Z`);
    return this.digits(new Intl.DateTimeFormat(this.locale, { ...options, timeZone: "UTC" }).format(date));
  }

  range(start, end) {
    const format = new Intl.DateTimeFormat(this.locale, {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
    return this.digits(format.formatRange(new Date(`${start}T00:00Z`), new Date(`${end}T00:00Z`)));
  }

  minutes(n) {
    return this.digits(
      new Intl.NumberFormat(this.locale, { style: "unit", unit: "minute", unitDisplay: "long" }).format(n),
    );
  }

  // Seven circles, filled on the days that have an entry. The entries below say the same in words.
  dots(week) {
    const list = make("div", { className: "log-days", ariaHidden: "true" });
    week.days.forEach((done, i) => {
      const day = new Date(Date.parse(`${week.start}T00:00Z`) + i * 864e5).toISOString().slice(0, 10);
      list.append(
        make("span", {
          className: done ? "is-done" : "",
          textContent: this.written(day, { weekday: "narrow" }),
        }),
      );
    });
    return list;
  }

  title(entry) {
    if (!entry.page) return make("span", { textContent: entry.what });
    return make("a", { href: new URL(`../${entry.page}`, import.meta.url).href, textContent: entry.what });
  }

  item(entry) {
    const when = this.written(entry.at, {
      weekday: "long",
      day: "numeric",
      month: "long",
      hour: "numeric",
      minute: "2-digit",
    });
    const facts = [
      when,
      entry.minutes ? this.minutes(entry.minutes) : "",
      this.texts.felt[entry.felt] ?? "",
      entry.pain === null ? "" : this.word("pain-of", { n: this.digits(entry.pain) }),
    ];
    const button = make("button", {
      type: "button",
      className: "button is-quiet",
      textContent: this.word("delete"),
      ariaLabel: this.word("delete-entry", { what: entry.what, when }),
      onclick: () => this.drop(entry),
    });
    return make(
      "li",
      {},
      make("h3", {}, this.title(entry)),
      make("p", { textContent: facts.filter(Boolean).join(" · ") }),
      button,
    );
  }

  week(week) {
    const days = this.word("week", { days: this.range(week.start, week.end) });
    const head = make("header", {}, make("h2", { textContent: days }), this.dots(week));
    if (week.minutes)
      head.append(
        make("p", { textContent: this.word("minutes-in-all", { time: this.minutes(week.minutes) }) }),
      );
    return make(
      "section",
      { className: "log-week" },
      head,
      make("ul", {}, ...week.entries.map((entry) => this.item(entry))),
    );
  }

  show() {
    this.part("empty").hidden = this.entries.length > 0;
    this.part("weeks").replaceChildren(
      ...data.byWeek(this.entries, this.first).map((week) => this.week(week)),
    );
    for (const name of ["json", "csv", "ask"]) this.act(name).disabled = !this.entries.length;
  }

  deny() {
    const said = this.part("denied");
    said.textContent = this.word("denied");
    said.hidden = false;
  }

  say(text, undo) {
    const status = this.part("status");
    status.replaceChildren(text);
    if (undo)
      status.append(
        " ",
        make("button", {
          type: "button",
          className: "button is-quiet",
          textContent: this.word("undo"),
          onclick: undo,
        }),
      );
  }

  keep(entries) {
    this.entries = data.entriesOf(entries);
    if (!save("log", this.entries)) this.deny();
    this.show();
  }

  drop(entry) {
    this.keep(this.entries.filter((other) => other.id !== entry.id));
    this.say(this.word("deleted"), () => {
      this.keep([...this.entries, entry]);
      this.say("");
    });
    this.part("status").querySelector("button").focus();
  }

  add(form) {
    const what = form.get("what");
    const known = this.texts.known.find((one) => one.title === what.trim());
    const number = (name) => (form.get(name) === "" ? null : Number(form.get(name)));
    const entry = data.newEntry({
      what,
      at: form.get("at").slice(0, 16),
      page: known?.page,
      minutes: number("minutes"),
      felt: form.get("felt"),
      pain: number("pain"),
    });
    if (!entry) return;
    this.keep([...this.entries, entry]);
    this.part("form").reset();
    this.part("form").closest("details").open = false;
    this.part("form").closest("details").querySelector("summary").focus();
    this.say(this.word("added"));
  }

  async take(file) {
    const found = file && file.size < 8e6 ? data.fromJson(await file.text()) : null;
    if (!found) return this.say(this.word("bad-file"));
    const before = this.entries.length;
    this.keep([...this.entries, ...found]);
    this.say(this.word("imported", { n: this.digits(this.entries.length - before) }));
  }

  give(name, type, text) {
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  act(name) {
    return this.root.querySelector(`[data-act="${name}"]`);
  }

  do(name) {
    const { guide, columns, felt } = this.texts;
    const file = `${guide}-${data.localTime(new Date()).slice(0, 10)}`;
    const deeds = {
      json: () => this.give(`${file}.json`, "application/json", data.toJson(this.entries, guide)),
      csv: () => this.give(`${file}.csv`, "text/csv;charset=utf-8", data.toCsv(this.entries, columns, felt)),
      import: () => this.part("file").click(),
      ask: () => this.part("dialog").showModal(),
      cancel: () => this.part("dialog").close(),
      clear: () => this.clear(),
    };
    deeds[name]?.();
  }

  clear() {
    this.part("dialog").close();
    this.entries = [];
    remove("log");
    this.show();
    this.say(this.word("deleted"));
  }

  listen() {
    const form = this.part("form");
    this.root.addEventListener("click", (event) => this.do(event.target.closest("[data-act]")?.dataset.act));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.add(new FormData(form));
    });
    form.closest("details").addEventListener("toggle", () => {
      if (!form.elements.at.value) form.elements.at.value = data.localTime(new Date());
    });
    this.part("file").addEventListener("change", (event) => {
      this.take(event.target.files[0]);
      event.target.value = "";
    });
    // Another tab may have added something.
    addEventListener("storage", ({ key }) => {
      if (key && !key.endsWith(".log")) return; // a timer keeps its session every few seconds
      this.entries = data.entriesOf(load("log", []));
      this.show();
    });
  }
}

export const start = (element) => {
  element.hidden = false;
  new Log(element);
};
