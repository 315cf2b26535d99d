const id = "scripts";
const version = "91c3aa034bd28e52";
const files = [
["assets/favicon.svg","f7e73f4721fc8245"],
["assets/icon-180.png","18e789fea9b16d55"],
["assets/icon-192.png","39e69f0d3989092a"],
["assets/icon-512.png","3720e34997b7f41f"],
["assets/icon-maskable-512.png","bb110106801d1d07"],
["assets/site.css","48ebca0b5fbca37c"],
["assets/site.js","81d04358f7d427b6"],
["assets/store.js","7b83d68c2c9bb8d2"],
["exercises/calf-raise/index.html","6017564efb7aeaad"],
["exercises/calf-raise/moving.svg","34d9305a2d9e6ada"],
["exercises/calf-raise/still.svg","5fa0c715634fc79b"],
["exercises/chair-squat/index.html","976dc42c9541907c"],
["exercises/equipment/chair/index.html","c73ac61645eb4fd5"],
["exercises/equipment/none/index.html","ff236034b9dd0601"],
["exercises/index.html","f3c467215e0a37e0"],
["exercises/kind/strength/index.html","e3ff7ab5a11f211e"],
["exercises/muscle/calf/index.html","1fa910343632a8e4"],
["exercises/muscle/quadriceps/index.html","0e204be688959d3e"],
["exercises/position/standing/index.html","b5f1fc85b356398e"],
["glossary/index.html","927df5059b0235d3"],
["index.html","b0d5f760f7bc6836"],
["manifest.webmanifest","77cd983ed380c4ea"],
["offline.html","f6f7aac3a485b0ce"],
["passages/index.html","7eac3f454166bc92"],
["routines/all/index.html","9576398425213114"],
["routines/index.html","34794ccd655ce7ca"]];

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
