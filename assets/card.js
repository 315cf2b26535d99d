// The card maker's page. What is on the card lives in the address's fragment, and nowhere else.
import { bounds, changed, clamp, fragment, limits, line, merged, read, readDosage, sides } from "./card-state.js";
import { speaker } from "./dose.js";
import { make } from "./parts.js";
import { fold } from "./search-index.js";

export function start(root) {
  const $ = (selector) => root.querySelector(selector);
  const data = JSON.parse($("script").textContent), { words } = data;
  const dose = speaker(data), plural = new Intl.PluralRules(data.locale), number = new Intl.NumberFormat(data.locale);
  const say = (key, values) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const guide = {
    exercises: new Map(data.exercises.map((one) => [one.id, { ...one, dosage: readDosage(one.dosage.split("~")) }])),
    routines: new Map(data.routines.map(({ id, items }) => [id, items])),
  };
  let state, written;


  const tell = (text) => { status.textContent = text; };
  const [status, alert, items, paper] = [".maker-room", ".maker-alert", ".maker-items", ".paper"].map($);
  const titleOf = (item) => guide.exercises.get(item.id).title;
  const dosageOf = ({ id, changes }) => merged(guide.exercises.get(id).dosage, changes);
  // A range such as 40–90 is not broken after its dash.
  const whole = (text) => text.replaceAll("–", "–\u2060");
  const saidOf = (item) => {
    const one = guide.exercises.get(item.id), dosage = dosageOf(item);
    return [whole(dose.main(dosage, true)), dose.often(dosage, one.often)];
  };


  const steps = new Map(); // id -> texts, once its page was read
  async function readSteps({ id, page }) {
    steps.set(id, null);
    try {
      const reply = await fetch(page);
      const parsed = new DOMParser().parseFromString(await reply.text(), "text/html");
      for (const note of parsed.querySelectorAll("sup")) note.remove();
      steps.set(id, [...parsed.querySelectorAll(".is-steps > ol > li")].map((step) => step.textContent.trim()));
    } catch {
      steps.set(id, []);
    }
    draw();
  }

  const layouts = ["is-steps is-large", "is-steps", "is-roomy", "is-pairs is-grid", "is-grid", "is-dense is-grid"];
  const lay = (name) => (paper.dataset.layout = name);
  const fits = () => paper.scrollHeight <= paper.clientHeight + 1;

  function cardItem(item, i) {
    const one = guide.exercises.get(item.id), [main, often] = saidOf(item);
    const text = make("div", "paper-text", make("h4", "", `${number.format(i + 1)} ${one.title}`), make("p", "paper-dose", main));
    if (often) text.append(make("p", "paper-often", often));
    if (one.details) text.append(make("p", "paper-details", one.details));
    text.append(make("p", "paper-summary", one.summary),
      make("ol", "paper-steps", ...(steps.get(item.id) ?? []).map((step) => make("li", "", step))));
    const element = make("li", "paper-item", text);
    if (one.picture) {
      const picture = make("img", "paper-figure");
      Object.assign(picture, { src: one.picture, alt: "" });
      if (one.wide) Object.assign(picture, { width: one.wide, height: one.high });
      element.prepend(picture);
    }
    return element;
  }

  // How many more fit, were they as high as the highest.
  function room() {
    lay(layouts.at(-1));
    const list = paper.querySelector(".paper-list"), tallest = Math.max(0, ...[...list.children].map((item) => item.scrollHeight));
    const free = paper.clientHeight - paper.scrollHeight + list.clientHeight;
    const lines = tallest ? Math.floor((free + 8) / (tallest + 8)) : limits.items;
    return Math.max(0, Math.min(limits.items, lines * 2) - state.items.length);
  }

  function draw() {
    const note = $(".paper-note");
    paper.querySelector(".paper-list").replaceChildren(...state.items.map(cardItem));
    $(".paper-name").textContent = state.name.trim();
    note.textContent = state.note.trim();
    note.hidden = !note.textContent;
    const more = room();
    const known = state.items.every(({ id }) => steps.get(id)?.length);
    const layout = layouts.find((name) => lay(name) && (known || !name.includes("steps")) && fits());
    const over = !layout;
    alert.textContent = over ? words["too-much"] : "";
    $("[data-do=print]").disabled = over || !state.items.length;
    for (const button of root.querySelectorAll(".maker-found button")) button.disabled = !more;
    if (state.items.length <= 4)
      for (const { id } of state.items) if (!steps.has(id)) readSteps(guide.exercises.get(id));
    return more;
  }

  const roomWords = (more) =>
    !more ? words.full : say(words[`room#${plural.select(more)}`] ? `room#${plural.select(more)}` : "room#other", { n: number.format(more) });


  function save() {
    written = fragment(state);
    history.replaceState(null, "", written || location.pathname + location.search);
  }

  function change(text) {
    save();
    const more = draw();
    tell(`${text ?? ""} ${roomWords(more)}`.trim());
  }

  function showDose(element, item) {
    element.querySelector(".maker-dose").textContent = saidOf(item).filter(Boolean).join(" · ");
    element.querySelector(".maker-reset").hidden = !Object.keys(item.changes).length;
  }

  function rangeField(label, range, [low, high], set) {
    const row = make("div", "maker-row", make("span", "maker-legend", label));
    row.role = "group";
    row.ariaLabel = label;
    const inputs = ["least", "most"].map((end, i) => {
      const input = make("input", "maker-number");
      Object.assign(input, { type: "number", inputMode: "numeric", min: low, max: high, value: range?.[i] ?? "", ariaLabel: words[end] });
      return input;
    });
    row.append(inputs[0], make("span", "", "–"), inputs[1]);
    row.onchange = ({ target }) => {
      let [least, most] = inputs.map(({ value }) => (value === "" ? null : Math.round(Number(value))));
      // One number alone is that number; "up to" is the guide's to say.
      if (most === null || (least !== null && least > most)) [least, most] = target === inputs[0] ? [least, least] : [most, most];
      const read = least === null && most === null ? range : clamp([least, most], [low, high], range);
      inputs.forEach((input, i) => { input.value = read?.[i] ?? ""; });
      if (read) set(read);
    };
    return row;
  }

  function select(label, choices, chosen, set) {
    const list = make("select", "maker-select", ...choices.map(([value, text]) => new Option(text, value, false, value === chosen)));
    list.onchange = () => set(list.value);
    return make("label", "maker-row", make("span", "maker-legend", label), list);
  }

  function fields(element, item) {
    const own = guide.exercises.get(item.id), dosage = dosageOf(item), box = element.querySelector(".maker-fields");
    const set = (changes, again) => {
      item.changes = changed(own.dosage, { ...item.changes, ...changes });
      showDose(element, item);
      if (again) fields(element, item);
      change();
    };
    const rows = [["s", "sets"], ["r", "reps"], ["h", "hold"]].filter(([key]) => dosage[key] || key === "s").map(([key, label]) =>
      rangeField(words[label], dosage[key], clamp([0, 9999], bounds[key], own.dosage[key]), (range) => set({ [key]: range })));
    if (own.dosage.d !== "t")
      rows.push(select(words.side, [..."ealr"].map((key) => [key, words[`sides.${sides[key]}`]]), dosage.d, (d) => set({ d })));
    const [period, times] = item.changes.f ?? [""];
    rows.push(select(words.often, [["", own.often ? say("often-own", { text: own.often }) : words["often-unsaid"]],
      ["d", words["often-day"]], ["w", words["often-week"]]], period, (value) => {
      delete item.changes.f;
      // Three times a week; once a day, or twice where the guide says once.
      const n = value === "w" ? 3 : own.dosage.f?.[0] === "d" ? 2 : 1;
      set(value ? { f: [value, [n, n]] } : {}, true);
    }));
    if (period) rows.push(rangeField(words[period === "d" ? "often-day" : "often-week"], times, bounds[period], (range) => set({ f: [period, range] })));
    const at = [...box.querySelectorAll("input, select")].indexOf(document.activeElement);
    box.replaceChildren(...rows);
    box.querySelectorAll("input, select")[at]?.focus();
  }

  function showItems(focus) {
    $(".maker-empty").hidden = state.items.length > 0;
    items.replaceChildren(...state.items.map((item, i) => {
      const element = $("template").content.firstElementChild.cloneNode(true), one = guide.exercises.get(item.id);
      if (one.picture) element.querySelector("img").src = one.picture;
      else element.querySelector("img").remove();
      element.querySelector(".maker-name").textContent = one.title;
      for (const button of element.querySelectorAll("button")) {
        const what = button.dataset.do;
        if (words[what].includes("{")) button.ariaLabel = say(what, { title: one.title });
        button.disabled = (what === "up" && !i) || (what === "down" && i === state.items.length - 1);
        button.onclick = () => moves[what](i);
      }
      showDose(element, item);
      const details = element.querySelector("details");
      details.ontoggle = () => details.open && fields(element, item);
      return element;
    }));
    if (focus) {
      const buttons = items.children[focus[0]]?.querySelectorAll("button") ?? [];
      const button = [...buttons].find(({ dataset, disabled }) => dataset.do === focus[1] && !disabled) ?? [...buttons].find(({ disabled }) => !disabled);
      (button ?? $("#page\\.maker-filter")).focus();
    }
  }

  const move = (i, by) => {
    const [item] = state.items.splice(i, 1);
    state.items.splice(i + by, 0, item);
    showItems([i + by, by < 0 ? "up" : "down"]);
    change(say("moved", { title: titleOf(item), n: number.format(i + by + 1) }));
  };
  const moves = {
    reset(i) {
      state.items[i].changes = {};
      showItems();
      change();
      items.children[i].querySelector("summary").focus();
    },
    up: (i) => move(i, -1),
    down: (i) => move(i, 1),
    remove(i) {
      const [item] = state.items.splice(i, 1);
      showItems([Math.min(i, state.items.length - 1), "remove"]);
      change(say("removed", { title: titleOf(item) }));
    },
  };

  function add(id) {
    if (state.items.length >= limits.items) return;
    state.items.push({ id, changes: {} });
    showItems();
    change(say("added", { title: guide.exercises.get(id).title }));
  }


  function showFound() {
    const wanted = fold(filter.value.trim());
    const found = data.exercises.filter(({ title }) => fold(title).includes(wanted)).slice(0, 12);
    $(".maker-found").replaceChildren(...found.map(({ id, title, picture }) => {
      const button = make("button", "maker-add", make("span", "maker-plus", "+"), make("span", "", title));
      button.type = "button";
      button.ariaLabel = say("add", { title });
      button.onclick = () => add(id);
      if (picture) {
        const image = make("img", "thumb");
        Object.assign(image, { src: picture, alt: "", loading: "lazy" });
        button.prepend(image);
      }
      return make("li", "", button);
    }));
  }

  function load() {
    state = read(location.hash, guide);
    name.value = state.name;
    note.value = state.note;
    showItems();
    save();
    const said = [];
    if (state.unknown.length) said.push(say("unknown", { list: state.unknown.join(", ") }));
    if (state.cut) said.push(words.cut);
    change(said.join(" "));
  }

  const [filter, name, note, routine] = ["filter", "name", "note", "routine"].map((id) => $(`#page\\.maker-${id}`));
  filter.oninput = showFound;
  for (const [field, key] of [[name, "name"], [note, "note"]])
    field.oninput = () => {
      state[key] = line(field.value, limits[key]);
      save();
      draw();
    };
  if (routine) routine.onchange = () => {
    if (!routine.value) return;
    const { items: list } = read(`#1/r${encodeURIComponent(routine.value)}`, guide);
    routine.value = "";
    state.items = list;
    showItems();
    change();
  };

  const acts = {
    async print() {
      await Promise.all([...paper.querySelectorAll("img")].map((image) => image.decode().catch(() => {})));
      window.print();
    },
    copy: () => navigator.clipboard.writeText(location.href).then(() => tell(words.copied), () => tell(words["not-copied"])),
    share: () => navigator.share({ title: document.title, url: location.href }).catch(() => {}),
  };
  for (const button of root.querySelectorAll(".buttons [data-do]")) button.onclick = acts[button.dataset.do];
  $("[data-do=share]").closest("li").hidden = !navigator.share;
  $("[data-do=share]").hidden = !navigator.share;

  const frame = $(".maker-frame");
  new ResizeObserver(() => {
    const scale = Math.min(1, frame.clientWidth / paper.offsetWidth);
    paper.style.setProperty("--scale", scale);
    frame.style.blockSize = `${paper.offsetHeight * scale}px`;
  }).observe(frame);

  root.classList.add("is-running");
  $(".maker-panel").hidden = $(".maker-result").hidden = false;
  showFound();
  load();
  document.fonts?.ready.then(draw);
  addEventListener("hashchange", () => location.hash !== written && load());
}
