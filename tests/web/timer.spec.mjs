// "Follow along" with a clock that the test turns: a whole routine, pause, skip, back, a hidden
// page, a reload, the keyboard, and what a screen reader is told.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, openBrowser, sideways } from './browser.mjs';

const folder = process.env.SITE ?? 'dist/site';
const routine = 'routines/first-two-weeks/index.html';
const squat = 'exercises/squat/index.html';
let web, site;

before(async () => {
    web = await openBrowser();
    site = await web.serve(folder);
});
after(async () => {
    await web.close();
    site.close();
});

// What the page's timer plays, worked out here from its data alone.
const planOf = (page, number = 0) => page.evaluate((n) => {
    const { plans } = JSON.parse(document.getElementById('page.timer').textContent);
    const steps = plans[n].items.flatMap(({ title, steps: { rounds } }) => rounds.flatMap((round) =>
        Array.from({ length: round.times }, (_, i) => [i ? round.between : round.before, ...round.steps])
            .flat().filter(Boolean).map((step) => ({ ...step, title }))));
    return { steps, seconds: steps.reduce((sum, step) => sum + step.seconds, 0) };
}, number);

const dialog = (page) => page.locator('dialog.timer');
const part = (page, name) => page.locator(`[data-part="${name}"]`);
const act = (page, name) => page.locator(`[data-act="${name}"]`);
const kind = (page) => dialog(page).getAttribute('data-kind');
const digits = (page) => part(page, 'digits').innerText();
const kept = (page, name) => page.evaluate((n) => JSON.parse(localStorage.getItem(`regimen.${document.documentElement.dataset.guide}.${n}`)), name);

async function open(path, options) {
    const page = await web.page(options);
    await page.clock.install({ time: new Date('2026-11-28T10:00:00') });
    await page.addInitScript(() => {
        globalThis.said = [];
        speechSynthesis.speak = (utterance) => said.push(`${utterance.lang}: ${utterance.text}`);
        globalThis.shaken = 0;
        navigator.vibrate = () => ++shaken;
        globalThis.locks = [];
        Object.defineProperty(navigator, 'wakeLock', { value: { request: async (type) => locks.push(type) && { release() { locks.push('released'); } } } });
    });
    await page.goto(site.origin + path);
    return page;
}

async function start(page) {
    await page.clock.pauseAt(new Date('2026-11-28T10:01:00'));
    await page.locator('.follow').first().click();
    await dialog(page).waitFor();
    assert.equal(await kind(page), 'ready');
}

async function close(page) {
    assert.deepEqual(page.faults, []);
    await page.context().close();
}

test('a whole routine, untouched, then into the log', async () => {
    const page = await open(routine);
    const { steps, seconds } = await planOf(page);
    await start(page);
    let at = 0;
    const seen = [];
    for (const step of steps) {
        await page.clock.runFor(500);
        seen.push(await kind(page));
        assert.equal(await part(page, 'name').innerText(), step.title);
        if (step.kind === 'hold') assert.equal(await digits(page), String(step.seconds));
        if (step.kind === 'work') assert.equal(await digits(page), '1');
        if (step.side) assert.equal(await part(page, 'side').innerText(), step.side === 'left' ? 'Left side' : 'Right side');
        await page.clock.runFor(step.seconds * 1000 - 500);
        at += step.seconds;
    }
    await page.clock.runFor(400);
    assert.equal(at, seconds);
    assert.deepEqual(seen, steps.map((step) => step.kind));
    assert.match(await part(page, 'took').innerText(), new RegExp(`${Math.round(seconds / 60)} minutes`));
    assert.ok(await page.evaluate(() => document.activeElement.dataset.part === 'finished'));
    await page.clock.resume(); // the checker wants time to pass
    assert.deepEqual(await axe(page), []);
    await page.getByLabel('Just right').check();
    await page.getByLabel('3', { exact: true }).check();
    assert.equal(await kept(page, 'log'), null, 'nothing is kept before the tap');
    await dialog(page).locator('[type=submit]').click();
    assert.match(await part(page, 'kept').innerText(), /Saved/);
    const [entry] = await kept(page, 'log');
    assert.equal(entry.what, 'Your first two weeks');
    assert.equal(entry.page, routine);
    assert.equal(entry.minutes, Math.round(seconds / 60));
    assert.equal(entry.felt, 'right');
    assert.equal(entry.pain, 3);
    assert.match(entry.at, /^2026-11-28T10:/);
    assert.equal(await kept(page, 'timer'), null);
    assert.deepEqual(await page.evaluate(() => locks), ['screen', 'released']);
    await dialog(page).locator('a').click();
    await page.locator('.log-week').waitFor();
    await close(page);
});

