// The browser's side of serve.sh: serve.mjs PROGRAM GUIDE BRANDED
import { execFileSync, spawn } from "node:child_process";
import { strict as assert } from "node:assert";
import * as fs from "node:fs";
import { get, request } from "node:http";
import { createServer } from "node:net";
import { join, relative } from "node:path";

const [program, guide, branded] = process.argv.slice(2);
const content = join(guide, "content");
const patience = 20000; // milliseconds; a loaded machine is slow, a right answer comes all the same

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function until(what, test) {
  const end = Date.now() + patience;
  let last;
  do {
    last = await test();
    if (last === true) return;
    await pause(10);
  } while (Date.now() < end);
  assert.fail(`${what} did not come about; last: ${last}`);
}

// ---- a server and what it is asked --------------------------------------------------------------

async function serve(...words) {
  const child = spawn(program, ["serve", ...words], { stdio: ["ignore", "pipe", "pipe"] });
  const server = { child, out: "", told: "" };
  child.stdout.on("data", (part) => { server.out += part; });
  child.stderr.on("data", (part) => { server.told += part; });
  server.ended = new Promise((done) => child.once("exit", (status, signal) => done({ status, signal })));
  await until("the address", () => server.out.endsWith("\n") || server.told);
  await until("the address", () => server.out.endsWith("\n"));
  server.port = Number(/^http:\/\/127\.0\.0\.1:(\d+)\/\n$/.exec(server.out)[1]);
  return server;
}

function ask(server, path, { headers = {}, method = "GET" } = {}) {
  return new Promise((done, fail) => {
    const options = { host: "127.0.0.1", port: server.port, path, method, headers, agent: false };
    request(options, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    }).on("error", fail).end();
  });
}
const text = async (server, path, options) => (await ask(server, path, options)).body.toString();
const plain = { headers: { "Regimen-Plain": "1" } };

