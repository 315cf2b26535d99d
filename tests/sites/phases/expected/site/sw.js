const id = "phases";
const version = "29b614b84b0c12fb";
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
["card/index.html","3cf1d5ae7c66ce51"],
["exercises/brace/index.html","f65b55797d8566fb"],
["exercises/equipment/ankle-weight/index.html","f339fd2bc57630c4"],
["exercises/equipment/none/index.html","eb5a123876391ee6"],
["exercises/index.html","9d44c1f31c05f196"],
["exercises/kind/balance/index.html","14bc272c77007be9"],
["exercises/kind/strength/index.html","31bea22cd1944987"],
["exercises/kind/stretch/index.html","f8f97249fdca18c4"],
["exercises/lift/index.html","f572e97f993d4467"],
["exercises/muscle/hamstrings/index.html","abdf7f3d2b340743"],
["exercises/muscle/hip-flexors/index.html","36789af74588de5c"],
["exercises/muscle/quadriceps/index.html","d954ae5953f20b48"],
["exercises/position/quadruped/index.html","3fe05bb4ee15adbf"],
["exercises/position/seated/index.html","8745257463c50936"],
["exercises/reach/index.html","25b02600fbbe6045"],
["glossary/index.html","8963c2ec4343cd30"],
["help/index.html","44f8624f779a0763"],
["index.html","655502f7746bdd36"],
["log/index.html","370f76660b9526ab"],
["manifest.webmanifest","dede84dc6aa6726e"],
["offline.html","49d1474dfcd35078"],
["routines/index.html","4af69c35f8468ab4"],
["routines/two-phases/index.html","ddcb310da81fbba1"],
["rules/index.html","1792bfa9a2f8a6ed"],
["search.json","ca9bcb8923aac945"],
["search/index.html","a9d9766ce59c2461"],
["timer.html","9753e24ad0993601"]];

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
