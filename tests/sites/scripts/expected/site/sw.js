const id = "scripts";
const version = "9848067f17fc8550";
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
["card/index.html","4a1326718e446b31"],
["exercises/calf-raise/index.html","e811258830d1c404"],
["exercises/calf-raise/moving.svg","34d9305a2d9e6ada"],
["exercises/calf-raise/still.svg","5fa0c715634fc79b"],
["exercises/chair-squat/index.html","0c7d2d719e52e731"],
["exercises/equipment/chair/index.html","0825ece6d9ee0765"],
["exercises/equipment/none/index.html","cbd58b964901be8d"],
["exercises/index.html","a2f463c2a9c066a8"],
["exercises/kind/strength/index.html","e8bbe9f09c30fc68"],
["exercises/muscle/calf/index.html","d3da0dd2070eba58"],
["exercises/muscle/quadriceps/index.html","5a3fc3ba1d6df7ca"],
["exercises/position/standing/index.html","14ce033f3bdf5294"],
["glossary/index.html","9b129b34778b5d44"],
["index.html","8a0d6128a6dd3bd5"],
["log/index.html","7101c9f2a8f92386"],
["manifest.webmanifest","77cd983ed380c4ea"],
["offline.html","ff558615a622b1a5"],
["passages/index.html","5a21f77166ca2c6a"],
["routines/all/index.html","a75f88b238a9ba35"],
["routines/index.html","f68417602a97c134"],
["search.json","9e79faf65c882f4c"],
["search/index.html","91126b7fce251c16"]];

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
