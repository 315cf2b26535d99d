const id = "phases";
const version = "f322c8ff4a384e70";
const files = [
["assets/card-state.js","fb59c24c806a679e"],
["assets/card.css","bf3390678f7b84e5"],
["assets/card.js","cd14d036b86a295c"],
["assets/dose.js","a9e87f9839108e7e"],
["assets/favicon.svg","f7e73f4721fc8245"],
["assets/icon-180.png","18e789fea9b16d55"],
["assets/icon-192.png","39e69f0d3989092a"],
["assets/icon-512.png","3720e34997b7f41f"],
["assets/icon-maskable-512.png","bb110106801d1d07"],
["assets/log-data.js","53eb1f0bbbce124e"],
["assets/log.css","27aa5223b8fd7d18"],
["assets/log.js","f1ca68c0375d60af"],
["assets/parts.js","a840ac1921fec9a5"],
["assets/search-index.js","7d811ab3c307b3a9"],
["assets/search.css","b42ba6db93330e5b"],
["assets/search.js","49dddf642335eda4"],
["assets/site.css","d5f4cde4493882f9"],
["assets/site.js","e7d0920def88fc1e"],
["assets/store.js","7b83d68c2c9bb8d2"],
["assets/timer-again.js","ab15814ff034dd68"],
["assets/timer-cues.js","f495d7de7415f4de"],
["assets/timer-plan.js","ff5ebd3be1abf3c9"],
["assets/timer.css","7891d8cc87e14cd3"],
["assets/timer.js","909bdb6785b1e86d"],
["card/index.html","12b455f488253f02"],
["exercises/brace/index.html","7426e59cf7c6946b"],
["exercises/equipment/ankle-weight/index.html","20a1efa5ed58bc35"],
["exercises/equipment/none/index.html","9bc20fb8968b85f6"],
["exercises/index.html","082bdadf8b2ec33d"],
["exercises/kind/balance/index.html","87fe708551b3e222"],
["exercises/kind/strength/index.html","3a9321aa02500e0e"],
["exercises/kind/stretch/index.html","d79f5de309531235"],
["exercises/lift/index.html","2820177350db5a77"],
["exercises/muscle/hamstrings/index.html","3d2dc89aeefebb8f"],
["exercises/muscle/hip-flexors/index.html","e56c5fcdd1faa636"],
["exercises/muscle/quadriceps/index.html","4834234209589678"],
["exercises/position/quadruped/index.html","d6e2a4c477298976"],
["exercises/position/seated/index.html","ad5dcb08565f933b"],
["exercises/reach/index.html","918c6c3953b0e1f8"],
["glossary/index.html","3ba736a58579d411"],
["help/index.html","7e964cbbbe5cedb9"],
["index.html","0c640f291ae410f2"],
["log/index.html","428d679587398ec8"],
["manifest.webmanifest","5655345edaacd256"],
["offline.html","1abfd7cbe787ebf8"],
["routines/index.html","c1d9728ec2fb2610"],
["routines/two-phases/index.html","324ae36a068193d3"],
["rules/index.html","5ab58a7838639b89"],
["search.json","a3d3802fbbb2c558"],
["search/index.html","3430e843140f3b1d"],
["timer.html","4ed3b7af97da7197"]];

const prefix = `regimen ${id} `;
const name = prefix + version;
const kept = prefix + "seen"; // pages that are not listed and what they show, as last seen
const list = new URL("regimen-offline-list", registration.scope).href;
const mostKept = 200;

const address = (path) => new URL(path, registration.scope).href;

// What earlier versions hold: hash -> response, so that only what has changed is fetched.
async function held() {
  const found = new Map();
  for (const cacheName of await caches.keys()) {
    if (!cacheName.startsWith(prefix) || cacheName === name) continue;
    const cache = await caches.open(cacheName);
    const old = await cache.match(list);
    if (!old) continue;
    for (const [path, hash] of await old.json()) found.set(path + " " + hash, cache);
  }
  return found;
}

// Some hosts redirect index.html to its folder, and what was redirected may not answer for a page.
const plain = (response) => response.redirected
  ? response.blob().then((body) => new Response(body, { status: response.status, headers: response.headers }))
  : response;

async function install() {
  const cache = await caches.open(name);
  const older = await held();
  const get = async ([path, hash]) => {
    const url = address(path);
    const old = await older.get(path + " " + hash)?.match(url);
    const response = old ?? (await fetch(url, { cache: "no-cache" }));
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    await cache.put(url, await plain(response));
  };
  for (let i = 0; i < files.length; i += 8) await Promise.all(files.slice(i, i + 8).map(get));
  await cache.put(list, new Response(JSON.stringify(files)));
}

async function activate() {
  for (const cacheName of await caches.keys()) {
    if (cacheName.startsWith(prefix) && cacheName !== name && cacheName !== kept) await caches.delete(cacheName);
  }
  await clients.claim();
}

async function keep(request, response) {
  const cache = await caches.open(kept);
  await cache.put(request.url.split(/[?#]/)[0], await plain(response));
  const all = await cache.keys();
  for (const old of all.slice(0, Math.max(0, all.length - mostKept))) await cache.delete(old);
}

// Listed files come from the cache: a version is shown as a whole, or not at all. Others come from
// the network, and as they were last seen where there is none.
async function answer(request) {
  const url = request.url.split(/[?#]/)[0].replace(/\/$/, "/index.html");
  const listed = await (await caches.open(name)).match(url);
  if (listed) return listed;
  // A folder without its slash: there the page's own links would be wrong.
  if (await (await caches.open(name)).match(`${url}/index.html`)) return Response.redirect(`${url}/`);
  try {
    const response = await fetch(request);
    const shown = ["document", "image", "script", "style"].includes(request.destination);
    if (response.ok && shown) keep(request, response.clone());
    return response;
  } catch (error) {
    const seen = await (await caches.open(kept)).match(request.url.split(/[?#]/)[0]);
    if (seen) return seen;
    if (request.mode !== "navigate") throw error;
    return Response.redirect(address("offline.html")); // there its own links are right
  }
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => event.data === "take over" && skipWaiting());
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
});
