// The shipped brands' websites: every page of each at phone width, light and dark: axe, sideways
// scrolling, policy, links that lead somewhere, pictures that are there, and the clinic's name and
// number on it.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { axe, openBrowser, sideways } from './browser.mjs';

const dist = dirname(process.env.SITE ?? 'dist/site');
const brands = readdirSync(dirname(dist)).filter((name) => name.startsWith(`${dist.split('/').pop()}-`) &&
    existsSync(join(dirname(dist), name, 'site/brand.css')));
let web;

before(async () => { web = await openBrowser(); });
after(async () => { await web.close(); });

// All pages of a site, by their paths.
const pagesOf = (folder) => readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('.html'));

// Pictures of a page that do not show, and links of it that lead to no file of the site.
const lost = (page, folder, prefix) => page.evaluate(async () => {
    const shown = [...document.images].filter((image) => image.offsetParent);
    for (const image of shown) image.loading = 'eager';
    const drawn = await Promise.all(shown.map((image) => image.decode().then(() => true, () => false)));
    return { pictures: shown.filter((_, i) => !drawn[i]).map((image) => image.src),
        links: [...document.querySelectorAll('a[href], link[href]')].map((a) => a.href) };
}).then(({ pictures, links }) => [...pictures, ...new Set(links
    .filter((link) => link.includes(`127.0.0.1`) || link.includes('localhost'))
    .map((link) => decodeURIComponent(new URL(link).pathname).slice(prefix.length))
    .filter((path) => !existsSync(join(folder, path.replace(/\/$|^$/, '/index.html')))))]);

assert.ok(brands.length >= 2, 'two brands at least are shipped');
for (const brand of brands) {
    const folder = join(dirname(dist), brand, 'site');
    const home = readFileSync(join(folder, 'index.html'), 'utf8');
    const prefix = new URL(home.match(/rel="canonical" href="([^"]+)"/)[1]).pathname;
    for (const dark of [false, true]) {
        test(`${brand}: ${dark ? 'dark' : 'light'}`, async () => {
            const site = await web.serve(folder, { prefix });
            const page = await web.page({ dark, width: 390 });
            for (const path of pagesOf(folder)) {
                await page.goto(site.origin + path);
                if (!await page.locator('main').count()) continue; // a page that was moved
                assert.deepEqual(await sideways(page), [], path);
                assert.deepEqual(await axe(page), [], path);
                assert.deepEqual(await lost(page, folder, prefix), [], path);
                assert.equal(await page.locator('.top .brand-logo').evaluate((e) => e.complete && e.naturalWidth > 0), true, path);
                assert.ok(await page.locator('.contact a[href^="tel:"]').isVisible(), path);
            }
            assert.deepEqual(page.faults, []);
            await page.context().close();
            site.close();
        });
    }
}
