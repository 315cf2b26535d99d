// "Follow along". What it shows is worked out from the clock each time (timer-plan.js); nothing is
// counted here.
import { entriesOf, newEntry } from "./log-data.js";
import { fill, inDigits } from "./parts.js";
import { load, remove, save } from "./store.js";
import { hush, openSound, shake, speak } from "./timer-cues.js";
import * as plan from "./timer-plan.js";

const AHEAD = 300e3; // how far ahead beeps are handed over
const SHAKES = { hold: [250], work: [250], switch: [250, 120, 250, 120, 250] };

const page = document.documentElement;

const addStyle = () =>
  new Promise((done) => {
    const href = new URL("timer.css", import.meta.url).href;
    if (document.querySelector(`link[href="${href}"]`)) return done();
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    link.onload = link.onerror = done;
    document.head.append(link);
  });

// The dialog and its words are the same for all pages, so they stand in one file beside them.
const fetchView = async () => {
  const url = new URL("../timer.html", import.meta.url);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const view = new DOMParser().parseFromString(await response.text(), "text/html");
  const dialog = document.importNode(view.querySelector("template").content.firstElementChild, true);
  for (const link of dialog.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), url);
  return { dialog, ...JSON.parse(view.querySelector("script").textContent) };
};

// How an exercise is done, from its own page, where it stands already; without what a page may not
// have twice.
const howOfPage = () => {
  const copy = document.createElement("div");
  for (const section of document.querySelectorAll("main .prose.is-setup, main .prose.is-steps"))
    copy.append(...section.cloneNode(true).childNodes);
  for (const left of copy.querySelectorAll("h2, .note-ref")) left.remove();
  for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
  return copy.innerHTML;
};

class Timer {
  settings = { sound: true, vibration: true, voice: true, "own-pace": false, ...load("timer-settings") };
  sound = openSound();

  constructor(data, view, number, kept) {
    this.data = data;
    this.words = view.words;
    this.numerals = view.digits;
    this.number = number;
    this.plan = data.plans[number - 1];
    this.steps = plan.expand(this.plan.items);
    this.state = this.stateFrom(kept) ?? plan.begin(Date.now());
    this.dialog = view.dialog;
    document.body.append(this.dialog);
    this.listen();
  }

  // A kept session goes on, paused, where it was when the page last lived.
  stateFrom({ state, sign, seen } = {}) {
    const whole = [state?.index, state?.began, state?.start, seen].every(Number.isFinite);
    if (!whole || sign !== plan.signature(this.steps)) return null;
    const found = plan.advance(this.steps, { ...state, paused: state.paused ?? seen }, seen, this.ownPace);
    return this.steps[found.index] ? found : null;
  }

  get ownPace() {
    return this.settings["own-pace"];
  }

  get step() {
    return this.steps[this.state.index];
  }

  digits(n) {
    return inDigits(n, this.numerals);
  }

  word(key, { n = "", of = "", ...values } = {}) {
    return fill(this.words[key], { n: this.digits(n), of: this.digits(of), ...values });
  }

  clock(ms) {
    const s = Math.ceil(ms / 1000);
    return this.digits(s < 60 ? s : `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`);
  }

  duration(ms) {
    const [n, unit] = ms < 90e3 ? [ms / 1e3, "second"] : [ms / 60e3, "minute"];
    const format = new Intl.NumberFormat(page.lang, { style: "unit", unit, unitDisplay: "long" });
    return this.digits(format.format(Math.round(n)));
  }

  // The side that a step is on or leads to; a rest has none.
  sideOf(index) {
    if (this.steps[index].kind === "rest") return "";
    const { side } = this.steps.slice(index).find(plan.isWork);
    return side ? this.word(`side.${side}`) : "";
  }

  nextOf(index) {
    const step = this.steps[index];
    if (!step) return this.word("last");
    const what = [this.word(step.kind), this.sideOf(index)].filter(Boolean).join(" · ");
    return this.word("next", { what: step.kind === "ready" ? this.plan.items[step.item].title : what });
  }

  // What is said of a step when it begins.
  telling() {
    const { kind, reps, seconds, item } = this.step;
    const parts = [this.word(kind), this.sideOf(this.state.index)];
    if (kind === "ready") parts.splice(1, 0, this.plan.items[item].title);
    else if (reps) parts.push(this.word("reps", { n: reps }));
    else if (!seconds) parts.push(this.word("until-tired"));
    else if (kind !== "switch") parts.push(this.duration(seconds * 1000));
    return parts
      .filter(Boolean)
      .map((part) => part.replace(/\.?$/, "."))
      .join(" ");
  }

