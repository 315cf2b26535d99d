// What differs most between browsers, in Firefox: cards print on one page, search finds, the timer
// opens. It is driven by puppeteer, since playwright wants a Firefox of its own.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from './browser.mjs';

const require = createRequire(join(process.env.NODE_MODULES, 'x.js'));
const puppeteer = require('puppeteer-core');
const folder = process.env.SITE ?? 'dist/site';
const ids = readdirSync(join(folder, 'exercises')).filter((name) => existsSync(join(folder, 'exercises', name, 'still.svg')));
let browser, site;

before(async () => {
    const path = process.env.FIREFOX ?? ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync);
    assert.ok(path && statSync(path), 'there is no Firefox; "make web" installs it');
    browser = await puppeteer.launch({ browser: 'firefox', executablePath: path, headless: true });
    site = await serve(folder);
});
after(async () => {
    await browser.close();
    site.close();
});

async function open(path) {
    const page = await browser.newPage();
    await page.goto(site.origin + path);
    return page;
}

test('cards of 1 to 12 exercises print on one page, on A4 and Letter', async () => {
    for (let count = 1; count <= 12; count++) {
        const chosen = Array.from({ length: count }, (_, i) => `x${ids[i % ids.length]}`).join('/');
        const page = await open(`card/index.html#1/${chosen}`);
        await page.waitForFunction((n) => document.querySelectorAll('.paper-item h4').length === n, {}, count);
        for (const format of ['a4', 'letter']) {
            const pdf = await page.pdf({ format });
            const pages = /Pages: +(\d+)/.exec(execFileSync('pdfinfo', ['-'], { input: pdf, encoding: 'utf8' }))[1];
            assert.equal(pages, '1', `${count} on ${format}`);
        }
        await page.close();
    }
});

test('search finds, and the timer opens', async () => {
    const page = await open('search/index.html#q=hamstrng');
    await page.waitForFunction(() => /Hamstring stretch/.test(document.querySelector('main').innerText));
    await page.goto(`${site.origin}exercises/squat/index.html`);
    await page.click('[data-open="timer.js"]');
    await page.waitForSelector('dialog[open]');
    await page.close();
});