test('cues: words at each change, none each second; switched off they stay off', async () => {
    const page = await open(squat);
    await page.evaluate(() => {
        globalThis.told = [];
        new MutationObserver((all) => all.forEach((one) => one.target.dataset?.part === 'say' && told.push(one.target.textContent)))
            .observe(document.body, { subtree: true, childList: true });
    });
    await start(page);
    await page.clock.runFor(20000);
    assert.deepEqual(await page.evaluate(() => told), ['Get ready. Squat.', 'Move. Repetitions: 10.']);
    assert.deepEqual(await page.evaluate(() => said), ['en: Get ready. Squat.', 'en: Move. Repetitions: 10.', 'en: 2']);
    assert.equal(await page.evaluate(() => shaken), 2);
    assert.equal(await page.locator('[aria-live]').count(), 1);
    await page.locator('.timer-settings summary').click();
    await page.getByLabel('Spoken cues').uncheck();
    await page.getByLabel('Vibration').uncheck();
    await page.keyboard.press('Escape');
    assert.ok(await dialog(page).isVisible(), 'Escape closes the settings first');
    await page.clock.runFor(60000);
    assert.equal(await page.evaluate(() => said.length), 3);
    assert.equal(await page.evaluate(() => shaken), 2);
    await page.reload();
    assert.equal((await kept(page, 'timer-settings')).voice, false);
    await close(page);
});

test('pause, skip, back, more time, done', async () => {
    const page = await open(routine);
    await start(page);
    await page.clock.runFor(20000);
    assert.equal(await digits(page), '25');
    await act(page, 'pause').click();
    assert.equal(await part(page, 'what').innerText(), 'Paused');
    await page.clock.runFor(600000);
    assert.equal(await digits(page), '25');
    await act(page, 'pause').click();
    await page.clock.runFor(5000);
    assert.equal(await digits(page), '20');
    await act(page, 'back').click();
    assert.equal(await digits(page), '30');
    await act(page, 'back').click();
    assert.equal(await kind(page), 'ready');
    await act(page, 'skip').click();
    await act(page, 'skip').click();
    assert.equal(await kind(page), 'rest');
    await act(page, 'longer').click();
    assert.equal(await digits(page), '20');
    await page.clock.runFor(20200);
    assert.equal(await kind(page), 'hold');
    for (let i = 0; i < 60 && await kind(page) !== 'work'; i++) await act(page, 'skip').click();
    await page.clock.runFor(9000);
    assert.equal(await digits(page), '3');
    await act(page, 'done').click();
    assert.equal(await kind(page), 'rest');
    await close(page);
});

test('one who counts alone says when a set is done', async () => {
    const page = await open(squat);
    await start(page);
    await page.locator('.timer-settings summary').click();
    await page.getByLabel('I count by myself').check();
    await page.clock.runFor(600000);
    assert.equal(await kind(page), 'work');
    assert.equal(await digits(page), '10');
    await act(page, 'done').click();
    assert.equal(await kind(page), 'rest');
    await close(page);
});

test('hidden, time goes on; seen again, it is where it should be', async () => {
    const page = await open(routine);
    await start(page);
    const { steps } = await planOf(page);
    await page.evaluate(() => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
        document.dispatchEvent(new Event('visibilitychange'));
    });
    // As asleep: the clock goes on, and no timer runs.
    const before = steps.slice(0, 6).reduce((sum, step) => sum + step.seconds, 0);
    await page.clock.fastForward((before + 3) * 1000);
    await page.evaluate(() => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'visible' });
        document.dispatchEvent(new Event('visibilitychange'));
    });
    assert.equal(await kind(page), steps[6].kind);
    assert.equal(await digits(page), String(steps[6].seconds - 3));
    assert.deepEqual(await page.evaluate(() => locks), ['screen', 'screen'], 'the lock is asked for again');
    assert.equal((await page.evaluate(() => said)).length, 2, 'steps that are gone are not told');
    await close(page);
});

