const id = "phases";
const version = "ac524b46f7baa0e9";
const files = [
["assets/card-state.js","fb59c24c806a679e"],
["assets/card.css","bf3390678f7b84e5"],
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
["assets/site.css","1d679cdd4bed39a6"],
["assets/site.js","473b86ac987c56c5"],
["assets/store.js","7b83d68c2c9bb8d2"],
["assets/timer-again.js","6a5e789dcb6be4e8"],
["assets/timer-cues.js","f495d7de7415f4de"],
["assets/timer-plan.js","ff5ebd3be1abf3c9"],
["assets/timer.css","7891d8cc87e14cd3"],
["assets/timer.js","c5bb10ad0c6d856b"],
["card/index.html","62cfc8e2370de108"],
["exercises/brace/index.html","001680a3daca8f2a"],
["exercises/equipment/ankle-weight/index.html","61a3ffd6a5d3259c"],
["exercises/equipment/none/index.html","4a453008b63868ac"],
["exercises/index.html","0a5686b1c5e4665f"],
["exercises/kind/balance/index.html","c348f1bf3a60978f"],
["exercises/kind/strength/index.html","7fe27924838813b1"],
["exercises/kind/stretch/index.html","c75437d04b5ccdd5"],
["exercises/lift/index.html","b3669f13047ebf10"],
["exercises/muscle/hamstrings/index.html","50f7833eeda3252f"],
["exercises/muscle/hip-flexors/index.html","b5c6a8c0049c91bb"],
["exercises/muscle/quadriceps/index.html","e7806066f7441729"],
["exercises/position/quadruped/index.html","cd074a27187bacd9"],
["exercises/position/seated/index.html","b6698645da586d4f"],
["exercises/reach/index.html","5292ce20b12b4f6b"],
["glossary/index.html","85ede0f1e0a1374a"],
["help/index.html","b84e94ed33059418"],
["index.html","42e66756a6b74857"],
["log/index.html","017113d130283b4e"],
["manifest.webmanifest","5655345edaacd256"],
["offline.html","09cd188a46efafd4"],
["routines/index.html","69954991c727ff5d"],
["routines/two-phases/index.html","a3341dbdb9a54510"],
["rules/index.html","7118c49a960f187e"],
["search.json","a3d3802fbbb2c558"],
["search/index.html","740e2974e2d7f571"]];

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
