const id = "phases";
const version = "dfa4adcfa29a874c";
const files = [
["assets/favicon.svg","f7e73f4721fc8245"],
["assets/icon-180.png","18e789fea9b16d55"],
["assets/icon-192.png","39e69f0d3989092a"],
["assets/icon-512.png","3720e34997b7f41f"],
["assets/icon-maskable-512.png","bb110106801d1d07"],
["assets/site.css","48ebca0b5fbca37c"],
["assets/site.js","81d04358f7d427b6"],
["assets/store.js","7b83d68c2c9bb8d2"],
["exercises/brace/index.html","32192d39db39c18a"],
["exercises/equipment/ankle-weight/index.html","df9f150decc4d9b6"],
["exercises/equipment/none/index.html","1576f744f530e984"],
["exercises/index.html","80ab130525ca3429"],
["exercises/kind/balance/index.html","3e0c8e29c1bfae7b"],
["exercises/kind/strength/index.html","822ea19b4577cd81"],
["exercises/kind/stretch/index.html","99879544747d4ced"],
["exercises/lift/index.html","f8cc79915cc7d1b4"],
["exercises/muscle/hamstrings/index.html","a49a1322cf979c01"],
["exercises/muscle/hip-flexors/index.html","4b7bb1be937f8201"],
["exercises/muscle/quadriceps/index.html","868206641c8b0b7f"],
["exercises/position/quadruped/index.html","0125cf07e5ec3d21"],
["exercises/position/seated/index.html","8c70c62f1da47951"],
["exercises/reach/index.html","37dbd9115e64478c"],
["glossary/index.html","1abf7d7c394ef903"],
["help/index.html","dc353b267fba3a5c"],
["index.html","afcee3a69cc0f0a2"],
["manifest.webmanifest","5655345edaacd256"],
["offline.html","72ed999962267883"],
["routines/index.html","5242bbcb0ee5da15"],
["routines/two-phases/index.html","d7ecbb005e4b6927"],
["rules/index.html","04cc114542ee9130"]];

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
