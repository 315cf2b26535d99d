// A session's steps, and where in them a moment is. Pure; times are milliseconds of one clock.

const stepsOf = (round, dose, item) => {
  const made = (step, set) => ({
    ...step,
    set,
    item,
    of: round.of,
    rep: dose.rep,
    pause: dose.pause,
    tempo: dose.tempo,
  });
  const all = [];
  for (let i = 0; i < round.times; i++) {
    const extra = i ? round.between : round.before;
    if (extra) all.push(made(extra, round.first + i));
    for (const step of round.steps) all.push(made(step, round.first + i));
  }
  return all;
};

// Writes out the steps of exercises, each with `steps` as templates get them.
export const expand = (items) =>
  items.flatMap((entry, item) => entry.steps.rounds.flatMap((round) => stepsOf(round, entry.steps, item)));

// Tells two plans apart, so that a session is not gone on with in another one.
export const signature = (steps) =>
  `${steps.length}/${steps.reduce((sum, step) => sum + (step.seconds ?? 7), 0)}`;

// A session: `began` is when the step at `index` began, `start` when the session did, both later by
// what was spent in pauses; `paused` is when it was stopped, or null.
export const begin = (now) => ({ index: 0, began: now, start: now, paused: null });

// Whether a step lasts until its reader says so.
export const waits = (step, ownPace) => !step.seconds || Boolean(ownPace && step.reps);

export const elapsed = (state, now) => (state.paused ?? now) - state.began;

export const advance = (steps, state, now, ownPace) => {
  let { index, began } = state;
  const at = state.paused ?? now;
  while (index < steps.length && !waits(steps[index], ownPace) && at - began >= steps[index].seconds * 1000) {
    began += steps[index].seconds * 1000;
    index++;
  }
  return index === state.index ? state : { ...state, index, began };
};

export const pause = (state, now) => (state.paused === null ? { ...state, paused: now } : state);

export const resume = (state, now) => {
  const away = state.paused === null ? 0 : now - state.paused;
  return { ...state, began: state.began + away, start: state.start + away, paused: null };
};

const goTo = (state, index, now) => ({ ...state, index, began: state.paused ?? now });

export const skip = (steps, state, now) => goTo(state, Math.min(state.index + 1, steps.length), now);

// To the beginning of the step, or, within its first moments, to the step before.
export const back = (state, now) =>
  goTo(state, elapsed(state, now) > 3000 ? state.index : Math.max(state.index - 1, 0), now);

export const longer = (state, seconds) => ({ ...state, began: state.began + seconds * 1000 });

// How long the session took, without its pauses.
export const took = (state) => Math.max(0, state.began - state.start);

// What a repetition is at, `ms` after it began: a part of its tempo, or "".
const phaseOf = (step, ms) => {
  const [lower, bottom, raise, top] = step.tempo ?? [0, 0, step.rep - (step.pause ?? 0), 0];
  const parts = { lower, bottom, raise, top: top + (step.pause ?? 0) };
  let end = 0;
  for (const [name, seconds] of Object.entries(parts)) {
    end += seconds * 1000;
    if (ms < end) return name === "raise" && !step.tempo ? "" : name;
  }
  return "";
};

export const look = (steps, state, now, ownPace) => {
  const step = steps[state.index];
  const spent = elapsed(state, now);
  const open = waits(step, ownPace);
  const left = open ? 0 : Math.max(0, step.seconds * 1000 - spent);
  const counts = step.reps && !open;
  const lasts = (other) => (waits(other, ownPace) ? 0 : other.seconds * 1000);
  const later = steps.slice(state.index + 1);
  const all = steps.reduce((sum, other) => sum + lasts(other), 0);
  const toCome = left + later.reduce((sum, other) => sum + lasts(other), 0);
  return {
    step,
    open,
    left,
    rep: counts ? Math.max(1, Math.min(step.reps, Math.floor(spent / (step.rep * 1000)) + 1)) : 0,
    phase: counts ? phaseOf(step, Math.max(0, spent) % (step.rep * 1000)) : "",
    part: open ? 0 : Math.min(1, Math.max(0, spent / (step.seconds * 1000))),
    whole: all ? Math.min(1, Math.max(0, 1 - toCome / all)) : state.index / steps.length,
    toCome,
    openAhead: open || later.some((other) => waits(other, ownPace)),
    next: steps[state.index + 1],
  };
};

// The beeps of the next `horizon` milliseconds: `{in, tone}`, with a tone of 'tick' (the last three
// seconds), 'go' (work begins), 'stop' (it ends), 'rep' or 'end'. None in a pause.
export const beeps = (steps, state, now, ownPace, horizon) => {
  const found = [];
  if (state.paused !== null) return found;
  let at = state.began - now;
  for (let i = state.index; i < steps.length && at < horizon; i++) {
    const step = steps[i];
    if (waits(step, ownPace)) break;
    const end = at + step.seconds * 1000;
    for (let n = 1; n < (step.reps ?? 0); n++) found.push({ in: at + n * step.rep * 1000, tone: "rep" });
    if (!step.reps && step.seconds > 5)
      for (const s of [3, 2, 1]) found.push({ in: end - s * 1000, tone: "tick" });
    const next = steps[i + 1];
    found.push({ in: end, tone: !next ? "end" : isWork(next) ? "go" : "stop" });
    at = end;
  }
  return found.filter((beep) => beep.in >= 0 && beep.in < horizon);
};

export const isWork = (step) => step.kind === "hold" || step.kind === "work";
