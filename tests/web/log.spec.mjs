// "My log": across a reload, by hand, deleted and brought back, exported and imported, garbage in
// storage, storage denied.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axe, openBrowser, sideways } from './browser.mjs';

const folder = process.env.SITE ?? 'dist/site';
const entries = [
    { id: 'a', at: '2026-11-27T18:05', what: 'Squat', page: 'exercises/squat/index.html', minutes: 4, felt: 'right', pain: 2 },
    { id: 'b', at: '2026-11-23T08:00', what: 'Your first two weeks', page: 'routines/first-two-weeks/index.html', minutes: 14, felt: 'hard', pain: null },
    { id: 'c', at: '2026-11-15T08:00', what: 'A walk', page: '', minutes: 30, felt: '', pain: 0 },
];
let web, site;

before(async () => {
    web = await openBrowser();
    site = await web.serve(folder);
});
after(async () => {
    await web.close();
    site.close();
});

async function open(kept, options) {
    const page = await web.page({ locale: 'en-GB', ...options });
    await page.goto(`${site.origin}log/index.html`);
    if (kept !== undefined) {
        await page.evaluate((text) => localStorage.setItem(`regimen.${document.documentElement.dataset.guide}.log`, text),
            typeof kept === 'string' ? kept : JSON.stringify(kept));
        await page.reload();
    }
    await page.locator('.log').waitFor();
    return page;
}

const close = async (page) => {
    assert.deepEqual(page.faults, []);
    await page.context().close();
};
const titles = (page) => page.locator('.log-week h3').allInnerTexts();
const weeks = async (page) => (await page.locator('.log-week h2').allInnerTexts()).map((text) => text.replace(/\s*–\s*/g, '–'));
const act = (page, name) => page.locator(`.log [data-act="${name}"]`);
const status = (page) => page.locator('[data-part="status"]');

test('empty, it says how to begin, and is found from every page', async () => {
    const page = await open();
    assert.ok(await page.locator('.log-empty').isVisible());
    assert.ok(await act(page, 'json').isDisabled());
    await page.goto(`${site.origin}index.html`);
    await page.locator('.foot a[href="log/index.html"]').click();
    assert.equal(await page.locator('h1').innerText(), 'My log');
    assert.equal(await page.locator('meta[name=robots]').getAttribute('content'), 'noindex');
    await close(page);
});

test('by week, latest first, with links', async () => {
    const page = await open(entries);
    assert.deepEqual(await weeks(page), ['Week of 23–29 November 2026', 'Week of 9–15 November 2026']);
    assert.deepEqual(await titles(page), ['Squat', 'Your first two weeks', 'A walk']);
    assert.match(await page.locator('.log-week li p').first().innerText(), /^Friday.* 27 November.* 18:05 · 4 minutes · Just right · Pain 2 of 10$/);
    assert.equal(await page.locator('.log-week').first().locator('.is-done').count(), 2);
    assert.match(await page.locator('.log-week header p').first().innerText(), /^18 minutes in all$/);
    await page.locator('.log-week a').first().click();
    assert.equal(await page.locator('h1').innerText(), 'Squat');
    await close(page);
});

test('weeks begin on Sunday where they do', async () => {
    const page = await open(entries, { locale: 'en-US' });
    assert.deepEqual(await weeks(page), ['Week of November 22–28, 2026', 'Week of November 15–21, 2026']);
    await close(page);
});

