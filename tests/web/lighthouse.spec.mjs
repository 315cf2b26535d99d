// Lighthouse, on the throttled phone that is its default: accessibility, best practices and SEO are
// full; performance, which hangs on the machine, is told.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { chromiumPath, serve } from './browser.mjs';

const modules = process.env.NODE_MODULES ?? 'build/needs/node_modules';
const run = promisify(execFile);
let site;

before(async () => { site = await serve(process.env.SITE ?? 'dist/site'); });
after(() => site.close());

for (const page of ['index.html', 'exercises/squat/index.html', 'routines/first-two-weeks/index.html']) {
    test(`Lighthouse: ${page}`, async () => {
        const { stdout } = await run(process.execPath, [join(modules, 'lighthouse/cli/index.js'), site.origin + page,
            '--quiet', '--output=json', '--chrome-flags=--headless=new --no-sandbox'],
        { env: { ...process.env, CHROME_PATH: chromiumPath() }, maxBuffer: 1 << 28 });
        const { categories, audits } = JSON.parse(stdout);
        const score = (name) => Math.round(categories[name].score * 100);
        for (const name of ['accessibility', 'best-practices', 'seo']) {
            const lacking = categories[name].auditRefs.filter(({ id }) => audits[id].score !== null && audits[id].score < 1);
            assert.equal(score(name), 100, `${name}: ${lacking.map(({ id }) => id)}`);
        }
        assert.equal(audits['cumulative-layout-shift'].numericValue, 0);
        console.log(`${page}: performance ${score('performance')}, first paint ${audits['first-contentful-paint'].displayValue}`);
    });
}