function* files(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

// Every path of the built website, byte for byte. The service worker is another on purpose.
async function compare(server, folder, ...words) {
  const out = `${folder}-built`;
  execFileSync(program, ["build", folder, "--quiet", "--out", out, ...words], { stdio: "pipe" });
  const site = join(words.length ? `${out}-${words.at(-1)}` : out, "site");
  for (const path of files(site)) {
    const name = relative(site, path);
    if (name === "sw.js") continue;
    const answer = await ask(server, `/${encodeURI(name)}`, plain);
    assert.equal(answer.status, 200, name);
    assert.ok(answer.body.equals(fs.readFileSync(path)), `${name} is served otherwise than it is built`);
  }
}

// ---- edits --------------------------------------------------------------------------------------

// As editors save: beside the file, and renamed; or in place.
function save(path, words) {
  fs.writeFileSync(`${path}~`, words);
  fs.renameSync(`${path}~`, path);
}
function change(path, from, to, write = save) {
  const words = fs.readFileSync(path, "utf8");
  const changed = words.replace(from, to);
  assert.notEqual(words, changed, `${path}: ${from}`);
  write(path, changed);
}

const stretch = join(content, "exercises", "calf-stretch.md");
const page = "/exercises/calf-stretch/";
const has = (server, path, words) => until(`${path}: ${words}`, async () => (await text(server, path)).includes(words));

async function edits(server) {
  change(stretch, /^## Steps/m, "Look ahead.\n\n## Steps");
  await has(server, page, "Look ahead.");
  change(stretch, "Look ahead.", "Look up.", fs.writeFileSync);
  await has(server, page, "Look up.");
  await compare(server, guide);

  change(stretch, /^title: .*/m, "title: A calf stretch of old");
  await has(server, "/exercises/", "A calf stretch of old");
  await has(server, "/search.json", "A calf stretch of old");
  await compare(server, guide);

  change(join(content, "exercises", "squat.md"), /^summary: .*/m, "summary: Sit down and stand up.");
  await has(server, "/exercises/squat/", "Sit down and stand up.");

  const fresh = join(content, "exercises", "other-stretch.md");
  save(fresh, fs.readFileSync(stretch, "utf8").replace("of old", "of new").replace(/!\[.*\)/g, ""));
  await until("a new page", async () => (await ask(server, "/exercises/other-stretch/")).status === 200);
  await compare(server, guide);
  fs.rmSync(fresh);
  await until("a page less", async () => (await ask(server, "/exercises/other-stretch/")).status === 404);

  change(join(content, "guide.yaml"), /^title: .*/m, "title: Another name");
  await has(server, "/", "Another name");
  await compare(server, guide);
}

async function theme(server) {
  fs.mkdirSync(join(guide, "templates", "site"), { recursive: true });
  save(join(guide, "templates", "site", "footnotes.html"), "<p>A template of mine.</p>\n");
  save(join(guide, "templates", "site", "trail.html"), "<p>A trail of mine.</p>\n");
  await has(server, page, "A trail of mine.");
  save(join(guide, "templates", "site", "trail.html"), "<% error('broken on purpose') %>\n");
  await until("a template that fails", async () => (await ask(server, page)).status === 500);
  assert.match(await text(server, page), /broken on purpose/);
  save(join(guide, "templates", "site", "trail.html"), "<p>A better trail.</p>\n");
  await has(server, page, "A better trail.");

  fs.mkdirSync(join(guide, "assets"));
  save(join(guide, "assets", "mine.css"), "body { color: red }\n");
  await has(server, "/assets/mine.css", "color: red");
  save(join(guide, "assets", "mine.css"), "body { color: blue }\n");
  await has(server, "/assets/mine.css", "color: blue");

  fs.mkdirSync(join(guide, "templates", "words"));
  const words = execFileSync("cat", [join(process.env.TESTS, "..", "templates", "words", "en.yaml")], { encoding: "utf8" });
  save(join(guide, "templates", "words", "en.yaml"), words.replace(/^ {2}menu: .*/m, "  menu: All that is here"));
  await has(server, page, "All that is here");
  await compare(server, guide);
}

// What a page that listens hears.
function listen(server) {
  const heard = [];
  const connection = get({ host: "127.0.0.1", port: server.port, path: "/.regimen/events", agent: false }, (answer) => {
    answer.setEncoding("utf8");
    answer.on("data", (part) => heard.push(...[...part.matchAll(/^data: (\d+) (\d+)$/gm)].map(([, version, mistakes]) => ({ version, mistakes }))));
    answer.on("error", () => {});
  });
  connection.on("error", () => {});
  return { heard, stop: () => connection.destroy() };
}

async function mistakes(server) {
  const page_ = await text(server, page);
  const ear = listen(server);
  await until("the state", () => ear.heard.length === 1);
  assert.equal(ear.heard[0].mistakes, "0");
  server.told = "";
  change(stretch, /^kind: .*/m, "kind: <b>stretsch</b>");
  await until("mistakes", () => ear.heard.length === 2 && ear.heard[1].mistakes !== "0");
  assert.equal(ear.heard[1].version, ear.heard[0].version);
  assert.equal(await text(server, page), page_.replace(/data-mistakes="0"/, `data-mistakes="${ear.heard[1].mistakes}"`));
  const part = await text(server, "/.regimen/part");
  assert.match(part, /&lt;b&gt;stretsch&lt;\/b&gt;/);
  assert.doesNotMatch(part, /<b>/);
  await until("the terminal", () => server.told.includes("[wrong-value]"));
  const told = server.told.slice(server.told.indexOf("changed\n") + 8);
  const shown = part.slice(part.indexOf("Mistakes\">") + 10, part.indexOf("</pre>"));
  const unescaped = shown.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&#39;/g, "'").replace(/&quot;/g, "\"").replace(/&amp;/g, "&");
  assert.equal(unescaped, told, "the browser is told the same as the terminal");

  // Another file is edited meanwhile, and both are shown when the first is mended.
  change(join(content, "exercises", "squat.md"), /^summary: .*/m, "summary: Down and up again.");
  change(stretch, /^kind: .*/m, "kind: stretch");
  await until("an end of mistakes", () => ear.heard.at(-1).mistakes === "0");
  await has(server, "/exercises/squat/", "Down and up again.");
  assert.notEqual(ear.heard.at(-1).version, ear.heard[0].version);
  ear.stop();
  await compare(server, guide);
}

// ---- what is refused ----------------------------------------------------------------------------

async function bounds(server) {
  const status = async (path, options) => (await ask(server, path, options)).status;
  for (const path of ["/../../etc/passwd", "/..%2f..%2fetc/passwd", "/assets/../../content/guide.yaml",
    "/files/..%2fguide.yaml", "/content/guide.yaml", "/files/guide.yaml", "/nothing", "/assets/", "/.regimen/",
    "/.regimen/../guide.yaml", "/print/", "/print/..%2f..%2fx.pdf", "/exercises/..%2f", "//", "/exercises/squat/nothing.svg"])
    assert.equal(await status(path), 404, path);
  assert.equal(await status("/exercises/squat"), 302);
  assert.equal((await ask(server, "/exercises/squat")).headers.location, "/exercises/squat/");
  for (const host of ["evil.example", "127.0.0.1.evil.example", "localhost.", "127.0.0.1:80:80", "127.0.0.1:x"])
    assert.equal(await status("/", { headers: { Host: host } }), 403, host);
  for (const host of ["localhost", "LocalHost:9", "127.0.0.1:1", "[::1]:2"])
    assert.equal(await status("/", { headers: { Host: host } }), 200, host);
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) assert.equal(await status("/", { method }), 405, method);
  const head = await ask(server, "/", { method: "HEAD" });
  assert.equal(head.status, 200);
  assert.equal(head.body.length, 0);
  assert.equal(head.headers["cache-control"], "no-store");
  assert.ok((await status("/", { headers: { Long: "x".repeat(100000) } }).catch(() => 431)) >= 400);
  const missing = await ask(server, "/nothing");
  assert.match(missing.body.toString(), /<html/);
  assert.match(await text(server, "/sw.js"), /registration\.unregister/);
  assert.match(await text(server, "/"), /<script src="\/\.regimen\/live\.js"/);
  assert.doesNotMatch(await text(server, "/", plain), /\.regimen/);
}

async function ends(server, signal) {
  const ear = listen(server);
  await until("a listener", () => ear.heard.length > 0);
  server.child.kill(signal);
  assert.deepEqual(await server.ended, { status: 0, signal: null });
}

// ---- all of it ----------------------------------------------------------------------------------

// A port that is taken is passed over, unless it was asked for.
const taken = createServer().listen(8080, "127.0.0.1");
await new Promise((done) => { taken.once("listening", done); taken.once("error", done); });
let server = await serve(guide);
assert.ok(server.port > 8080);
const second = spawn(program, ["serve", guide, "--port", String(server.port)], { stdio: ["ignore", "ignore", "pipe"] });
assert.equal(await new Promise((done) => second.once("exit", done)), 2);
taken.close();

const before = [...files(guide)].sort().join();
await compare(server, guide);
await bounds(server);
assert.equal([...files(guide)].sort().join(), before, "nothing is written");
await edits(server);
await theme(server);
await mistakes(server);
await ends(server, "SIGINT");

// Begins with mistakes: every page says so, until they are mended.
change(stretch, /^kind: .*/m, "kind: nothing");
server = await serve(guide, "--quiet");
assert.equal((await ask(server, "/")).status, 503);
assert.match(await text(server, page), /\[wrong-value\]/);
change(stretch, /^kind: .*/m, "kind: stretch");
await until("a guide that was mended", async () => (await ask(server, "/")).status === 200);
await ends(server, "SIGTERM");

server = await serve(branded, "--brand", "northside", "--quiet");
await compare(server, branded, "--brand", "northside");
change(join(branded, "content", "exercises", "calf-stretch.md"), /^## Steps/m, "Look ahead.\n\n## Steps");
await has(server, page, "Look ahead.");
await compare(server, branded, "--brand", "northside");
await ends(server, "SIGINT");
