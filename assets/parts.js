// What the pages' modules share: elements made, texts filled in.

// An element with children. `about` is its class, or an object of its properties.
export function make(tag, about, ...children) {
  const element = document.createElement(tag);
  if (typeof about === "object") Object.assign(element, about);
  else if (about) element.className = about;
  element.append(...children);
  return element;
}

// A text with its %names% filled in.
export const fill = (text, values) => text.replace(/%(\w+)%/g, (all, name) => values[name] ?? all);

// A number or a text with the ten digits of the page's language.
export const inDigits = (text, digits) => String(text).replace(/[0-9]/g, (digit) => digits[digit]);
