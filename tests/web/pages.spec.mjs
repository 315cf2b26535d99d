// Every kind of page at three widths, light and dark: axe, sideways scrolling, policy, size of what
// can be touched, and that it is whole without scripts.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axe, openBrowser, sideways } from './browser.mjs';

const folder = process.env.SITE ?? 'dist/site';
const kinds = ['index.html', 'exercises/index.html', 'routines/index.html', 'glossary/index.html',
    '404.html', 'offline.html', 'search/index.html', 'card/index.html', ...['exercises/kind', 'exercises', 'routines', '.'].map(firstIn)];
let web, site;

// One page of those that stand in folders of their own.
function firstIn(parent) {
    const skip = ['kind', 'position', 'equipment', 'muscle', 'exercises', 'routines', 'glossary', 'assets', 'print', 'share', 'files', 'search', 'card'];
    const name = readdirSync(join(folder, parent), { withFileTypes: true })
        .find((entry) => entry.isDirectory() && !skip.includes(entry.name)).name;
    return join(parent, name, 'index.html');
}

before(async () => {
    web = await openBrowser();
    site = await web.serve(folder, { prefix: '/' }); // where the guide says that it will stand: 404.html wants that
});
after(async () => {
    await web.close();
    site.close();
});

for (const dark of [false, true]) {
    for (const width of [320, 390, 1280]) {
        test(`axe, nothing sideways, nothing against the policy: ${width} px, ${dark ? 'dark' : 'light'}`, async () => {
            const page = await web.page({ dark, width });
            for (const kind of kinds) {
                await page.goto(site.origin + kind);
                assert.deepEqual(await sideways(page), [], kind);
                assert.deepEqual(await axe(page), [], kind);
            }
            assert.deepEqual(page.faults, []);
            await page.context().close();
        });
    }
}

test('what can be touched is 44 px high or stands in running text', async () => {
    const page = await web.page({ width: 390 });
    for (const kind of kinds) {
        await page.goto(site.origin + kind);
        const small = await page.evaluate(() => [...document.querySelectorAll('a, button, input, select, summary')]
            .filter((e) => {
                const box = e.getBoundingClientRect();
                const seen = box.width > 0 && getComputedStyle(e).visibility !== 'hidden' && !e.classList.contains('skip');
                const inline = e.parentElement.closest('p, li, dd, h3, h4, td') && getComputedStyle(e).display === 'inline';
                return seen && !inline && (box.height < 43.5 || box.width < 43.5);
            }).map((e) => e.outerHTML.slice(0, 100)));
        assert.deepEqual(small, [], kind);
    }
    await page.context().close();
});

test('whole without scripts', async () => {
    const page = await web.page({ script: false });
    for (const kind of kinds) {
        await page.goto(site.origin + kind);
        assert.ok(await page.locator('main h1').isVisible(), kind);
        assert.equal(await page.locator('[data-needs-script]:visible').count(), 0, kind);
        for (const image of await page.locator('main img').all()) assert.ok(await image.getAttribute('alt') !== null, kind);
    }
    await page.context().close();
});

test('200 % zoom shows the same without sideways scrolling', async () => {
    const page = await web.page({ width: 640, height: 400 }); // 1280 px at 200 %
    for (const kind of kinds) {
        await page.goto(site.origin + kind);
        assert.deepEqual(await sideways(page), [], kind);
    }
    await page.context().close();
});

test('an exercise page: at most 60 KB and 6 requests, and nothing shifts', async () => {
    const page = await web.page();
    const worst = { bytes: 0, requests: 0 };
    for (const name of readdirSync(join(folder, 'exercises'))) {
        if (['kind', 'position', 'equipment', 'muscle', 'index.html'].includes(name)) continue;
        const fresh = await web.page();
        await fresh.addInitScript(() => {
            window.shifted = 0;
            new PerformanceObserver((list) => list.getEntries().forEach((e) => { window.shifted += e.value; }))
                .observe({ type: 'layout-shift', buffered: true });
        });
        site.sent.length = 0;
        await fresh.goto(`${site.origin}exercises/${name}/index.html`, { waitUntil: 'networkidle' });
        const bytes = site.sent.reduce((sum, [, length]) => sum + length, 0);
        worst.bytes = Math.max(worst.bytes, bytes);
        worst.requests = Math.max(worst.requests, site.sent.length);
        assert.ok(bytes <= 60_000, `${name}: ${bytes} bytes`);
        assert.ok(site.sent.length <= 6, `${name}: ${site.sent.map(([path]) => path)}`);
        assert.equal(await fresh.evaluate(() => window.shifted), 0, name);
        await fresh.context().close();
    }
    console.log(`the largest exercise page: ${worst.bytes} bytes in ${worst.requests} requests`);
    await page.context().close();
});
