// The search page; the query lives in the address's fragment.
import { make } from "./parts.js";
import { address, find, marks, open } from "./search-index.js";

const root = new URL("../", import.meta.url);
const groups = ["exercise", "routine", "advice", "term"];
const first = 6; // results of a group that are shown at once

const marked = (text, words) => marks(text, words).map(([piece, found]) => (found ? make("mark", "", piece) : piece));

const asked = () => (new URLSearchParams(location.hash.slice(1)).get("q") ?? "").slice(0, 200);

export async function start(element) {
  const [form, field, count, results] = ["form", "input", ".search-count", ".search-results"]
    .map((selector) => element.querySelector(selector));
  const { locale, words } = JSON.parse(element.querySelector("script").textContent);
  const number = new Intl.NumberFormat(locale), plural = new Intl.PluralRules(locale);
  const say = (key, values) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const total = (n) => say(words[`found#${plural.select(n)}`] ? `found#${plural.select(n)}` : "found#other", { n: number.format(n) });
  element.classList.add("is-running");
  let index;
  try {
    const reply = await fetch(new URL("search.json", root));
    if (!reply.ok) throw new Error(reply.status);
    index = open(await reply.json());
  } catch {
    count.textContent = words.failed;
    return;
  }

  function result(hit) {
    const { number: n, heading, words: found } = hit;
    const link = make("a", "search-link", ...marked(index.titles[n], found));
    link.href = new URL(address(index, hit), root);
    const item = make("li", "search-result", make("h3", "search-title", link));
    const names = (index.of[n] ?? []).map((name) => index.names[name]).join(" · ");
    if (names) item.append(make("p", "search-names", ...marked(names, found)));
    if (heading >= 0) {
      const [before, after] = words.section.split("{title}");
      item.append(make("p", "search-section", before, ...marked(index.headings[n][heading], found), after));
    }
    item.append(make("p", "search-summary", ...marked(index.summaries[n], found)));
    if (!item.querySelector("mark")) {
      const [before, after] = words["in-text"].split("{words}");
      item.append(make("p", "search-section", before, make("mark", "", [...found].slice(0, 3).join(" ")), after));
    }
    return item;
  }

  function group(name, hits) {
    const list = make("ol", "search-list", ...hits.slice(0, first).map(result));
    const section = make("section", "search-group", make("h2", "", words[`group.${name}`]), list);
    if (hits.length > first) {
      const more = make("button", "button is-quiet", say("all", { n: number.format(hits.length) }));
      more.type = "button";
      more.onclick = () => {
        more.remove();
        list.append(...hits.slice(first).map(result));
        list.children[first].querySelector("a").focus();
      };
      section.append(more);
    }
    return section;
  }

  let timer;
  function show(query) {
    const hits = find(index, query), blank = !query.trim();
    const kinds = groups.map((name, kind) => [name, hits.filter((hit) => index.kinds[hit.number] === String(kind))])
      .filter(([, of]) => of.length)
      .sort(([, a], [, b]) => b[0].score - a[0].score);
    results.replaceChildren(...kinds.map(([name, of]) => group(name, of)));
    const text = hits.length ? total(hits.length) : say("nothing", { query: query.trim() });
    // Told when the typing pauses, so that a screen reader is not flooded.
    clearTimeout(timer);
    timer = setTimeout(() => {
      count.textContent = blank ? "" : hits.length && !hits[0].all ? `${words.some} ${text}` : text;
    }, 300);
  }

  const read = () => {
    const query = asked();
    if (query !== field.value.trim()) field.value = query;
    show(field.value);
  };
  form.hidden = false;
  form.onsubmit = (event) => {
    event.preventDefault();
    results.querySelector("a")?.focus();
  };
  field.oninput = () => {
    const query = field.value.trim();
    history.replaceState(null, "", query ? `#q=${encodeURIComponent(query)}` : location.pathname + location.search);
    show(field.value);
  };
  // Down and up go through the results, and back to the field.
  element.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [field, ...results.querySelectorAll("a, button")], at = stops.indexOf(document.activeElement);
    if (at < 0 || !stops[at + step]) return;
    event.preventDefault();
    stops[at + step].focus();
  };
  addEventListener("hashchange", read);
  read();
  if (!field.value) field.focus({ preventScroll: true });
}
