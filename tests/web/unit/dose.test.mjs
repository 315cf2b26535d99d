// The card maker's words for a dosage are the program's own: whole guides are built, in each language that
// has words, and every exercise is said in both ways.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { readDosage } from "../../../assets/card-state.js";
import { speaker } from "../../../assets/dose.js";

const root = new URL("../../../", import.meta.url).pathname;
const program = process.env.REGIMEN ?? join(root, "build/regimen");
const work = mkdtempSync(join(tmpdir(), "regimen-dose-"));
after(() => rmSync(work, { recursive: true }));

const entities = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
const plain = (html) => html.replace(/<[^>]*>/g, "").replace(/&([#\w]+);/g, (_, name) => entities[name]).replace(/\u2060/g, "").trim();
const pick = (html, start, end) => {
  const from = html.indexOf(start);
  return from < 0 ? "" : plain(html.slice(from + start.length, html.indexOf(end, from)));
};

// Dosages that the guide has none of, a file each.
const dosages = [
  "hold: 1 min\n  side: left", "sets: 2\n  hold: 1-2 min\n  side: each\n  frequency: 2 per day",
  "sets: 1\n  hold: 45 s\n  side: together", "reps: until tired\n  side: right", "sets: 3\n  reps: until tired\n  side: each",
  "sets: at least 2\n  reps: 8\n  side: alternating\n  count: total\n  frequency: up to 3 per week",
  "sets: 2\n  reps: up to 11\n  side: each\n  count: total\n  frequency: 1 per week", "reps: 1\n  side: together\n  frequency: mon wed fri",
  "sets: 1-2\n  reps: 3-5\n  side: alternating\n  count: per side\n  frequency: 2-3 per day", "reps: 2\n  side: each", "reps: 100\n  side: left",
];

function build(language) {
  const guide = join(work, language), content = join(guide, "content");
  cpSync(join(root, "content"), content, { recursive: true });
  const settings = join(content, "guide.yaml");
  writeFileSync(settings, readFileSync(settings, "utf8").replace(/^language: .*$/m, `language: ${language}`));
  const squat = readFileSync(join(content, "exercises/squat.md"), "utf8");
  dosages.forEach((dosage, i) => writeFileSync(join(content, `exercises/made-${i}.md`), squat
    .replace(/^dosage:\n(  .*\n)*/m, `dosage:\n  ${dosage}\n`).replace(/^title: .*$/m, `title: Made ${i}`)));
  for (const kind of ["exercises", "routines", "pages"]) headings(join(content, kind), language);
  execFileSync(program, ["build", guide, "--only", "site"], { stdio: "pipe" });
  return join(guide, "dist/site");
}

// The program knows sections by their headings in the guide's language.
function headings(folder, language) {
  const words = readFileSync(join(root, `templates/words/${language.slice(0, 2)}.yaml`), "utf8");
  const names = /\nsection:.*\n  setup: (.*)\n  steps: (.*)\n  feel: (.*)\n/.exec(words).slice(1);
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    writeFileSync(file, readFileSync(file, "utf8").replace(/^## Set-up$/m, `## ${names[0]}`)
      .replace(/^## Steps$/m, `## ${names[1]}`).replace(/^## You should feel$/m, `## ${names[2]}`)
      .replaceAll("#steps", "").replaceAll("#you-should-feel", "").replaceAll("#set-up", ""));
  }
}

for (const language of ["en", "en-US", "de", "es", "ar"])
  test(`every dosage reads as on its page: ${language}`, () => {
    const site = build(language);
    const page = readFileSync(join(site, "card/index.html"), "utf8");
    const data = JSON.parse(/<script type="application\/json">(.*?)<\/script>/s.exec(page)[1]);
    const list = readFileSync(join(site, "exercises/index.html"), "utf8");
    const dose = speaker(data);
    assert.equal(data.exercises.length, 11 + dosages.length);
    for (const { id, dosage: text, often } of data.exercises) {
      const dosage = readDosage(text.split("~"));
      const own = readFileSync(join(site, "exercises", id, "index.html"), "utf8");
      assert.equal(dose.main(dosage), pick(own, '<p class="dosage-main">', "</p>"), id);
      const card = list.slice(list.lastIndexOf(`href="../exercises/${id}/index.html"`));
      assert.equal(dose.main(dosage, true), pick(card, '<p class="card-dose">', "</p>"), id);
      assert.equal(dose.often(dosage, often), often, id);
    }
  });
