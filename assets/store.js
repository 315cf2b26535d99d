// What a browser keeps for its owner: JSON in local storage, under names of this guide's own.
const prefix = `regimen.${document.documentElement.dataset.guide}.`;

// What was saved under a name, or `fallback` where nothing is, it is damaged, or storage is denied.
export function load(name, fallback) {
  try {
    const text = localStorage.getItem(prefix + name);
    return text === null ? fallback : JSON.parse(text);
  } catch {
    return fallback;
  }
}

// False where the browser does not keep it: storage is denied or full.
export function save(name, value) {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function remove(name) {
  try {
    localStorage.removeItem(prefix + name);
  } catch { /* nothing was kept */ }
}
