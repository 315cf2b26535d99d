// The theme by switch, offline after one visit, a new version offered and old caches gone.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser } from './browser.mjs';

const folder = process.env.SITE ?? 'dist/site';
let web, site, work;

before(async () => {
    web = await openBrowser();
    site = await web.serve(folder);
    work = mkdtempSync(join(tmpdir(), 'regimen-web-'));
});
after(async () => {
    await web.close();
    site.close();
    rmSync(work, { recursive: true });
});

test('a chosen theme holds on the next page, and the system is followed again', async () => {
    const page = await web.page();
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.goto(`${site.origin}index.html`);
    const light = await ground();
    await page.locator('[data-theme-choice=dark]').click();
    const dark = await ground();
    assert.notEqual(dark, light);
    await page.goto(`${site.origin}exercises/index.html`);
    assert.equal(await ground(), dark);
    assert.equal(await page.locator('[data-theme-choice=dark]').getAttribute('aria-pressed'), 'true');
    await page.locator('[data-theme-choice=""]').click();
    assert.equal(await ground(), light);
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.equal(await ground(), dark);
    await page.locator('[data-theme-choice=light]').click();
    assert.equal(await ground(), light);
    assert.deepEqual(page.faults, []);
    await page.context().close();
});

// The worker that serves the page, once it is there.
const served = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true));

test('offline after one visit: pages never seen, with their figures', async () => {
    const page = await web.page({ offlineReady: true });
    await page.goto(`${site.origin}index.html`);
    await served(page);
    site.down = true;
    try {
        await page.goto(`${site.origin}exercises/squat/`);
        assert.match(await page.locator('h1').innerText(), /\w/);
        const missing = await page.evaluate(async () => {
            const shown = [...document.images].filter((image) => image.offsetParent);
            for (const image of shown) image.loading = 'eager'; // those far down the page too
            const drawn = await Promise.all(shown.map((image) => image.decode().then(() => true, () => false)));
            return shown.filter((_, i) => !drawn[i]).map((image) => image.src);
        });
        assert.deepEqual(missing, [], 'the figures are there');
        await page.goto(`${site.origin}routines/six-weeks/index.html`);
        assert.equal(await page.locator('main img').count() > 0, true);
        await page.goto(`${site.origin}exercises/squat`);
        assert.equal(page.url(), `${site.origin}exercises/squat/`);
        await page.goto(`${site.origin}nowhere/`);
        assert.equal(page.url(), `${site.origin}offline.html`);
        await page.locator('.buttons a').first().click();
        assert.ok(await page.locator('main img').count() > 0, 'what is not there leads to what is');
    } finally {
        site.down = false;
    }
    await page.context().close();
});

test('offline from a host that redirects index.html to its folder', async () => {
    const own = await web.serve(folder, { folders: true });
    const page = await web.page({ offlineReady: true });
    await page.goto(own.origin);
    await served(page);
    for (const down of [false, true]) {
        own.down = down;
        await page.goto(`${own.origin}exercises/squat/`);
        assert.ok(await page.locator('h1').isVisible());
    }
    await page.context().close();
    own.close();
});

test('a new version is offered, not forced; only what changed is fetched; old caches go', async () => {
    const copy = join(work, 'site');
    cpSync(folder, copy, { recursive: true });
    const own = await web.serve(copy);
    const page = await web.page({ offlineReady: true });
    await page.goto(`${own.origin}index.html`);
    await served(page);
    await page.reload();
    const change = (file, from, to) => {
        const text = readFileSync(join(copy, file), 'utf8');
        assert.ok(text.includes(from), `${file} has ${from}`);
        writeFileSync(join(copy, file), text.replace(from, to));
    };
    change('index.html', '<h1>', '<h1>New: ');
    const old = /\["index.html","(\w+)"\]/.exec(readFileSync(join(copy, 'sw.js'), 'utf8'))[1];
    change('sw.js', old, 'feedfeedfeedfeed');
    change('sw.js', /const version = "(\w+)"/.exec(readFileSync(join(copy, 'sw.js'), 'utf8'))[1], 'feed');
    own.sent.length = 0;
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((r) => r.update()));
    const bar = page.locator('[data-update]');
    await bar.waitFor({ state: 'visible' });
    assert.deepEqual(own.sent.map(([path]) => path).sort(), ['/guide/index.html', '/guide/sw.js']);
    assert.doesNotMatch(await page.locator('h1').innerText(), /New/);
    await page.goto(`${own.origin}index.html`);
    assert.doesNotMatch(await page.locator('h1').innerText(), /New/, 'not before the reader says so');
    await bar.waitFor({ state: 'visible' });
    const other = await web.page({ context: page.context() });
    await other.goto(`${own.origin}exercises/index.html`);
    await other.locator('[data-update]').waitFor({ state: 'visible' });
    await Promise.all([page.waitForEvent('load'), bar.locator('button').click()]);
    await Promise.all([other.waitForEvent('load'), other.locator('[data-update] button').click()]);
    assert.ok(await other.locator('[data-update]').isHidden(), 'another page goes there by its own button');
    await page.waitForFunction(() => /New/.test(document.querySelector('h1').innerText));
    assert.equal((await page.evaluate(() => caches.keys())).length, 1);
    await page.context().close();
    own.close();
});

test('from file:// the pages are whole', async () => {
    const page = await web.page();
    await page.goto(`file://${resolve(folder)}/index.html`);
    await page.locator('main a').first().click();
    assert.ok(await page.locator('h1').isVisible());
    await page.goto(`file://${resolve(folder)}/log/index.html`);
    await page.locator('main .needs-script').waitFor();
    await page.context().close();
});
