import assert from "node:assert/strict";
import { test } from "node:test";

import { changed, clamp, fragment, limits, line, merged, read, readDosage, readRange, writeRange } from "../../../assets/card-state.js";

const own = (text) => readDosage(text.split("~"));
const guide = () => ({
  exercises: new Map([
    ["squat", { dosage: own("s2-3~r10-15~dt") }], ["clam", { dosage: own("s-3~r10~de~fd1") }],
    ["hold", { dosage: own("s3~h30-60~de~fx") }], ["odd ~/é", { dosage: own("r600~dt") }],
  ]),
  routines: new Map([["weeks", ["squat~s3~r10-15~dt", "hold"]]]),
});

test("ranges", () => {
  for (const text of ["3", "2-3", "-3", "3-"]) assert.equal(writeRange(readRange(text)), text);
  for (const text of ["", "-", "x", "3-2-1", "12345", "1.5", "٣"]) assert.equal(readRange(text), null);
  assert.deepEqual(clamp([0, 99], [1, 10]), [1, 10]);
  assert.deepEqual(clamp([null, 600], [1, 50], [600, 600]), [null, 600]); // the guide's own may be beyond
  assert.deepEqual(clamp([9, 3], [1, 10]), [3, 9]);
});

test("a card goes into an address and comes back", () => {
  const state = {
    items: [
      { id: "squat", changes: own("s3~r8-12~fw2-3") }, { id: "clam", changes: own("dl") },
      { id: "odd ~/é", changes: {} }, { id: "squat", changes: {} },
    ],
    name: "Anna / O’Neil ~1", note: "Slowly; 50 % only. שלום",
  };
  const text = fragment(state);
  assert.match(text, /^#1\/xsquat~s3~r8-12~fw2-3\/xclam~dl\/xodd%20%7E%2F%C3%A9\/xsquat\/n/);
  assert.deepEqual(read(text, guide()), { ...state, unknown: [], cut: false });
  assert.equal(fragment(read("", guide())), "");
});

test("what is as in the guide is not written", () => {
  assert.deepEqual(changed(own("s2-3~r10~de"), own("s2-3~r12~de")), { r: [12, 12] });
  const { items } = read("#1/rweeks", guide());
  assert.equal(fragment({ items, name: "", note: "" }), "#1/xsquat~s3/xhold");
});

test("one of repetitions, hold and until tired leads", () => {
  assert.deepEqual(merged(own("s3~r10~de"), own("h30")), { s: [3, 3], d: "e", h: [30, 30] });
  assert.deepEqual(merged(own("s3~u~de"), own("r5")), { s: [3, 3], d: "e", r: [5, 5] });
  assert.deepEqual(merged(own("s3~r10"), {}), own("s3~r10"));
});

test("hostile addresses do no harm", () => {
  for (const text of [
    "#", "#1", "#1/", "#2/xsquat", "#q=knee", "#1/x", "#1/xsquat~~~", "#1/xsquat~s", "#1/xsquat~sX~r-~d~f~fd~fz9", "#1/%", "#1/x%ff%",
    "#1/n%E0%A4%A", "#1/x__proto__", "#1/xconstructor", "#1/xsquat~dconstructor", "#1/r__proto__", "#1/xsquat~__proto__",
    "#1/n<img src=x onerror=alert(1)>", `#1/${"xsquat/".repeat(5000)}`, `#1/n${"a".repeat(100000)}`, `#1/t${"%F0%9F%A6%B5".repeat(400)}`,
    "#1/xsquat~s999~r9999~h9999~fd99~fw99", "#1/xsquat~c~m~u~fx",
  ]) {
    const state = read(text, guide());
    assert.ok(state.items.length <= limits.items);
    assert.ok([...state.name].length <= limits.name && [...state.note].length <= limits.note && state.unknown.length <= 5);
    for (const { id, changes } of state.items) {
      assert.ok(guide().exercises.has(id));
      for (const [key, most] of [["s", 10], ["r", 50], ["h", 300]]) assert.ok(!changes[key] || changes[key][1] <= most, text);
      assert.ok(!changes.f || ["d", "w"].includes(changes.f[0]));
      assert.ok(!changes.c && !changes.m);
    }
    // What was made of it is a good address, which stays the same.
    const again = read(fragment(state), guide());
    assert.deepEqual({ ...again, unknown: [], cut: false }, { ...state, name: state.name.trim(), note: state.note.trim(), unknown: [], cut: false });
  }
  assert.equal(read("#1/xsquat/xgone/xgone", guide()).unknown.join(), "gone");
  assert.equal(read(`#1/${"xsquat/".repeat(13)}`, guide()).cut, true);
  assert.equal(read("#1/n%3Cb%3E%0A%00x", guide()).name, "<b> x");
});

test("a person's words are one line", () => {
  assert.equal(line("  a\n\tb\u202E\0c", 60), "a b c");
  assert.equal(line("🦵🦵🦵", 2), "🦵🦵");
});
