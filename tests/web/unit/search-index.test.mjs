import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { address, distance, find, marks, open, terms } from "../../../assets/search-index.js";

const root = new URL("../../../", import.meta.url).pathname;
const program = process.env.REGIMEN ?? join(root, "build/regimen");
const work = mkdtempSync(join(tmpdir(), "regimen-search-"));
after(() => rmSync(work, { recursive: true }));

// tests/unit/base/test_term.c has the same examples.
test("words are folded as the program folds them", () => {
  const examples = {
    "": "", " -- ": "", "Hamstring stretch": "hamstring|stretch", "ÉTIREMENT e\u0301tirement": "etirement|etirement",
    "Gesäß, GESÄSS": "gesass|gesass", "İstanbul ışık": "istanbul|isik", "Øre Łódź": "ore|lodz", "ΟΔΟΣ οδός": "οδοσ|οδοσ",
    "runner’s knee, runner's": "runners|knee|runners", "l'avant d’os 's": "avant|os", "IT-band, 90° a 8–12": "it|band|90|8|12",
    "x² 伸展": "x²|伸展", "الرُّكْبَة": "ركبة", "ركــبة": "ركبة", "الم": "الم",
  };
  for (const [text, want] of Object.entries(examples)) assert.equal(terms(text).join("|"), want, text);
});

test("the distance of two words is bounded and knows swapped letters", () => {
  assert.equal(distance("knee", "knee", 1), 0);
  assert.equal(distance("kene", "knee", 1), 1);
  assert.equal(distance("strech", "stretch", 1), 1);
  assert.equal(distance("hamstirngs", "hamstrings", 2), 1);
  assert.equal(distance("squat", "quad", 1), 2);
  assert.equal(distance("abc", "xyz", 2), 3);
  assert.equal(distance("hamstrn", "hamstrings", 1, true), 1); // only its beginning
  assert.equal(distance("", "a", 1), 1);
});

// What site_search.h says, written by hand.
const small = () => open({
  version: 1, kinds: "012", paths: ["exercises/a", "routines/b", "glossary#page.term-1"],
  titles: ["Squat", "Two weeks", "hamstrings"], summaries: ["Bend.", "Begin.", "The back of your thigh."],
  headings: [["Common mistakes", "common-mistakes"], []], names: ["Strength"], of: [[0], []], common: ["the"],
  terms: "0bend 0common 0hamstrings 0mistakes 0squat 0the ", postings: "!# !!# !!!!% !!# $!!!!# ! ",
});

test("reads the format", () => {
  const index = small();
  assert.deepEqual(index.words, ["bend", "common", "hamstrings", "mistakes", "squat", "the"]);
  assert.deepEqual(find(index, "squat ").map(({ number }) => number), [0, 1]);
  const [hit] = find(index, "mistakes");
  assert.equal(address(index, hit), "exercises/a/index.html#common-mistakes");
  assert.equal(address(index, find(index, "hamstrigns")[0]), "glossary/index.html#page.term-1");
  assert.equal(find(index, "the squat").length, 2); // what is everywhere rules nothing out
  assert.deepEqual(find(index, ""), []);
  assert.throws(() => open({ version: 2 }));
  assert.throws(() => open(null));
});

test("all words must match; else those that match most come first", () => {
  const index = small();
  assert.deepEqual(find(index, "squat bend").map(({ number, all }) => [number, all]), [[0, true]]);
  assert.deepEqual(find(index, "squat hamstrings").map(({ all }) => all), [false, false, false]);
});

test("marks the words found, as they are written", () => {
  assert.deepEqual(marks("Das Gesäß!", new Set(["gesass"])), [["Das", false], [" ", false], ["Gesäß", true], ["!", false]]);
});

test("finds in the shipped guide", () => {
  execFileSync(program, ["build", root, "--only", "site", "--out", join(work, "guide")], { stdio: "pipe" });
  const index = open(JSON.parse(readFileSync(join(work, "guide/site/search.json"), "utf8")));
  const first = (query) => address(index, find(index, query)[0]);
  for (const [query, want] of Object.entries({
    squat: "exercises/squat/index.html", squats: "exercises/squat/index.html", sqaut: "exercises/squat/index.html",
    hams: "exercises/hamstring-stretch/index.html", "IT band": "exercises/it-band-stretch/index.html",
    "ít BÁND strech": "exercises/it-band-stretch/index.html", "first two weeks": "routines/first-two-weeks/index.html",
    "runners knee": "about-runners-knee/index.html", "deep knee bends": "what-to-avoid/index.html#deep-knee-bends",
  })) assert.equal(first(query), want, query);
  assert.deepEqual(find(index, "zzzz"), []);
  const thigh = find(index, "front of the thigh").map(({ number }) => index.paths[number]);
  assert.ok(thigh.includes("exercises/squat") || thigh.includes("glossary#page.term-13"), thigh.join());
});

test("a thousand pages are small and found within a frame", () => {
  const guide = join(work, "thousand");
  execFileSync(join(root, "tests/bench/generate"), [guide, "1000"]);
  execFileSync(program, ["build", guide, "--only", "site", "--quiet"], { stdio: "pipe" });
  const text = readFileSync(join(guide, "dist/site/search.json"));
  const packed = Number(execFileSync("sh", ["-c", "gzip -9 | wc -c"], { input: text }));
  assert.ok(packed < 150_000, `${packed} bytes`);
  const index = open(JSON.parse(text));
  // The middle of several, since other work may come between.
  const took = [];
  for (const query of ["knee", "strech thigh", "quadricpes", "zzzzzzzz", "keep your back straight while you lift"]) {
    const begin = performance.now();
    find(index, query);
    took.push(performance.now() - begin);
  }
  took.sort((a, b) => a - b);
  assert.ok(took[2] < 33, took.join());
});
