const id = "small";
const version = "453720e76693bbed";
const files = [
["assets/card-state.js","fb59c24c806a679e"],
["assets/card.css","4e57bfdd6c50f070"],
["assets/card.js","61427c6083036f5d"],
["assets/dose.js","a9e87f9839108e7e"],
["assets/favicon.svg","f7e73f4721fc8245"],
["assets/icon-180.png","18e789fea9b16d55"],
["assets/icon-192.png","39e69f0d3989092a"],
["assets/icon-512.png","3720e34997b7f41f"],
["assets/icon-maskable-512.png","bb110106801d1d07"],
["assets/search-index.js","7d811ab3c307b3a9"],
["assets/search.css","babc0b272a43f8e4"],
["assets/search.js","98b2569315da3bef"],
["assets/site.css","870f80d0bcb56d28"],
["assets/site.js","81d04358f7d427b6"],
["assets/store.js","7b83d68c2c9bb8d2"],
["card/index.html","c21dd531c4d4d1a3"],
["exercises/calf-stretch/index.html","9a8e5be501bfdd7e"],
["exercises/equipment/none/index.html","81a98b3172f553b4"],
["exercises/equipment/wall/index.html","dacff1a152ef0d98"],
["exercises/index.html","0a38b1e7f5b9f0d7"],
["exercises/kind/strength/index.html","35111ae100c7c5f5"],
["exercises/kind/stretch/index.html","02b17432c461ab57"],
["exercises/muscle/calf/index.html","546b1cd8baf698d1"],
["exercises/muscle/quadriceps/index.html","9f6daafddbb799f9"],
["exercises/position/standing/index.html","8c5b7004be737f06"],
["exercises/wall-sit/index.html","2f48f795fd23e95a"],
["exercises/wall-sit/moving.svg","41fd494b2ce7f8e4"],
["exercises/wall-sit/still.svg","b2e1a5351c41608e"],
["files/exercises/dot.png","9c654ca281a4d893"],
["help/index.html","ac2841e5ff0c02b6"],
["index.html","9bab2a658c1d324c"],
["manifest.webmanifest","9575fae9e1f520af"],
["offline.html","2608ac478e83e24a"],
["routines/index.html","ddfb966a684949cb"],
["routines/start/index.html","a59ebe84f090cd00"],
["search.json","32bf2c8b428ee364"],
["search/index.html","68f4b6394441a103"],
["why/index.html","5b3a5358924885f7"]];

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

async function install() {
  const cache = await caches.open(name);
  const older = await held();
  const get = async ([path, hash]) => {
    const url = address(path);
    const old = await older.get(path + " " + hash)?.match(url);
    const response = old ?? (await fetch(url, { cache: "no-cache" }));
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    await cache.put(url, response);
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
  await cache.put(request.url.split(/[?#]/)[0], response);
  const all = await cache.keys();
  for (const old of all.slice(0, Math.max(0, all.length - mostKept))) await cache.delete(old);
}

// Listed files come from the cache: a version is shown as a whole, or not at all. Others come from
// the network, and as they were last seen where there is none.
async function answer(request) {
  const url = request.url.split(/[?#]/)[0].replace(/\/$/, "/index.html");
  const listed = await (await caches.open(name)).match(url);
  if (listed) return listed;
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
