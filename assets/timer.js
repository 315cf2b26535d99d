// "Follow along": plays a routine or an exercise in a dialog over the whole window. What is shown is
// worked out anew from the clock each time (timer-plan.js); nothing is counted here.
import { entriesOf, newEntry } from "./log-data.js";
import { load, remove, save } from "./store.js";
import { hush, openSound, shake, speak } from "./timer-cues.js";
import * as plan from "./timer-plan.js";

const SETTINGS = { sound: true, vibration: true, voice: true, "own-pace": false };
const AHEAD = 300e3; // how far ahead beeps are handed over
const SHAKES = { go: [250], stop: [120, 80, 120], switch: [250, 120, 250, 120, 250] };

const lang = document.documentElement.lang;
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

// The style sheet is fetched when the timer is first opened.
const addStyle = () =>
  new Promise((done) => {
    const href = new URL("timer.css", import.meta.url).href;
    if (document.querySelector(`link[href="${href}"]`)) return done();
    const link = Object.assign(document.createElement("link"), {
      rel: "stylesheet",
      href,
      onload: done,
      onerror: done,
    });
    document.head.append(link);
  });

class Timer {
  constructor(data, number, kept) {
    this.data = data;
    this.number = number;
    this.plan = data.plans[number - 1];
    this.steps = plan.expand(this.plan.items);
    this.settings = { ...SETTINGS, ...load("timer-settings", {}) };
    this.sound = openSound();
    this.state = this.stateFrom(kept) ?? plan.begin(Date.now());
    const view = document.getElementById("page.timer-view").content.cloneNode(true);
    this.dialog = view.querySelector("dialog");
    document.body.append(view);
    this.listen();
  }

  // A kept session goes on, paused, where it was when the page last lived.
  stateFrom(kept) {
    const { state, sign, seen } = kept ?? {};
    if (
      sign !== plan.signature(this.steps) ||
      ![state?.index, state?.began, state?.start, seen].every(Number.isFinite)
    )
      return null;
    const found = plan.advance(this.steps, { ...state, paused: state.paused ?? seen }, seen, this.ownPace);
    return found.index >= 0 && found.index < this.steps.length ? found : null;
  }

  get ownPace() {
    return this.settings["own-pace"];
  }

  // ---- pieces of the view ----

  part(name) {
    return this.dialog.querySelector(`[data-part="${name}"]`);
  }

  put(name, text) {
    const element = this.part(name);
    if (element.textContent !== text) element.textContent = text;
  }

  digits_(n) {
    return String(n).replace(/[0-9]/g, (digit) => this.data.digits[digit]);
  }

  word(key, values = {}) {
    return fill(this.data.words[key], values);
  }

  of(key, n, of) {
    return this.word(key, { n: this.digits_(n), of: this.digits_(of) });
  }

