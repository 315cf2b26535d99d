const id = "small";
const version = "af3e3c52b9a4fc36";
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
["assets/log-data.js","53eb1f0bbbce124e"],
["assets/log.css","27aa5223b8fd7d18"],
["assets/log.js","1609c76554e4e32d"],
["assets/search-index.js","7d811ab3c307b3a9"],
["assets/search.css","babc0b272a43f8e4"],
["assets/search.js","98b2569315da3bef"],
["assets/site.css","1f7086b1fd6a0a9b"],
["assets/site.js","4e9ba4e2156021d5"],
["assets/store.js","7b83d68c2c9bb8d2"],
["assets/timer-again.js","6a5e789dcb6be4e8"],
["assets/timer-cues.js","f495d7de7415f4de"],
["assets/timer-plan.js","ff5ebd3be1abf3c9"],
["assets/timer.css","7891d8cc87e14cd3"],
["assets/timer.js","c5bb10ad0c6d856b"],
["card/index.html","687cf08cebb326c8"],
["exercises/calf-stretch/index.html","9b19f509b874283e"],
["exercises/equipment/none/index.html","9bd62651f1fe20e5"],
["exercises/equipment/wall/index.html","2ed8b66884ba3161"],
["exercises/index.html","4081e2c787cbddc0"],
["exercises/kind/strength/index.html","979487bcaeb6c5b4"],
["exercises/kind/stretch/index.html","b3dac7f42df18be2"],
["exercises/muscle/calf/index.html","c66f078fedcb00d8"],
["exercises/muscle/quadriceps/index.html","a00edab64ebdeda0"],
["exercises/position/standing/index.html","d846f052539e4e5b"],
["exercises/wall-sit/index.html","96403f92683979ca"],
["exercises/wall-sit/moving.svg","41fd494b2ce7f8e4"],
["exercises/wall-sit/still.svg","b2e1a5351c41608e"],
["files/exercises/dot.png","9c654ca281a4d893"],
["help/index.html","8885f50374c7cdb1"],
["index.html","b151f87ee5eb9fa4"],
["log/index.html","c1e4bf6d7cbfaab4"],
["manifest.webmanifest","9575fae9e1f520af"],
["offline.html","9f511cf09e5d6f76"],
["routines/index.html","2e801fd7519e297c"],
["routines/start/index.html","6fa9776ee4ac4368"],
["search.json","32bf2c8b428ee364"],
["search/index.html","ec58ccb90cd0fbb4"],
["why/index.html","ecc930c23748b260"]];

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