  part(name) {
    return this.dialog.querySelector(`[data-part="${name}"], [data-act="${name}"]`);
  }

  put(name, text = "") {
    const element = this.part(name);
    if (element.textContent !== text) element.textContent = text;
  }

  showItem(item) {
    const { title, still, moving, alt, note, how } = this.plan.items[item];
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.put("name", title);
    this.put("note", note);
    this.put(
      "exercise",
      this.plan.items[1] && this.word("exercise", { n: item + 1, of: this.plan.items.length }),
    );
    this.part("picture").hidden = !still;
    if (still) Object.assign(this.part("figure"), { src: (!calm && moving) || still, alt });
    this.part("how").innerHTML = how ?? howOfPage();
    this.shown = item;
  }

  showStep() {
    const { item, kind, set, of } = this.step;
    const work = plan.isWork(this.step);
    if (this.shown !== item) this.showItem(item);
    this.dialog.dataset.kind = kind;
    this.put("side", this.sideOf(this.state.index));
    this.put("set", work && of > 1 ? this.word(kind === "hold" ? "hold-of" : "set", { n: set, of }) : "");
    this.put("next", this.nextOf(this.state.index + 1));
    this.part("longer").hidden = work;
    this.shownStep = this.step;
  }

  showMoment({ open, left, rep, phase, part, whole, toCome, openAhead }) {
    const { kind, reps } = this.step;
    const time = this.clock(open ? plan.elapsed(this.state, Date.now()) : left);
    this.put("what", this.word(this.state.paused ? "paused" : kind));
    this.put("digits", reps ? this.digits(rep || reps) : time);
    this.put("of", rep ? this.word("rep-of", { of: reps }) : "");
    this.put(
      "phase",
      open ? this.word(reps ? "own-time" : "until-tired", { n: reps }) : phase && this.word(phase),
    );
    this.put("to-come", this.word(openAhead ? "time-left-open" : "time-left", { time: this.clock(toCome) }));
    this.part("part").style.inlineSize = `${part * 100}%`;
    this.part("whole").style.inlineSize = `${whole * 100}%`;
    this.part("done").hidden = !(open || reps);
    this.dialog.toggleAttribute("data-paused", Boolean(this.state.paused));
    if (rep > 1 && rep !== this.saidRep) this.say(this.digits(rep));
    this.saidRep = rep;
  }

  show() {
    if (!this.step) return this.end();
    const fresh = this.shownStep !== this.step;
    if (fresh) this.showStep();
    this.showMoment(plan.look(this.steps, this.state, Date.now(), this.ownPace));
    if (fresh && !this.state.paused) this.tell();
  }

  tell() {
    this.put("say", this.telling());
    this.say(this.telling());
    if (this.settings.vibration) shake(SHAKES[this.step.kind] ?? [120, 80, 120]);
  }

  say(text) {
    if (this.settings.voice && !this.state.paused) speak(text, page.lang);
  }

  tick() {
    if (this.over) return;
    const before = this.state;
    this.state = plan.advance(this.steps, before, Date.now(), this.ownPace);
    this.show();
    if (this.state !== before) this.schedule();
    if (this.state !== before || Date.now() - this.seen > 5000) this.keep();
  }

  set(state) {
    this.state = state;
    this.sound.wake();
    hush();
    this.tick();
    this.schedule();
    this.keep();
  }

  schedule() {
    const { sound, voice } = this.settings;
    const beeps = plan.beeps(this.steps, this.state, Date.now(), this.ownPace, AHEAD);
    // A voice counts the repetitions.
    this.sound.schedule(sound ? beeps.filter(({ tone }) => !(voice && tone === "rep")) : []);
  }

  keep() {
    if (this.over) return;
    this.seen = Date.now();
    const sign = plan.signature(this.steps);
    save("timer", { page: this.data.page, plan: this.number, sign, state: this.state, seen: this.seen });
  }

  // Where it is refused, as when the battery is low, the screen goes dark, and time goes on.
  async stayAwake() {
    this.lock = await navigator.wakeLock?.request("screen").catch(() => {});
  }

  pause() {
    const now = Date.now();
    const going = !this.state.paused;
    this.set(going ? plan.pause(this.state, now) : plan.resume(this.state, now));
    this.put("say", going ? this.word("paused") : this.telling());
  }

