const id = "small";
const version = "957be4c1af2555bd";
const files = [
["assets/favicon.svg","f7e73f4721fc8245"],
["assets/icon-180.png","18e789fea9b16d55"],
["assets/icon-192.png","39e69f0d3989092a"],
["assets/icon-512.png","3720e34997b7f41f"],
["assets/icon-maskable-512.png","bb110106801d1d07"],
["assets/site.css","48ebca0b5fbca37c"],
["assets/site.js","81d04358f7d427b6"],
["assets/store.js","7b83d68c2c9bb8d2"],
["exercises/calf-stretch/index.html","b74079e7df3c1151"],
["exercises/equipment/none/index.html","8c1a43a362fac5b5"],
["exercises/equipment/wall/index.html","211da20371449925"],
["exercises/index.html","bb35020a34a268f8"],
["exercises/kind/strength/index.html","4e6934f2ebaf168a"],
["exercises/kind/stretch/index.html","d714ebd36e983190"],
["exercises/muscle/calf/index.html","e9372f458df5f8e0"],
["exercises/muscle/quadriceps/index.html","43a9bd5e1f5a7044"],
["exercises/position/standing/index.html","4b793976fb17a737"],
["exercises/wall-sit/index.html","021041da08799009"],
["exercises/wall-sit/moving.svg","41fd494b2ce7f8e4"],
["exercises/wall-sit/still.svg","b2e1a5351c41608e"],
["files/exercises/dot.png","9c654ca281a4d893"],
["help/index.html","177f376c7ae0debd"],
["index.html","841e0724a30e353f"],
["manifest.webmanifest","9575fae9e1f520af"],
["offline.html","e3d1fad3420ceca5"],
["routines/index.html","e4c19b7a58a071cc"],
["routines/start/index.html","34d41a904227a0e7"],
["why/index.html","b9110bfbed494ae8"]];

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
