#!/usr/bin/env node
// How long it takes from saving a page to its new output, with `regimen serve`.
//
//   node tests/bench/watch.mjs PROGRAM GUIDE [EDITS]
//
// Saves one page after another as editors do (a file beside it, renamed), and asks for the page
// until the answer holds the new text. Prints milliseconds as JSON: median, least, most. The guide
// is changed; give it a copy, such as tests/bench/generate makes.
import { spawn } from "node:child_process";
import { readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { join } from "node:path";

const [program, guide, count = "20"] = process.argv.slice(2);
if (!guide) {
  console.error("use: node tests/bench/watch.mjs PROGRAM GUIDE [EDITS]");
  process.exit(2);
}
const agent = new Agent({ keepAlive: true });
const fetchText = (url) => new Promise((done, fail) => get(url, { agent }, (answer) => {
  let text = "";
  answer.setEncoding("utf8");
  answer.on("data", (part) => { text += part; });
  answer.on("end", () => done(text));
}).on("error", fail));

const begun = performance.now();
const server = spawn(program, ["serve", guide, "--quiet"], { stdio: ["ignore", "pipe", "ignore"] });
const address = await new Promise((done, fail) => {
  server.stdout.setEncoding("utf8");
  server.stdout.once("data", (line) => done(line.trim()));
  server.once("exit", () => fail(new Error("the server did not start")));
});
const start = performance.now() - begun;

const folder = join(guide, "content", "exercises");
const pages = readdirSync(folder).filter((name) => name.endsWith(".md"));
const times = [];
for (let i = 0; i < Number(count); i++) {
  const page = pages[Math.floor((i * pages.length) / Number(count))];
  const mark = `Mark number ${i} of ${process.pid}.`;
  const text = readFileSync(join(folder, page), "utf8");
  const changed = text.replace(/^## /m, `${mark}\n\n## `);
  const url = `${address}exercises/${page.slice(0, -3)}/`;
  await fetchText(url);
  writeFileSync(join(folder, ".saving"), changed);
  const saved = performance.now();
  renameSync(join(folder, ".saving"), join(folder, page));
  while (!(await fetchText(url)).includes(mark)) {
    if (performance.now() - saved > 20000) throw new Error(`${page} did not come`);
  }
  times.push(performance.now() - saved);
  await new Promise((done) => setTimeout(done, 60)); // what was told meanwhile
}
server.kill("SIGINT");
await new Promise((done) => server.once("exit", done));
agent.destroy();
times.sort((a, b) => a - b);
const round = (ms) => Math.round(ms * 10) / 10;
console.log(JSON.stringify({
  edits: times.length,
  median_ms: round(times[Math.floor(times.length / 2)]),
  least_ms: round(times[0]),
  most_ms: round(times.at(-1)),
  start_ms: round(start),
}));
