// Offers to go on with a session that a reload or a closed timer interrupted.
import { load, remove } from "./store.js";

const LONGEST = 12 * 3600e3;

export const start = (element) => {
  const kept = load("timer", null);
  const data = JSON.parse(document.getElementById("page.timer").textContent);
  element.hidden =
    kept?.page !== data.page || !data.plans[kept.plan - 1] || !(Date.now() - kept.seen < LONGEST);
  const [go, forget] = element.querySelectorAll("button");
  go.dataset.plan = kept?.plan;
  go.onclick = async () => {
    element.hidden = true;
    (await import("./timer.js")).open(go, kept);
  };
  forget.onclick = () => {
    element.hidden = true;
    remove("timer");
  };
};
