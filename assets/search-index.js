// Finds in search.json (src/site/site_search.h). Words are folded as src/base/term.c folds them.

const letters = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i", ς: "σ", ـ: "" };

export const fold = (text) =>
  text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/[ßæœøłđıςـ]/g, (c) => letters[c]);

export const terms = (text) =>
  (fold(text).replace(/(?<=[\p{L}\p{N}])['’](?=s(?![\p{L}\p{N}]))/gu, "").match(/[\p{L}\p{N}]+/gu) ?? [])
    .map((word) => word.replace(/^ال(?=...)/u, ""))
    .filter((word) => !/^[a-z]$/.test(word));

export function open(data) {
  if (data?.version !== 1) throw new Error("not an index");
  let last = "";
  const words = data.terms.split(" ").slice(0, -1)
    .map((term) => (last = last.slice(0, term.charCodeAt() - 48) + term.slice(1)));
  return { ...data, words, lists: data.postings.split(" "), common: new Set(data.common) };
}

// The documents of one list: differences less one, in symbols from "#" on without the backslash.
function* documents(list) {
  let next = 0, n = 0, unit = 1;
  for (let i = 0; i < list.length; i++) {
    const c = list.charCodeAt(i), symbol = c - (c > 92 ? 36 : 35);
    n += symbol * unit;
    if (symbol < 60) {
      yield (next += n);
      next++;
      n = 0;
      unit = 1;
    } else unit *= 31;
  }
}

// Letters to change, up to most + 1; neighbours swapped count once. `open`: only to the beginning of `term`.
export function distance(word, term, most, open) {
  if (word.length - term.length > most || (!open && term.length - word.length > most)) return most + 1;
  let before, row = Array.from({ length: word.length + 1 }, (_, i) => i), best = row.at(-1);
  for (let j = 1; j <= term.length && j <= word.length + most; j++) {
    const next = [j];
    for (let i = 1; i <= word.length; i++) {
      next[i] = Math.min(row[i] + 1, next[i - 1] + 1, row[i - 1] + (word[i - 1] !== term[j - 1]));
      if (before && word[i - 1] === term[j - 2] && word[i - 2] === term[j - 1])
        next[i] = Math.min(next[i], before[i - 2] + 1);
    }
    if (Math.min(...next) > most) return open ? Math.min(best, most + 1) : most + 1;
    [before, row] = [row, next];
    best = Math.min(best, row.at(-1));
  }
  return Math.min(open ? best : row.at(-1), most + 1);
}

function place({ words }, word) {
  let low = 0, high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bytewise(words[middle], word) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Terms that a word may mean -> how well (0 to 1): itself, longer ones, itself without its ending; else mistakes.
function candidates(index, word, typing) {
  const { words } = index, found = new Map();
  for (let i = place(index, word); words[i]?.startsWith(word); i++)
    if (words[i] === word) found.set(i, 1);
    else if (typing || words[i].length - word.length < 3) found.set(i, 0.4 + (0.5 * word.length) / words[i].length);
  for (let cut = 1; cut < 4 && word.length - cut > 3; cut++) {
    const i = place(index, word.slice(0, -cut));
    if (words[i] === word.slice(0, -cut)) found.set(i, 0.7);
  }
  const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  if (!found.size && most)
    words.forEach((term, i) => {
      // One of the first two letters is nearly always right, which spares most of the work.
      if (![term[0], term[1]].some((c) => c === word[0] || c === word[1])) return;
      const far = distance(word, term, most, typing);
      if (far <= most) found.set(i, 0.4 - far / 10);
    });
  return found;
}

// The bytes of UTF-8 sort as code points do.
function bytewise(a, b) {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return (a.codePointAt(i) ?? -1) - (b.codePointAt(i) ?? -1);
}

const weights = [1, 3, 5, 6, 10]; // text, summary, headings, names, title

// Best first: {number, score, all: whether it has all words, heading: its number or -1, words: terms for marks()}.
export function find(index, query) {
  const asked = [...new Set(terms(query))].slice(0, 8), typing = !/\s$/.test(query), found = new Map();
  let needed = 0;
  asked.forEach((word, n) => {
    const fit = candidates(index, word, typing && n === asked.length - 1);
    if (index.common.has(word) && asked.length > 1) fit.set(-1, 0);
    else needed |= 1 << n;
    for (const [term, how] of fit) {
      (index.lists[term] ?? "").split("!").forEach((list, field) => {
        const rare = Math.log(2 + index.titles.length / (1 + list.length));
        for (const number of documents(list)) {
          let hit = found.get(number);
          if (!hit) found.set(number, (hit = { number, has: 0, scores: [], words: new Set() }));
          hit.has |= 1 << n;
          hit.scores[n] = Math.max(hit.scores[n] ?? 0, weights[field] * how * rare);
          hit.words.add(index.words[term]);
        }
      });
    }
  });
  let hits = [...found.values()];
  const whole = hits.filter(({ has }) => (has & needed) === needed);
  const all = whole.length > 0;
  if (all) hits = whole;
  for (const hit of hits) {
    hit.all = all;
    hit.score = hit.scores.reduce((sum, score) => sum + score, 0);
    Object.assign(hit, heading(index, hit));
  }
  return hits.sort((a, b) => b.score - a.score || a.number - b.number);
}

const count = (text, words) => new Set(terms(text).filter((term) => words.has(term))).size;

function heading({ headings, titles }, { number, words }) {
  let best = -1, most = count(titles[number], words);
  (headings[number] ?? []).forEach((text, i) => {
    const here = i % 2 ? 0 : count(text, words);
    if (here > most) [best, most] = [i, here];
  });
  return { heading: best };
}

export function address({ paths, headings }, { number, heading }) {
  const [path, anchor] = paths[number].split("#");
  const to = heading < 0 ? anchor : headings[number][heading + 1];
  return `${path}/index.html${to ? `#${encodeURIComponent(to)}` : ""}`;
}

export function marks(text, words) {
  return text.split(/([\p{L}\p{N}\p{Mn}'’ـ]+)/u).filter(Boolean)
    .map((piece) => [piece, terms(piece).some((term) => words.has(term))]);
}
