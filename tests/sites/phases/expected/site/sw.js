const id = "phases";
const version = "fe856c624d728e27";
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
["assets/log.js","ca0970a2494dc575"],
["assets/search-index.js","7d811ab3c307b3a9"],
["assets/search.css","b42ba6db93330e5b"],
["assets/search.js","98b2569315da3bef"],
["assets/site.css","8504c7648a699367"],
["assets/site.js","fff07457f95547ef"],
["assets/store.js","7b83d68c2c9bb8d2"],
["assets/timer-again.js","6a5e789dcb6be4e8"],
["assets/timer-cues.js","f495d7de7415f4de"],
["assets/timer-plan.js","ff5ebd3be1abf3c9"],
["assets/timer.css","7891d8cc87e14cd3"],
["assets/timer.js","e84ec7e79865788d"],
["card/index.html","62cfc8e2370de108"],
["exercises/brace/index.html","423ca2583c173d9b"],
["exercises/equipment/ankle-weight/index.html","7d77ba1a10da2c99"],
["exercises/equipment/none/index.html","76fcc60a2a370e7b"],
["exercises/index.html","45c3360d6db4e492"],
["exercises/kind/balance/index.html","e347aa5eb003fb4e"],
["exercises/kind/strength/index.html","f00b9fb7d152789a"],
["exercises/kind/stretch/index.html","d6fc67529eb55a3e"],
["exercises/lift/index.html","e36c5195c9f4e783"],
["exercises/muscle/hamstrings/index.html","91c3c62a17f277f8"],
["exercises/muscle/hip-flexors/index.html","0f4d735a821b5322"],
["exercises/muscle/quadriceps/index.html","725cff7159d6b794"],
["exercises/position/quadruped/index.html","2aab4ca6340be562"],
["exercises/position/seated/index.html","11ebdb4e4599f7dc"],
["exercises/reach/index.html","226605e9f18812de"],
["glossary/index.html","b76302b4a84d058f"],
["help/index.html","c7e2bb33096f250d"],
["index.html","42e66756a6b74857"],
["log/index.html","017113d130283b4e"],
["manifest.webmanifest","5655345edaacd256"],
["offline.html","09cd188a46efafd4"],
["routines/index.html","cb84f5af75a04b7c"],
["routines/two-phases/index.html","4b82e46c2d2015b5"],
["rules/index.html","053f5a890a0a62fd"],
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