  // "45", "1:05".
  clock(ms) {
    const seconds = Math.ceil(ms / 1000);
    if (seconds < 60) return this.digits_(seconds);
    return this.digits_(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
  }

  // "45 seconds", "12 minutes", in the page's language.
  duration(ms) {
    const seconds = Math.round(ms / 1000);
    const [n, unit] = seconds < 90 ? [seconds, "second"] : [Math.round(seconds / 60), "minute"];
    return this.digits_(new Intl.NumberFormat(lang, { style: "unit", unit, unitDisplay: "long" }).format(n));
  }

  // ---- what is going on, in words ----

  // The side that a step is on or leads to; a rest has none.
  sideOf(index) {
    if (this.steps[index].kind === "rest") return "";
    const step = this.steps.slice(index).find(plan.isWork);
    return step?.side ? this.word(`side.${step.side}`) : "";
  }

  title(step) {
    return this.plan.items[step.item].title;
  }

  nameOf(index) {
    const step = this.steps[index];
    if (!step) return this.word("last");
    const what =
      step.kind === "ready"
        ? this.title(step)
        : [this.word(step.kind), this.sideOf(index)].filter(Boolean).join(" · ");
    return this.word("next", { what });
  }

  // What is said of a step when it begins.
  telling() {
    const { index } = this.state;
    const step = this.steps[index];
    const amount = step.reps
      ? this.word("reps", { n: this.digits_(step.reps) })
      : step.seconds
        ? this.duration(step.seconds * 1000)
        : this.word("until-tired");
    const parts = [
      this.word(step.kind),
      step.kind === "ready" ? this.title(step) : "",
      this.sideOf(index),
      plan.isWork(step) || step.kind === "rest" ? amount : "",
    ];
    return (
      parts
        .filter(Boolean)
        .map((part) => part.replace(/[.]$/, ""))
        .join(". ") + "."
    );
  }

  // ---- showing ----

  showItem(item) {
    const { title, still, moving, alt, note, how } = this.plan.items[item];
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.put("name", title);
    this.put("note", note);
    this.part("picture").hidden = !still;
    if (still) Object.assign(this.part("figure"), { src: calm ? still : moving || still, alt });
    this.part("how").innerHTML = how;
    this.part("how").closest("details").hidden = !how;
    this.shownItem = item;
  }

  showStep() {
    const { index } = this.state;
    const step = this.steps[index];
    const work = plan.isWork(step);
    if (this.shownItem !== step.item) this.showItem(step.item);
    this.dialog.dataset.kind = step.kind;
    this.put(
      "exercise",
      this.plan.items.length > 1 ? this.of("exercise", step.item + 1, this.plan.items.length) : "",
    );
    this.put("side", this.sideOf(index));
    this.put(
      "set",
      work && step.of > 1 ? this.of(step.kind === "hold" ? "hold-of" : "set", step.set, step.of) : "",
    );
    this.put("next", this.nameOf(index + 1));
    this.act("longer").hidden = work;
    this.shownStep = index;
  }

  showMoment(look) {
    const { step, open, rep, phase } = look;
    const counts = rep > 0;
    const digits = counts
      ? this.digits_(rep)
      : open && step.reps
        ? this.digits_(step.reps)
        : this.clock(open ? plan.elapsed(this.state, Date.now()) : look.left);
    this.put("what", this.word(this.state.paused === null ? step.kind : "paused"));
    this.put("digits", digits);
    this.put("of", counts ? this.word("rep-of", { of: this.digits_(step.reps) }) : "");
    this.put(
      "phase",
      open
        ? this.word(step.reps ? "own-time" : "until-tired", { n: this.digits_(step.reps ?? 0) })
        : phase && phase !== "work"
          ? this.word(phase)
          : "",
    );
    this.put(
      "to-come",
      this.word(look.openAhead ? "time-left-open" : "time-left", { time: this.clock(look.toCome) }),
    );
    this.part("part").style.inlineSize = `${look.part * 100}%`;
    this.part("whole").style.inlineSize = `${look.whole * 100}%`;
    this.act("done").hidden = !(open || step.reps);
    if (counts && rep !== this.saidRep && rep > 1) this.say(this.digits_(rep));
    this.saidRep = rep;
  }

  show() {
    if (plan.isOver(this.steps, this.state)) return this.end();
    const changed = this.shownStep !== this.state.index;
    if (changed) this.showStep();
    this.showMoment(plan.look(this.steps, this.state, Date.now(), this.ownPace));
    this.dialog.toggleAttribute("data-paused", this.state.paused !== null);
    if (changed && this.state.paused === null) this.tell();
  }

  tell() {
    const text = this.telling();
    const { kind } = this.steps[this.state.index];
    this.put("say", text);
    this.say(text);
    if (this.settings.vibration) shake(SHAKES[kind] ?? SHAKES[plan.isWork({ kind }) ? "go" : "stop"]);
  }

  say(text) {
    if (this.settings.voice && this.state.paused === null) speak(text, lang);
  }

  // ---- time ----

  tick() {
    if (this.over) return;
    const before = this.state;
    this.state = plan.advance(this.steps, before, Date.now(), this.ownPace);
    this.show();
    if (this.over) return;
    if (this.state !== before) this.schedule();
    if (this.state !== before || Date.now() - this.seen > 5000) this.keep();
  }

  set(state) {
    this.state = state;
    this.sound.wake();
    hush();
    this.tick();
    if (this.over) return;
    this.schedule();
    this.keep();
  }

  schedule() {
    const beeps = plan.beeps(this.steps, this.state, Date.now(), this.ownPace, AHEAD);
    const { sound, voice } = this.settings; // a voice counts the repetitions
    this.sound.schedule(sound ? beeps.filter((beep) => !(voice && beep.tone === "rep")) : []);
  }

  keep() {
    this.seen = Date.now();
    save("timer", {
      page: this.data.page,
      plan: this.number,
      sign: plan.signature(this.steps),
      state: this.state,
      seen: this.seen,
    });
  }

  async stayAwake() {
    if (document.visibilityState !== "visible" || this.over) return;
    try {
      this.lock = await navigator.wakeLock?.request("screen");
    } catch {
      // Refused, as when the battery is low: the screen then goes dark, and time goes on.
    }
  }

  // ---- what its reader does ----

  act(name) {
    return this.dialog.querySelector(`[data-act="${name}"]`);
  }

  pause() {
    const now = Date.now();
    const { paused } = this.state;
    this.set(paused === null ? plan.pause(this.state, now) : plan.resume(this.state, now));
    this.put("say", paused === null ? this.word("paused") : this.telling());
  }

  skip() {
    this.set(plan.skip(this.steps, this.state, Date.now()));
  }

  back() {
    this.set(plan.back(this.state, Date.now()));
  }

  do(name) {
    const deeds = {
      pause: () => this.pause(),
      skip: () => this.skip(),
      done: () => this.set(plan.skip(this.steps, plan.resume(this.state, Date.now()), Date.now())),
      back: () => this.back(),
      longer: () => this.set(plan.longer(this.state, 15)),
      finish: () =>
        this.set({ ...this.state, index: this.steps.length, began: this.state.paused ?? Date.now() }),
      quit: () => this.dialog.close(),
      close: () => this.dialog.close(),
    };
    deeds[name]?.();
  }

  press(event) {
    if (this.over || event.target.closest(".timer-sheet")) return;
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key === " " && !event.target.closest("button, summary")) this.pause();
    else if (event.key === forward) this.skip();
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") this.back();
    else return;
    event.preventDefault();
  }

