const id = "phases";
const version = "39d65f0a062b0767";
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
["card/index.html","77b8011c84c37bec"],
["exercises/brace/index.html","ab411a7316a91dfa"],
["exercises/equipment/ankle-weight/index.html","fa61f26ef9354a90"],
["exercises/equipment/none/index.html","f7bf443a946f13c0"],
["exercises/index.html","f691830370559a95"],
["exercises/kind/balance/index.html","f206300672fcf8a5"],
["exercises/kind/strength/index.html","b8f809fee67787e7"],
["exercises/kind/stretch/index.html","cc1b59a7f339df43"],
["exercises/lift/index.html","8d2dfed43e6f1a52"],
["exercises/muscle/hamstrings/index.html","3069166de56366c5"],
["exercises/muscle/hip-flexors/index.html","3d639d186f2cc8d9"],
["exercises/muscle/quadriceps/index.html","5f34e01fb830707f"],
["exercises/position/quadruped/index.html","e22e5c359d6aa84f"],
["exercises/position/seated/index.html","e40e50bc99e054e5"],
["exercises/reach/index.html","11659df0459959e5"],
["glossary/index.html","dbf6db5dfb8c95f6"],
["help/index.html","4d9e30472d3405c4"],
["index.html","2a702b4a14c403ad"],
["log/index.html","80254c29b5f6a662"],
["manifest.webmanifest","5655345edaacd256"],
["offline.html","48803915d6fa42e8"],
["routines/index.html","2859e157d7c6d66b"],
["routines/two-phases/index.html","3cbe4d4f215dc0c4"],
["rules/index.html","3370f5878fccc532"],
["search.json","a3d3802fbbb2c558"],
["search/index.html","67d47b9514c9a527"]];

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
