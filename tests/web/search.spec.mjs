// The search page: as you type, with accents, typing mistakes, by keyboard, and what shows where it cannot run.
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { axe, openBrowser, sideways } from './browser.mjs';

const folder = process.env.SITE ?? 'dist/site';
let web, site;

before(async () => {
    web = await openBrowser();
    site = await web.serve(folder);
});
after(async () => {
    await web.close();
    site.close();
});

const open = async (options, query = '') => {
    const page = await web.page(options);
    await page.goto(`${site.origin}search/index.html${query && `#q=${encodeURIComponent(query)}`}`);
    if (options?.script !== false) await page.locator('.search-field').waitFor();
    return page;
};
const titles = (page) => page.locator('.search-title').allInnerTexts();
const first = async (page) => (await titles(page))[0];

test('results come as one types, accents and mistakes or not', async () => {
    const page = await open();
    const field = page.getByRole('searchbox');
    assert.ok(await field.evaluate((e) => e === document.activeElement), 'one can type at once');
    for (const [query, want] of [['squa', 'Squat'], ['hamstirng', 'Hamstring stretch'], ['ÍT BÄND', 'IT band stretch'],
        ['strech it band', 'IT band stretch'], ['first two weeks', 'Your first two weeks'], ['runners knee', 'About runner’s knee']]) {
        await field.fill(query);
        assert.equal(await first(page), want, query);
    }
    await field.fill('hamstirng');
    assert.deepEqual(await page.locator('.search-title mark').first().allInnerTexts(), ['Hamstring']);
    assert.ok((await page.locator('.search-group h2').allInnerTexts()).includes('Exercises'));
    await page.locator('.search-count', { hasText: /^\d+ results?$/ }).waitFor();
    assert.deepEqual(page.faults, []);
    await page.context().close();
});

test('a match in a heading leads to the heading', async () => {
    const page = await open({}, 'deep knee bends');
    const link = page.locator('.search-link').first();
    assert.match(await link.getAttribute('href'), /what-to-avoid\/index\.html#deep-knee-bends$/);
    assert.match(await page.locator('.search-result').first().innerText(), /Section: .*knee bends/i);
    await link.click();
    await page.waitForURL('**/what-to-avoid/index.html#deep-knee-bends');
    await page.goBack();
    await page.locator('.search-link').first().waitFor();
    assert.equal(await page.getByRole('searchbox').inputValue(), 'deep knee bends');
    await page.context().close();
});

test('by keyboard alone', async () => {
    const page = await open();
    await page.keyboard.type('squat');
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.evaluate(() => document.activeElement.innerText), 'Squat');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    assert.ok(await page.getByRole('searchbox').evaluate((e) => e === document.activeElement));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/exercises/squat/index.html');
    await page.context().close();
});

test('nothing found is said, and the lists stay', async () => {
    const page = await open({}, 'xylophone <zqzqzq>');
    await page.locator('.search-count', { hasText: 'Nothing found for “xylophone <zqzqzq>' }).waitFor();
    assert.equal(await page.locator('.search-lists a').count() > 3, true);
    await page.getByRole('searchbox').fill('');
    assert.equal(await page.locator('.search-result').count(), 0);
    assert.equal(new URL(page.url()).hash, '');
    assert.deepEqual(page.faults, []);
    await page.context().close();
});

test('every page leads to it', async () => {
    const page = await web.page();
    await page.goto(`${site.origin}exercises/squat/index.html`);
    await page.getByRole('link', { name: 'Search', exact: true }).click();
    await page.waitForURL('**/search/index.html');
    await page.context().close();
});

test('without scripts, without the index, and from a disk the lists lead on', async () => {
    const none = await open({ script: false });
    assert.ok(await none.locator('noscript .search-note').isVisible());
    assert.ok(await none.locator('.search-lists').isVisible());
    await none.context().close();

    const page = await web.page();
    await page.route('**/search.json', (route) => route.abort());
    await page.goto(`${site.origin}search/index.html`);
    await page.locator('.search-count', { hasText: 'could not be read' }).waitFor();
    await page.context().close();

    const disk = await web.page();
    await disk.goto(pathToFileURL(resolve(folder, 'search/index.html')).href);
    await disk.getByText('If no search field shows').waitFor();
    assert.ok(await disk.locator('.search-lists').isVisible());
    await disk.context().close();
});

for (const dark of [false, true])
    test(`axe, nothing sideways, targets: ${dark ? 'dark' : 'light'}`, async () => {
        for (const width of [320, 1280]) {
            const page = await open({ dark, width }, 'stretch');
            await page.locator('.search-result').first().waitFor();
            assert.deepEqual(await sideways(page), []);
            assert.deepEqual(await axe(page), []);
            assert.deepEqual(page.faults, []);
            await page.context().close();
        }
    });