  skip() {
    this.set(plan.skip(this.steps, this.state, Date.now()));
  }

  done() {
    this.state = plan.resume(this.state, Date.now());
    this.skip();
  }

  back() {
    this.set(plan.back(this.state, Date.now()));
  }

  longer() {
    this.set(plan.longer(this.state, 15));
  }

  finish() {
    this.set({ ...this.state, index: this.steps.length, began: this.state.paused ?? Date.now() });
  }

  close() {
    this.dialog.close();
  }

  press(event) {
    const { key, target } = event;
    if (this.over || target.closest(".timer-sheet")) return;
    const forward = page.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (key === " " && !target.closest("button, summary")) this.pause();
    else if (key === forward) this.skip();
    else if (/^Arrow(Left|Right)$/.test(key)) this.back();
    else return;
    event.preventDefault();
  }

  change({ dataset, checked }) {
    if (!dataset.setting) return;
    this.settings[dataset.setting] = checked;
    save("timer-settings", this.settings);
    this.set(this.state);
  }

  listen() {
    const { dialog } = this;
    const sheet = dialog.querySelector(".timer-settings");
    const on = (type, listener) => dialog.addEventListener(type, listener);
    for (const input of dialog.querySelectorAll("[data-setting]"))
      input.checked = this.settings[input.dataset.setting];
    on("click", ({ target }) => {
      if (!target.closest(".timer-settings")) sheet.open = false;
      const name = target.closest("[data-act]")?.dataset.act;
      if (name) this[name]();
    });
    on("change", ({ target }) => this.change(target));
    on("cancel", (event) => {
      if (!sheet.open) return;
      event.preventDefault();
      sheet.open = false;
    });
    on("close", () => this.leave());
    on("submit", (event) => {
      event.preventDefault();
      this.log(new FormData(event.target));
    });
    this.listening = new AbortController();
    const { signal } = this.listening;
    document.addEventListener("visibilitychange", () => this.seenAgain(), { signal });
    // On the document: focus falls there when the button that had it goes away.
    document.addEventListener("keydown", (event) => this.press(event), { signal });
    addEventListener("pagehide", () => this.keep(), { signal });
  }

  seenAgain() {
    if (document.visibilityState === "visible" && !this.over) this.stayAwake();
    this.tick();
    this.keep();
  }

  open() {
    this.dialog.showModal();
    this.part("pause").focus();
    this.ticks = setInterval(() => this.tick(), 200);
    this.stayAwake();
    this.set(this.state);
  }

  rest() {
    this.over = true;
    clearInterval(this.ticks);
    this.lock?.release();
  }

  end() {
    this.rest();
    remove("timer");
    const ms = plan.took(this.state);
    this.minutes = Math.max(1, Math.round(ms / 60000));
    this.dialog.querySelector(".timer-run").hidden = true;
    this.dialog.querySelector(".timer-end").hidden = false;
    this.put("took", this.word("took", { time: this.duration(ms) }));
    this.part("finished").focus();
    this.say(this.part("finished").textContent);
    if (this.settings.vibration) shake(SHAKES.switch);
  }

  log(form) {
    const pain = form.has("pain") ? Number(form.get("pain")) : null;
    const {
      minutes,
      plan: { title: what },
    } = this;
    const entry = newEntry({ what, page: this.data.page, minutes, felt: form.get("felt"), pain });
    const fine = save("log", [entry, ...entriesOf(load("log"))]);
    this.put("kept", this.word(fine ? "saved" : "denied"));
    this.part("ask").hidden = fine;
    if (fine) this.dialog.querySelector(".timer-end a").focus();
  }

  leave() {
    const again = !this.over && document.querySelector(".timer-again");
    this.keep();
    this.rest();
    this.sound.close();
    hush();
    this.listening.abort();
    this.dialog.remove();
    if (again) import("./timer-again.js").then((module) => module.start(again));
    document.querySelector(`.follow[data-plan="${this.number}"]`)?.focus();
  }
}

// Opens the timer for a button's plan (data-plan); `kept` is a session to go on with.
export const open = async ({ dataset }, kept) => {
  const [view] = await Promise.all([fetchView(), addStyle()]);
  if (document.querySelector("dialog.timer")) return;
  const data = JSON.parse(document.getElementById("page.timer").textContent);
  new Timer(data, view, Number(dataset.plan), kept).open();
};
