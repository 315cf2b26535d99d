// The timer's logic: steps, and where in them a moment is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as plan from '../../../assets/timer-plan.js';

const ready = { kind: 'ready', seconds: 15 };
const stretch = {
    steps: {
        rounds: [
            {
                before: ready,
                steps: [{ kind: 'hold', seconds: 30, side: 'left' }],
                between: { kind: 'rest', seconds: 5 },
                times: 2,
                first: 1,
                of: 2,
            },
            {
                before: { kind: 'switch', seconds: 10 },
                steps: [{ kind: 'hold', seconds: 30, side: 'right' }],
                between: { kind: 'rest', seconds: 5 },
                times: 2,
                first: 1,
                of: 2,
            },
        ],
    },
};
const squat = {
    steps: {
        rep: 4,
        pause: 1,
        rounds: [{ before: ready, steps: [{ kind: 'work', seconds: 40, reps: 10 }], times: 1, first: 1, of: 1 }],
    },
};
const tired = {
    steps: { rep: 3, rounds: [{ before: ready, steps: [{ kind: 'work' }], times: 1, first: 1, of: 1 }] },
};

const steps = plan.expand([stretch, squat]);
const at = (state, seconds, own) => plan.advance(steps, state, 1000 * seconds, own);

test('rounds are written out in order', () => {
    assert.deepEqual(
        steps.map((step) => step.kind),
        ['ready', 'hold', 'rest', 'hold', 'switch', 'hold', 'rest', 'hold', 'ready', 'work'],
    );
    assert.deepEqual(
        steps.map((step) => step.side ?? ''),
        ['', 'left', '', 'left', '', 'right', '', 'right', '', ''],
    );
    assert.deepEqual(
        steps.filter((step) => step.kind === 'hold').map((step) => step.set),
        [1, 2, 1, 2],
    );
    assert.deepEqual(
        steps.map((step) => step.item),
        [0, 0, 0, 0, 0, 0, 0, 0, 1, 1],
    );
    assert.equal(
        steps.reduce((sum, step) => sum + step.seconds, 0),
        15 + 120 + 10 + 10 + 15 + 40,
    );
});

test('the place comes from the clock, however late one looks', () => {
    const state = plan.begin(0);
    assert.equal(at(state, 14.9).index, 0);
    assert.equal(at(state, 15).index, 1);
    assert.equal(at(state, 50).index, 3); // 15 + 30 + 5
    assert.equal(at(state, 50).began, 50000);
    assert.equal(at(state, 1e6).index, steps.length);
    assert.equal(plan.took(at(state, 1e6)), 210000);
    const often = [1, 15, 15.2, 44, 46, 60].reduce((s, seconds) => at(s, seconds), state);
    assert.deepEqual(often, at(state, 60));
});

test('a pause takes no time', () => {
    const paused = plan.pause(at(plan.begin(0), 20), 20000);
    assert.equal(at(paused, 500), paused);
    assert.equal(plan.elapsed(paused, 500000), 5000);
    const on = plan.resume(paused, 100000);
    assert.equal(plan.elapsed(on, 101000), 6000);
    assert.equal(plan.took(at(on, 1e6)), 210000);
    assert.deepEqual(plan.pause(paused, 30000), paused);
});

test('skip and back', () => {
    let state = plan.skip(steps, plan.begin(0), 2000);
    assert.equal(state.index, 1);
    assert.equal(plan.elapsed(state, 3000), 1000);
    assert.equal(plan.back(state, 3000).index, 0); // just begun: the one before
    assert.equal(plan.back(state, 7000).index, 1); // or its beginning
    assert.equal(plan.elapsed(plan.back(state, 7000), 7000), 0);
    state = plan.back(plan.skip(steps, plan.pause(state, 4000), 9000), 9000);
    assert.equal(plan.elapsed(state, 20000), 0); // still paused
    for (let i = 0; i < 20; i++) state = plan.skip(steps, state, 1);
    assert.ok(state.index === steps.length);
    assert.equal(plan.back(plan.begin(0), 0).index, 0);
});

test('a rest can be made longer', () => {
    const state = plan.longer(at(plan.begin(0), 46), 15);
    assert.equal(plan.look(steps, state, 46000).left, 19000);
    assert.equal(at(state, 64).index, 2);
});

test('repetitions are counted, with their parts', () => {
    const state = at(plan.begin(0), 170);
    const look = (seconds) => plan.look(steps, state, seconds * 1000);
    assert.equal(look(170).rep, 1);
    assert.equal(look(173.5).rep, 1);
    assert.equal(look(173.5).phase, 'top');
    assert.equal(look(174).rep, 2);
    assert.equal(look(174).phase, '');
    assert.equal(look(209.9).rep, 10);
    const slow = plan.expand([{ steps: { ...squat.steps, rep: 7, tempo: [3, 1, 2, 0] } }]);
    const phase = (s) => plan.look(slow, plan.skip(slow, plan.begin(0), 0), s * 1000).phase;
    assert.deepEqual([0, 2.9, 3, 4, 6.5, 7].map(phase), ['lower', 'lower', 'bottom', 'raise', 'top', 'lower']);
});

test('what has no end waits, and so does one who counts alone', () => {
    const open = plan.expand([tired]);
    assert.equal(plan.advance(open, plan.begin(0), 1e9).index, 1);
    assert.ok(plan.look(open, plan.begin(0), 0).openAhead);
    assert.equal(plan.advance(steps, plan.begin(0), 1e9, true).index, 9);
    const look = plan.look(steps, at(plan.begin(0), 1e6, true), 1e6, true);
    assert.ok(look.open);
    assert.equal(look.rep, 0);
});

test('progress goes from nothing to all', () => {
    const state = plan.begin(0);
    assert.equal(plan.look(steps, state, 0).whole, 0);
    assert.equal(plan.look(steps, state, 0).toCome, 210000);
    assert.equal(plan.look(steps, at(state, 105), 105000).whole, 0.5);
    assert.equal(plan.look(steps, state, 0).next.kind, 'hold');
});

test('beeps', () => {
    const list = plan.beeps(steps, plan.begin(0), 0, false, 60000).map((beep) => `${beep.in / 1000}${beep.tone}`);
    assert.deepEqual(list, ['12tick', '13tick', '14tick', '15go', '42tick', '43tick', '44tick', '45stop', '50go']);
    assert.deepEqual(plan.beeps(steps, plan.pause(plan.begin(0), 0), 0, false, 60000), []);
    assert.equal(plan.beeps(steps, plan.begin(0), 0, false, 1e6).at(-1).tone, 'end');
    assert.equal(plan.beeps(steps, plan.begin(0), 0, true, 1e6).at(-1).tone, 'go'); // the work is one's own
    assert.equal(plan.beeps(steps, plan.begin(0), 0, false, 1e6).filter((beep) => beep.tone === 'rep').length, 9);
});

test('another plan has another signature', () => {
    assert.notEqual(plan.signature(steps), plan.signature(plan.expand([stretch])));
});
