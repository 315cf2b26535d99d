// What `regimen serve` puts into each page: the page is loaded again when the guide has changed, and
// says what is wrong with the guide while something is. No page that is published has it.
(() => {
  "use strict";
  const script = document.currentScript;
  const shown = script.dataset.version;
  const base = new URL(".", script.src);
  let source, host, told;

  function hide() {
    host?.remove();
    host = told = undefined;
  }

  // In a shadow, so that neither the page's style nor the box's reaches the other.
  async function show(number) {
    if (told === number) return;
    const answer = await fetch(new URL("part", base), { cache: "no-store" });
    const text = await answer.text();
    host ??= document.createElement("div");
    told = number;
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("live.css", base) });
    const box = document.createElement("section");
    box.setAttribute("aria-label", "What is wrong with the guide");
    box.innerHTML = text; // made by the program, with all that is the guide's escaped
    const close = Object.assign(document.createElement("button"), { type: "button", textContent: "Hide" });
    close.addEventListener("click", () => { host.hidden = true; });
    box.querySelector("h1, h2")?.after(close);
    root.replaceChildren(style, box);
    host.hidden = false;
    document.body.append(host);
  }

  function hear({ data }) {
    const [version, mistakes] = data.split(" ");
    if (version !== shown) return location.reload();
    if (mistakes !== "0" && !document.querySelector("[data-regimen-mistakes]")) show(mistakes);
    else if (mistakes === "0") hide();
    else if (script.dataset.mistakes !== mistakes) location.reload(); // the page of mistakes itself
  }

  // A browser has few connections for one server, so a page that nobody sees lets go of its own.
  function listen() {
    source?.close();
    source = undefined;
    if (document.hidden) return;
    source = new EventSource(new URL("events", base));
    source.addEventListener("message", hear);
  }

  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => event.persisted && listen());
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", listen);
  else listen();
})();