test('added by hand, still there after a reload', async () => {
    const page = await open(entries);
    await page.locator('.log-add summary').click();
    assert.match(await page.locator('[name=at]').inputValue(), /^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
    await page.getByLabel('What you did').fill('Squat');
    await page.getByLabel('When').fill('2026-11-28T07:30');
    await page.getByLabel('Minutes').fill('5');
    await page.getByLabel('How it felt').selectOption('easy');
    await page.getByLabel('Pain, 0 to 10').fill('0');
    await page.getByRole('button', { name: 'Add to my log' }).click();
    assert.match(await status(page).innerText(), /Added/);
    await page.reload();
    await page.locator('.log-week').first().waitFor();
    assert.deepEqual(await titles(page), ['Squat', 'Squat', 'Your first two weeks', 'A walk']);
    assert.match(await page.locator('.log-week li').first().innerText(), /7:30 · 5 minutes · Easy · Pain 0 of 10/);
    assert.equal(await page.locator('.log-week li a').count(), 3, 'a known title leads to its page');
    await close(page);
});

test('one deleted, and brought back; all deleted, asked first', async () => {
    const page = await open(entries);
    await page.getByRole('button', { name: /^Delete: Your first/ }).click();
    assert.deepEqual(await titles(page), ['Squat', 'A walk']);
    await page.getByRole('button', { name: 'Undo' }).click();
    assert.deepEqual(await titles(page), ['Squat', 'Your first two weeks', 'A walk']);
    await act(page, 'ask').click();
    assert.deepEqual(await axe(page), []);
    await act(page, 'cancel').click();
    assert.equal((await titles(page)).length, 3);
    await act(page, 'ask').click();
    await act(page, 'clear').click();
    assert.deepEqual(await titles(page), []);
    await page.reload();
    await page.locator('.log-empty').waitFor();
    await close(page);
});

async function download(page, name) {
    const [file] = await Promise.all([page.waitForEvent('download'), act(page, name).click()]);
    return [file.suggestedFilename(), readFileSync(await file.path(), 'utf8')];
}

const choose = (page, text) => page.locator('[data-part="file"]').setInputFiles({ name: 'log.json', mimeType: 'application/json', buffer: Buffer.from(text) });

test('exported, deleted, imported', async () => {
    const page = await open(entries);
    const [jsonName, json] = await download(page, 'json');
    assert.match(jsonName, /^[\w-]+-\d{4}-\d\d-\d\d\.json$/);
    assert.deepEqual(JSON.parse(json).entries, entries);
    const [csvName, csv] = await download(page, 'csv');
    assert.match(csvName, /\.csv$/);
    assert.match(csv, /^\ufeffDate,Time,What,Minutes,Felt,Pain,Page\r\n2026-11-27,18:05,Squat,4,Just right,2,exercises/);
    await act(page, 'ask').click();
    await act(page, 'clear').click();
    await choose(page, '{"format":"something else"}');
    await page.waitForFunction(() => /no log/.test(document.querySelector('[data-part="status"]').textContent));
    assert.deepEqual(await titles(page), []);
    await choose(page, json);
    await page.locator('.log-week').first().waitFor();
    assert.equal((await titles(page)).length, 3);
    assert.match(await status(page).innerText(), /3/);
    await choose(page, json);
    await page.waitForFunction(() => /: 0/.test(document.querySelector('[data-part="status"]').textContent));
    assert.equal((await titles(page)).length, 3, 'nothing twice');
    await close(page);
});

test('garbage in storage does no harm', async () => {
    for (const kept of ['{', '"x"', '7', '{"a":1}', '[null,{"at":5},{"at":"2026-11-01T10:00","what":"<img src=x onerror=alert(1)>","page":"javascript:alert(1)"}]']) {
        const page = await open(kept);
        assert.ok(await page.locator('.log-add').isVisible());
        assert.equal(await page.locator('.log-week img, .log-week a').count(), 0);
        await close(page);
    }
});

test('where storage is denied it says so', async () => {
    const page = await web.page();
    await page.addInitScript(() => Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } }));
    await page.goto(`${site.origin}log/index.html`);
    await page.locator('.log-denied').waitFor();
    assert.match(await page.locator('.log-denied').innerText(), /does not let the page keep anything/);
    await close(page);
});

test('without scripts it says so', async () => {
    const page = await web.page({ script: false });
    await page.goto(`${site.origin}log/index.html`);
    assert.match(await page.locator('main noscript').innerHTML(), /needs JavaScript/);
    assert.ok(await page.locator('.log').isHidden());
    await close(page);
});

for (const dark of [false, true]) {
    for (const width of [320, 390, 1280]) {
        test(`axe, nothing sideways: ${width} px, ${dark ? 'dark' : 'light'}`, async () => {
            const page = await open(entries, { dark, width });
            await page.locator('.log-add summary').click();
            assert.deepEqual(await axe(page), []);
            assert.deepEqual(await sideways(page), []);
            await close(page);
        });
    }
}
