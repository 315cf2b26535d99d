const id = "scripts";
const version = "b29c29595282fa83";
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
["card/index.html","aa61bba4b2014a45"],
["exercises/calf-raise/index.html","fbaac936df30a7ec"],
["exercises/calf-raise/moving.svg","34d9305a2d9e6ada"],
["exercises/calf-raise/still.svg","5fa0c715634fc79b"],
["exercises/chair-squat/index.html","9d5ee2438d72162b"],
["exercises/equipment/chair/index.html","7ab128a23b1e92b9"],
["exercises/equipment/none/index.html","c60bda22db0c1321"],
["exercises/index.html","cc96b59eb7c9f4a2"],
["exercises/kind/strength/index.html","b3144c2c38d8c5e2"],
["exercises/muscle/calf/index.html","4d045ca420d1e6f2"],
["exercises/muscle/quadriceps/index.html","797518269970e094"],
["exercises/position/standing/index.html","db94369f05e6dce6"],
["glossary/index.html","c5267134e7319b76"],
["index.html","a10e4389ee1f3d89"],
["log/index.html","a3175256f958fd88"],
["manifest.webmanifest","77cd983ed380c4ea"],
["offline.html","094898baf8cf0b79"],
["passages/index.html","0c0cf310b69b8334"],
["routines/all/index.html","fde8bf4360a07c17"],
["routines/index.html","ccdc1b5271bb8286"],
["search.json","9e79faf65c882f4c"],
["search/index.html","5bb5e71d0971dcb8"]];

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
