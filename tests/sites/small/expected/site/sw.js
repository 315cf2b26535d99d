const id = "small";
const version = "cf5847b2cb303869";
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
["card/index.html","90cc5f5f58647dc4"],
["exercises/calf-stretch/index.html","35861bca90cd9c82"],
["exercises/equipment/none/index.html","9c43e28cd8f1dda7"],
["exercises/equipment/wall/index.html","2525646163075763"],
["exercises/index.html","78b41bec8dbcd6c3"],
["exercises/kind/strength/index.html","ada9ce06a82cd8db"],
["exercises/kind/stretch/index.html","f6c52654e93b23c2"],
["exercises/muscle/calf/index.html","1dd95ccad26d9d68"],
["exercises/muscle/quadriceps/index.html","3f2ffbff9ad4e795"],
["exercises/position/standing/index.html","c5b2eec266e8cb7a"],
["exercises/wall-sit/index.html","3f93da6382fc1073"],
["exercises/wall-sit/moving.svg","ee81b363130b4991"],
["exercises/wall-sit/still.svg","97cc4a18c2f1cd6c"],
["files/exercises/dot.png","d5fe3893f26201ea"],
["help/index.html","e32dc5443d09eae2"],
["index.html","1c1d6b09e2e6430a"],
["log/index.html","5eb712ca508d554f"],
["manifest.webmanifest","6aa2c9e478834d22"],
["offline.html","f52bd215dfe26445"],
["routines/index.html","7bc6fe0074ab5511"],
["routines/start/index.html","7c1e2fd36e4446f6"],
["search.json","18bd53e780a9cf2c"],
["search/index.html","94091a8201944616"],
["timer.html","5c12e4a84913824f"],
["why/index.html","2832f813cd48839a"]];

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
