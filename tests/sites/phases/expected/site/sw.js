const id = "phases";
const version = "4f021b739812bc12";
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
["card/index.html","25b1b3679f53eef1"],
["exercises/brace/index.html","2b345af4d066258d"],
["exercises/equipment/ankle-weight/index.html","05924a2deb1587ab"],
["exercises/equipment/none/index.html","c3b9a8b4fe8452fb"],
["exercises/index.html","29fb2341a89f0e4c"],
["exercises/kind/balance/index.html","a02f7134c7ec30be"],
["exercises/kind/strength/index.html","8edc55f2905c289c"],
["exercises/kind/stretch/index.html","bb35aaa411585020"],
["exercises/lift/index.html","ec488474b9d77c07"],
["exercises/muscle/hamstrings/index.html","2fa535888e2b1b5e"],
["exercises/muscle/hip-flexors/index.html","95da104ad50897ca"],
["exercises/muscle/quadriceps/index.html","c78aa5840a17bd34"],
["exercises/position/quadruped/index.html","8c93f2877a0ff924"],
["exercises/position/seated/index.html","08f73f029e90fd7e"],
["exercises/reach/index.html","21ee896065a4e8a7"],
["glossary/index.html","0cbb2eaf70e1a733"],
["help/index.html","4c8f46fca9550f9d"],
["index.html","7d0bb0b267c68621"],
["manifest.webmanifest","5655345edaacd256"],
["offline.html","2ca2208fcb7363da"],
["routines/index.html","81c7b301e9fbf3b6"],
["routines/two-phases/index.html","4dbfdb5e5815d0af"],
["rules/index.html","aa365e85513ac0c7"],
["search.json","a3d3802fbbb2c558"],
["search/index.html","7b4a4242676c54aa"]];

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