test('after a reload one can go on, or leave it', async () => {
    const page = await open(routine);
    assert.ok(await page.locator('.timer-again').isHidden());
    await start(page);
    await page.clock.runFor(25000);
    assert.equal(await digits(page), '20');
    await page.reload();
    await page.clock.runFor(60000);
    await page.locator('.timer-again .button').first().click();
    await dialog(page).waitFor();
    assert.equal(await digits(page), '20');
    assert.equal(await part(page, 'what').innerText(), 'Paused');
    await act(page, 'pause').click();
    await page.clock.runFor(5000);
    assert.equal(await digits(page), '15');
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    assert.ok(await page.evaluate(() => document.activeElement.classList.contains('follow')));
    await page.locator('.timer-again .is-quiet').click();
    await page.reload();
    assert.ok(await page.locator('.timer-again').isHidden());
    await page.evaluate(() => localStorage.setItem(`regimen.${document.documentElement.dataset.guide}.timer`, '{"page":"routines/first-two-weeks/index.html","seen":1e99,"state":{"index":"x"},"plan":1}'));
    await page.reload();
    await page.locator('.timer-again .button').first().click();
    assert.equal(await kind(page), 'ready', 'damaged, it begins anew');
    await close(page);
});

test('by keyboard alone', async () => {
    const page = await open(routine, { width: 1280, height: 900 });
    await page.clock.pauseAt(new Date('2026-11-28T10:01:00'));
    await page.locator('.follow').focus();
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.dataset.act), 'pause');
    await page.keyboard.press('Space');
    assert.equal(await part(page, 'what').innerText(), 'Paused');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    assert.equal(await kind(page), 'hold');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await kind(page), 'ready');
    // A button that goes away leaves the focus to the page.
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press('ArrowRight');
    assert.equal(await kind(page), 'hold');
    await page.keyboard.press('Space');
    assert.equal(await part(page, 'what').innerText(), 'Paused');
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await close(page);
});

test('a routine in parts has a timer for each', async () => {
    const page = await open('routines/six-weeks/index.html');
    assert.equal(await page.locator('.follow').count(), 2);
    await page.locator('.follow').nth(1).click();
    await dialog(page).waitFor();
    const { steps } = await planOf(page, 1);
    assert.equal(await part(page, 'name').innerText(), steps[0].title);
    await close(page);
});

for (const dark of [false, true]) {
    for (const [width, height] of [[320, 568], [390, 844], [844, 390], [1280, 900]]) {
        test(`axe, nothing sideways, keys of 44 px: ${width} × ${height}, ${dark ? 'dark' : 'light'}`, async () => {
            const page = await open(routine, { dark, width, height, reduced: width === 320 });
            await start(page);
            await page.clock.resume(); // the checker wants time to pass
            const found = new Set();
            for (let i = 0; i < 45 && found.size < 5; i++) {
                const now = await kind(page);
                if (!found.has(now)) {
                    assert.deepEqual(await axe(page), [], now);
                    assert.deepEqual(await sideways(page), [], now);
                    const small = await page.evaluate(() => [...document.querySelectorAll('dialog :is(button, summary, a)')]
                        .map((e) => [e.className, e.getBoundingClientRect()])
                        .filter(([, box]) => box.width && (box.width < 43.5 || box.height < 43.5)).map(([name]) => name));
                    assert.deepEqual(small, [], now);
                    const hidden = await page.evaluate(() => document.querySelector('.timer-digits').getBoundingClientRect().bottom -
                        document.querySelector('.timer-keys').getBoundingClientRect().top);
                    if (height > 600) assert.ok(hidden <= 0, `${now}: the digits stand above the keys`);
                }
                found.add(now);
                await act(page, 'skip').click();
            }
            assert.equal(found.size, 5);
            await close(page);
        });
    }
}

test('reduced motion: the still figure', async () => {
    const page = await open(squat, { reduced: true });
    await start(page);
    assert.match(await part(page, 'figure').getAttribute('src'), /still\.svg$/);
    assert.ok((await part(page, 'figure').getAttribute('alt')).length > 10);
    await close(page);
});

test('without scripts the page says so and offers no timer', async () => {
    const page = await web.page({ script: false });
    await page.goto(site.origin + routine);
    assert.ok(await page.locator('.follow').isHidden());
    assert.match(await page.locator('main noscript').innerHTML(), /needs JavaScript/);
    await close(page);
});
