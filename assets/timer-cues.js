// What the timer lets one hear and feel: beeps, spoken cues, vibration.

// Of each tone: hertz, seconds, loudness.
const TONES = {
  tick: [660, 0.09, 0.25],
  go: [990, 0.4, 0.4],
  stop: [495, 0.4, 0.4],
  rep: [440, 0.05, 0.12],
  end: [660, 0.9, 0.4],
};

const play = (audio, { in: ms, tone }) => {
  const [pitch, seconds, loudness] = TONES[tone];
  const at = audio.currentTime + ms / 1000;
  const gain = new GainNode(audio, { gain: 0 });
  const source = new OscillatorNode(audio, { frequency: pitch });
  gain.gain.setValueAtTime(loudness, at);
  gain.gain.exponentialRampToValueAtTime(0.001, at + seconds);
  source.connect(gain).connect(audio.destination);
  source.start(at);
  source.stop(at + seconds);
  return { at, source };
};

// Beeps are handed to the sound card ahead of time, so that they come when they should in a
// background tab too, where scripts are slowed down.
export const openSound = () => {
  let audio = null;
  let waiting = [];
  const clear = () => {
    const now = audio?.currentTime ?? 0;
    for (const { at, source } of waiting) if (at > now) source.stop();
    waiting = [];
  };
  return {
    // To be called from a tap: browsers let no page sound before one.
    wake() {
      if (!audio && "AudioContext" in window) audio = new AudioContext();
      audio?.resume().catch(() => {});
    },
    schedule(beeps) {
      clear();
      if (audio) waiting = beeps.map((beep) => play(audio, beep));
    },
    close() {
      clear();
      audio?.close();
    },
  };
};

export const speak = (text, lang) => {
  if (!("speechSynthesis" in window)) return;
  const said = new SpeechSynthesisUtterance(text);
  said.lang = lang;
  speechSynthesis.cancel();
  speechSynthesis.speak(said);
};

export const hush = () => window.speechSynthesis?.cancel();

export const shake = (pattern) => navigator.vibrate?.(pattern);
