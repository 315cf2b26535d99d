// The card maker: what is chosen and changed, the link it lives in, and the one page that it prints.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { axe, openBrowser, sideways } from './browser.mjs';

const folder = process.env.SITE ?? 'dist/site';
const ids = readdirSync(join(folder, 'exercises'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['kind', 'position', 'equipment', 'muscle'].includes(entry.name)).map(({ name }) => name);
let web, site;

before(async () => {
    web = await openBrowser();
    site = await web.serve(folder);
});
after(async () => {
    await web.close();
    site.close();
});

const open = async (fragment = '', options = { width: 1280 }) => {
    const page = await web.page(options);
    await page.goto(`${site.origin}card/index.html${fragment}`);
    if (options.script !== false) await page.locator('.maker-panel').waitFor();
    return page;
};
const settled = async (page) => {
    await page.waitForLoadState('networkidle');
    await page.evaluate(async () => {
        await Promise.all([...document.querySelectorAll('.paper img')].map((image) => image.decode().catch(() => {})));
    });
};
const pagesOf = (pdf) => (pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
const titles = (page) => page.locator('.paper-item h4').allInnerTexts();

// Whether text lies outside of the card, or over other text of it.
const torn = (page) => page.evaluate(() => {
    const paper = document.querySelector('.paper'), list = paper.querySelector('.paper-list').getBoundingClientRect();
    const foot = paper.querySelector('.paper-foot').getBoundingClientRect(), box = paper.getBoundingClientRect();
    const last = [...paper.querySelectorAll('.paper-item')].map((item) => item.getBoundingClientRect().bottom);
    return { over: paper.scrollHeight > paper.clientHeight + 1, foot: foot.bottom > box.bottom + 1, items: Math.max(0, ...last) > foot.top + 1, list: list.bottom > foot.top + 1 };
});
const whole = { over: false, foot: false, items: false, list: false };

test('1 to 12 exercises are one page, on A4 and on Letter', async () => {
    const layouts = [];
    for (let count = 1; count <= 12; count++) {
        const chosen = Array.from({ length: count }, (_, i) => `x${ids[i % ids.length]}`).join('/');
        const long = count % 3 === 0 ? `/n${'Anna '.repeat(12)}/t${'Slowly and often. '.repeat(20)}` : '';
        const page = await open(`#1/${chosen}${long}`);
        await settled(page);
        assert.equal((await titles(page)).length, count);
        assert.equal(await page.locator('.maker-alert').innerText(), '', `${count} fit`);
        assert.ok(await page.getByRole('button', { name: 'Print' }).isEnabled());
        assert.deepEqual(await torn(page), whole, `${count} on the screen`);
        await page.emulateMedia({ media: 'print' });
        assert.deepEqual(await torn(page), whole, `${count} on paper`);
        await page.emulateMedia({ media: null });
        layouts.push(await page.locator('.paper').getAttribute('data-layout'));
        for (const format of ['A4', 'Letter']) assert.equal(pagesOf(await page.pdf({ format })), 1, `${count} on ${format}`);
        assert.deepEqual(page.faults, []);
        await page.context().close();
    }
    assert.equal(layouts[0], 'is-steps is-large');
    assert.match(layouts[6], /is-grid/);
});

test('nothing on the card is smaller than 9 points, running text not smaller than 12', async () => {
    const page = await open(`#1/${ids.map((id) => `x${id}`).join('/')}/nAnna/tSlowly`);
    await settled(page);
    const sizes = await page.evaluate(() => [...document.querySelectorAll('.paper *')]
        .filter((e) => [...e.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
        .map((e) => [e.className || e.tagName, Number.parseFloat(getComputedStyle(e).fontSize) * 0.75]));
    for (const [name, size] of sizes) assert.ok(size >= (/guide|label|web|BDI/.test(name) ? 9 : 12), `${name}: ${size} pt`);
    await page.context().close();
});

test('choose, order, change, name: the link holds it all', async () => {
    const page = await open();
    await page.getByRole('searchbox').fill('squ');
    await page.getByRole('button', { name: 'Add Squat' }).click();
    await page.getByRole('searchbox').fill('');
    await page.getByRole('button', { name: 'Add Clam shell' }).click();
    await page.getByRole('button', { name: 'Move Clam shell up' }).click();
    assert.deepEqual(await titles(page), ['1 Clam shell', '2 Squat']);
    await page.locator('.maker-item').nth(1).getByText('Change how much').click();
    const sets = page.getByRole('group', { name: 'Sets' });
    await sets.getByLabel('to').fill('99');
    await sets.getByLabel('to').blur();
    assert.equal(await sets.getByLabel('to').inputValue(), '10', 'within bounds');
    await page.locator('.maker-item').nth(1).getByLabel('How often').selectOption('w');
    const week = page.getByRole('group', { name: 'Times a week' });
    await week.getByLabel('from').fill('2');
    await week.getByLabel('from').blur();
    await page.locator('.maker-item').first().getByText('Change how much').click();
    await page.locator('.maker-item').first().getByLabel('Side').selectOption('l');
    await page.getByLabel('Name').fill('Anna <b>');
    await page.getByLabel('Note').fill('Slowly.');
    const link = await page.evaluate(() => location.href);
    assert.equal(new URL(link).hash, '#1/xclam-shell~dl/xsquat~s2-10~fw2-3/nAnna%20%3Cb%3E/tSlowly.');
    const text = (await page.locator('.paper').innerText()).replaceAll('\u2060', '');
    assert.match(text, /2–3 sets of 10–15, left side only/);
    assert.match(text, /2–10 sets of 10–15\n+2–3 times a week/i);
    assert.match(text, /Anna <b>/);
    assert.deepEqual(page.faults, []);

    const again = await open(new URL(link).hash);
    await settled(again);
    await settled(page);
    assert.equal(await again.locator('.paper').innerText(), await page.locator('.paper').innerText());
    assert.equal(await again.evaluate(() => location.href), link);
    await again.getByRole('button', { name: 'Remove Clam shell' }).click();
    assert.deepEqual(await titles(again), ['1 Squat']);
    assert.equal(await again.evaluate(() => document.activeElement.ariaLabel), 'Remove Squat');
    await again.locator('.maker-item').getByText('Change how much').click();
    await again.getByRole('button', { name: 'Back to the guide’s own' }).click();
    assert.match(await again.evaluate(() => location.hash), /^#1\/xsquat\/n/);
    await again.context().close();
    await page.context().close();
});

test('a routine is a card to begin with', async () => {
    const page = await web.page();
    await page.goto(`${site.origin}routines/first-two-weeks/index.html`);
    const names = await page.locator('.items h3').allInnerTexts();
    await page.getByRole('link', { name: 'Make a card' }).first().click();
    await page.locator('.paper-item').first().waitFor();
    assert.deepEqual((await titles(page)).map((title) => title.replace(/^\d+ /, '')), names);
    assert.match(await page.evaluate(() => location.hash), /^#1\/x/);
    await page.context().close();
});

test('every exercise reads as on its page', async () => {
    const page = await open();
    const list = readFileSync(join(folder, 'exercises/index.html'), 'utf8');
    for (const id of ids) {
        await page.goto(`${site.origin}card/index.html#1/x${id}`);
        await page.locator('.paper-item').first().waitFor();
        await page.waitForFunction((wanted) => location.hash === wanted, `#1/x${id}`);
        const card = list.slice(list.lastIndexOf(`href="../exercises/${id}/index.html"`));
        const dose = /<p class="card-dose">(.*?)<\/p>/.exec(card)[1].replaceAll('\u2060', '');
        assert.equal((await page.locator('.paper-dose').innerText()).replaceAll('\u2060', ''), dose, id);
    }
    await page.context().close();
});

test('the link is copied, and the page is printed, by button', async () => {
    const page = await open('#1/xsquat');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(() => { window.print = () => { window.printed = true; }; });
    await page.getByRole('button', { name: 'Print' }).click();
    await page.waitForFunction(() => window.printed);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('The link is copied').waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await page.evaluate(() => location.href));
    await page.context().close();
});

test('hostile and strange links do no harm', async () => {
    for (const [fragment, said, count] of [
        ['#1/xsquat/xgone/x__proto__', /does not have: gone, __proto__/, 1],
        [`#1/${'xsquat/'.repeat(40)}`, /more than a card can/, 12],
        ['#1/n%3Cimg%20src=x%20onerror=alert(1)%3E/xsquat~s999999~r-1~dconstructor', /room/, 1],
        [`#1/t${'%F0%9F%A6%B5'.repeat(700)}`, /more than a card can/, 0],
        ['#%%%', /room/, 0], ['#2/xsquat', /room/, 0],
    ]) {
        const page = await open(fragment);
        await page.waitForFunction((source) => new RegExp(source).test(document.querySelector('.maker-room').textContent), said.source);
        assert.equal((await titles(page)).length, count, fragment.slice(0, 40));
        assert.equal(await page.locator('.paper img:not(.paper-figure)').count(), 0);
        assert.equal(pagesOf(await page.pdf({ format: 'Letter' })), 1);
        assert.deepEqual(page.faults, []);
        await page.context().close();
    }
});

test('without scripts and from a disk the cards that are ready lead on', async () => {
    const none = await open('', { script: false });
    assert.ok(await none.locator('noscript .maker-note').isVisible());
    assert.ok(await none.getByRole('heading', { name: 'Cards that are ready to print' }).isVisible());
    await none.context().close();
    const disk = await web.page();
    await disk.goto(pathToFileURL(resolve(folder, 'card/index.html')).href);
    await disk.getByText('If nothing shows here').waitFor();
    await disk.context().close();
});

for (const dark of [false, true])
    test(`axe, nothing sideways: ${dark ? 'dark' : 'light'}`, async () => {
        for (const width of [320, 1280]) {
            const page = await open('#1/xsquat~s3/xclam-shell/nAnna', { dark, width });
            await page.locator('.maker-item').first().getByText('Change how much').click();
            await settled(page);
            assert.deepEqual(await sideways(page), []);
            assert.deepEqual(await axe(page), []);
            assert.deepEqual(page.faults, []);
            await page.context().close();
        }
    });
