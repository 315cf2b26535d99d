const id = "scripts";
const version = "5e256c58d44adf78";
const files = [
["assets/card-state.js","f7d0dcf3b00463ba"],
["assets/card.css","dd7ff026b80fde37"],
["assets/card.js","f178640c85a4da3f"],
["assets/dose.js","e69cc65f11955afd"],
["assets/favicon.svg","fcbf0f5764812bf4"],
["assets/icon-180.png","9064c08d7e505262"],
["assets/icon-192.png","7f5eeec48239eaa9"],
["assets/icon-512.png","b3b217e74acebb7a"],
["assets/icon-maskable-512.png","c200a2bf89397c66"],
["assets/log-data.js","639f9177b91f02f7"],
["assets/log.css","defeb1f8cdb90171"],
["assets/log.js","529a251f857e3d12"],
["assets/parts.js","3c734279717480b7"],
["assets/search-index.js","ab1f36b234acd625"],
["assets/search.css","17f43330d7332d8f"],
["assets/search.js","c04cc7ddcb9c8216"],
["assets/site.css","ed0ea4b300c81ce4"],
["assets/site.js","6551a5ed670b47d5"],
["assets/store.js","ef23e5d9907370df"],
["assets/timer-again.js","0a129f87765aeddb"],
["assets/timer-cues.js","059ff9eea059d698"],
["assets/timer-plan.js","c29ac43814d6b0aa"],
["assets/timer.css","267545d4dff4584f"],
["assets/timer.js","99fb1f1c0cd23bab"],
["card/index.html","24b69609ed7be6b4"],
["exercises/calf-raise/index.html","b9e1bb6416a9e95e"],
["exercises/calf-raise/moving.svg","5ec7254b0d6724af"],
["exercises/calf-raise/still.svg","3084f87236ab275c"],
["exercises/chair-squat/index.html","edd8f6d6074252b0"],
["exercises/equipment/chair/index.html","7fc65d294a60f8d9"],
["exercises/equipment/none/index.html","bd2decfd0ca98601"],
["exercises/index.html","65b63bda703dc910"],
["exercises/kind/strength/index.html","3e2a21470e8ac131"],
["exercises/muscle/calf/index.html","e39b0b946eaef0e4"],
["exercises/muscle/quadriceps/index.html","40cde6cab5aaf886"],
["exercises/position/standing/index.html","9a41d7696d029a0f"],
["glossary/index.html","de98f846ae848df1"],
["index.html","3b2e74945a67a446"],
["log/index.html","4d7bd2af8a9083ef"],
["manifest.webmanifest","0a566c0903292a80"],
["offline.html","2641f01298fe8cfc"],
["passages/index.html","32d323a073641390"],
["routines/all/index.html","6bd0da1a17eb5d2a"],
["routines/index.html","2a9518afdd185aef"],
["search.json","94c9e4aacecb33c8"],
["search/index.html","322237c1a8468286"],
["timer.html","7515e27ba1734d5d"]];

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
  // A folder without its slash: there the page's own links would be wrong.
  if (await (await caches.open(name)).match(`${url}/index.html`)) return Response.redirect(`${url}/`);
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
