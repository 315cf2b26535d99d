// What every page runs, and the only script it loads by itself. It is a classic script in the head,
// so that a chosen theme is there before the first paint, and so that it works from file:// too.
//
//   data-needs-script            shown with this script, hidden by site.css without it
//   data-theme-choice="dark"     a button that chooses a theme: "", "light", "dark"
//   data-open="timer.js"         a button: imports the module beside this one, calls open(button)
//   data-start="log.js"          an element: imports the module, calls start(element)
//   data-if-kept="timer"         beside data-start: only where the browser keeps something under that name
//   data-update                  shown where a new version of the site waits; its button goes to it
(() => {
  const root = document.documentElement;
  const here = document.currentScript.src;
  const prefix = `regimen.${root.dataset.guide}.`; // of what is kept in this browser, as in store.js
  const beside = (name) => import(new URL(name, here).href);

  // What a page says without scripts is said where a module cannot be had: from a disk, or offline.
  function explain() {
    for (const said of document.querySelectorAll("main noscript")) {
      const note = document.createElement("div");
      note.innerHTML = said.textContent; // the page's own words
      said.replaceWith(note);
    }
  }

  // A browser that denies storage keeps nothing.
  function kept(name) {
    try {
      return localStorage.getItem(prefix + name);
    } catch {
      return null;
    }
  }

  function theme() {
    const name = kept("theme");
    return name === "dark" || name === "light" ? name : "";
  }

  function setTheme(name) {
    if (name) root.dataset.theme = name;
    else delete root.dataset.theme;
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
      meta.media = !name ? `(prefers-color-scheme: ${meta.dataset.for})`
        : meta.dataset.for === name ? "all" : "not all";
    }
    for (const button of document.querySelectorAll("[data-theme-choice]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === name));
    }
  }

  function chooseTheme(name) {
    try {
      if (name) localStorage.setItem(prefix + "theme", name);
      else localStorage.removeItem(prefix + "theme");
    } catch { /* it holds for this page */ }
    setTheme(name);
  }

  // A new version is offered, never forced: it takes over when the reader says so.
  function offer(worker) {
    const bar = document.querySelector("[data-update]");
    if (!bar || !navigator.serviceWorker.controller) return;
    bar.hidden = false;
    bar.querySelector("button").onclick = () => { // the newest that waits
      if (worker.state === "activated") return location.reload(); // another page took it
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      worker.postMessage("take over");
    };
  }

  async function serveOffline() {
    if (!root.dataset.worker || !("serviceWorker" in navigator)) return;
    try {
      const registration = await navigator.serviceWorker.register(new URL(root.dataset.worker, location.href));
      if (registration.waiting) offer(registration.waiting);
      registration.addEventListener("updatefound", () => {
        const worker = registration.installing;
        worker.addEventListener("statechange", () => worker.state === "installed" && offer(worker));
      });
    } catch { /* file://, private windows: the site works, but not offline */ }
  }

  function begin() {
    setTheme(theme());
    for (const element of document.querySelectorAll("[data-start]")) {
      if (element.dataset.ifKept && kept(element.dataset.ifKept) === null) continue;
      beside(element.dataset.start).then((module) => module.start(element), explain);
    }
    document.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button?.dataset.open) beside(button.dataset.open).then((module) => module.open(button)).catch(explain);
      else if (button?.dataset.themeChoice !== undefined) chooseTheme(button.dataset.themeChoice);
    });
  }

  // Told before the first paint, so that nothing moves when it is shown. From a disk browsers load no
  // modules, so what opens one stays hidden there.
  root.dataset.script = location.protocol === "file:" ? "file" : "";
  setTheme(theme());
  addEventListener("DOMContentLoaded", begin);
  addEventListener("load", serveOffline);
})();