  change(input) {
    this.settings[input.dataset.setting] = input.checked;
    save("timer-settings", this.settings);
    if (!this.settings.voice) hush();
    this.set(this.state);
  }

  listen() {
    const { dialog } = this;
    const sheet = dialog.querySelector(".timer-settings");
    for (const input of dialog.querySelectorAll("[data-setting]"))
      input.checked = this.settings[input.dataset.setting];
    dialog.addEventListener("click", (event) => {
      if (!event.target.closest(".timer-settings")) sheet.open = false;
      this.do(event.target.closest("[data-act]")?.dataset.act);
    });
    dialog.addEventListener("change", (event) => event.target.dataset.setting && this.change(event.target));
    dialog.addEventListener("keydown", (event) => this.press(event));
    dialog.addEventListener("cancel", (event) => {
      if (!sheet.open) return;
      event.preventDefault();
      sheet.open = false;
    });
    dialog.addEventListener("close", () => this.close());
    dialog.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.log(new FormData(event.target));
    });
    this.onSight = () => {
      if (document.visibilityState === "visible") this.stayAwake();
      this.tick();
      if (!this.over) this.keep();
    };
    this.onLeave = () => !this.over && this.keep();
    document.addEventListener("visibilitychange", this.onSight);
    addEventListener("pagehide", this.onLeave);
  }

  // ---- beginning and end ----

  open() {
    this.dialog.showModal();
    this.act("pause").focus();
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
    this.minutes = Math.max(1, Math.round(plan.took(this.state) / 60000));
    this.dialog.querySelector(".timer-run").hidden = true;
    this.dialog.querySelector(".timer-end").hidden = false;
    this.put("took", this.word("took", { time: this.duration(plan.took(this.state)) }));
    this.part("finished").focus();
    if (this.settings.voice) speak(this.part("finished").textContent, lang);
    if (this.settings.vibration) shake(SHAKES.switch);
  }

  log(form) {
    const pain = form.get("pain");
    const entry = newEntry({
      what: this.plan.title,
      page: this.data.page,
      minutes: this.minutes,
      felt: form.get("felt") ?? "",
      pain: pain === null ? null : Number(pain),
    });
    const fine = save("log", [entry, ...entriesOf(load("log", []))]);
    this.put("kept", this.word(fine ? "saved" : "denied"));
    this.part("ask").hidden = fine;
    if (fine) this.dialog.querySelector(".timer-end a").focus();
  }

  close() {
    const over = this.over;
    if (!over) this.keep();
    this.rest();
    this.sound.close();
    hush();
    document.removeEventListener("visibilitychange", this.onSight);
    removeEventListener("pagehide", this.onLeave);
    this.dialog.remove();
    const again = document.querySelector(".timer-again");
    if (!over && again) import("./timer-again.js").then((module) => module.start(again));
    document.querySelector(`[data-open="timer.js"][data-plan="${this.number}"]`)?.focus();
  }
}

// Opens the timer for a button's plan (data-plan); `kept` is a session to go on with.
export const open = async (button, kept) => {
  const number = Number(button.dataset.plan);
  await addStyle();
  if (document.querySelector("dialog.timer")) return;
  new Timer(JSON.parse(document.getElementById("page.timer").textContent), number, kept).open();
};
