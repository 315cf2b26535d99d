// A built site in a real browser: served from a folder, watched for what it must never do.
//
//     const web = await openBrowser();           // Chromium: $CHROMIUM or where Debian has it
//     const site = await web.serve(folder);      // { origin, close() }; a site may stand in a subfolder
//     const page = await web.page({ dark: true, width: 390, height: 844, script: false });
//     await page.goto(site.origin + 'index.html');
//     page.faults                                // what was wrong: CSP, errors, foreign requests
//     await web.close();
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { createGzip } from 'node:zlib';

const require = createRequire(join(process.env.NODE_MODULES ?? 'build/needs/node_modules', 'x.js'));
const { chromium } = require('playwright-core');
export const axeSource = () => require('axe-core').source;

const types = {
    '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml',
    '.png': 'image/png', '.json': 'application/json', '.xml': 'application/xml', '.pdf': 'application/pdf',
    '.webmanifest': 'application/manifest+json', '.epub': 'application/epub+zip', '.txt': 'text/plain',
};
const squeezed = new Set(['.html', '.css', '.js', '.svg', '.json', '.xml', '.webmanifest', '.txt']);

// Serves a folder below /guide/, as a host does that puts the site in a folder of its own. `folder`
// may be changed later (another version of the site). `sent`: [path, bytes on the wire].
// With `folders` it redirects index.html to its folder, as some hosts do.
export function serve(folder, { prefix = '/guide/', folders = false } = {}) {
    const site = { folder, sent: [], down: false };
    const server = createServer((request, response) => {
        const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
        if (site.down) return request.destroy();
        if (folders && path.endsWith('/index.html')) return response.writeHead(308, { Location: path.slice(0, -10) }).end();
        let file = path.startsWith(prefix) && normalize(join(site.folder, path.slice(prefix.length)));
        if (file && existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
        if (!file || !file.startsWith(normalize(site.folder)) || !existsSync(file)) {
            response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
            const lost = join(site.folder, '404.html');
            return existsSync(lost) ? createReadStream(lost).pipe(response) : response.end();
        }
        const type = extname(file);
        const head = { 'Content-Type': types[type] ?? 'application/octet-stream', 'Cache-Control': 'no-cache' };
        let stream = createReadStream(file);
        if (squeezed.has(type)) {
            head['Content-Encoding'] = 'gzip';
            stream = stream.pipe(createGzip({ level: 9 }));
        }
        let bytes = 0;
        stream.on('data', (part) => { bytes += part.length; });
        stream.on('end', () => site.sent.push([path, bytes]));
        response.writeHead(200, head);
        stream.pipe(response);
    });
    return new Promise((done) => {
        server.unref(); // a test that fails before it closes this must not keep the process
        server.listen(0, '127.0.0.1', () => {
            site.origin = `http://localhost:${server.address().port}${prefix}`;
            site.close = () => { server.closeAllConnections(); server.close(); };
            done(site);
        });
    });
}

export function chromiumPath() {
    const path = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
    if (!path) throw new Error('there is no Chromium; "make web" installs it');
    return path;
}

export async function openBrowser() {
    const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
    const web = {
        browser,
        serve,
        close: () => browser.close(),
        // A page in a context of its own (nothing kept from others), or in `context`.
        async page({ width = 390, height = 844, dark = false, script = true, offlineReady = false, locale,
                     reduced = false, context } = {}) {
            context ??= await browser.newContext({
                viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', javaScriptEnabled: script,
                reducedMotion: reduced ? 'reduce' : 'no-preference', locale, hasTouch: width < 600,
                serviceWorkers: offlineReady ? 'allow' : 'block',
            });
            const page = await context.newPage();
            page.faults = [];
            page.on('pageerror', (error) => page.faults.push(`error: ${error}`));
            page.on('console', (message) => {
                const text = message.text();
                if (message.type() === 'error' && !/favicon|net::ERR_/.test(text)) page.faults.push(`console: ${text}`);
            });
            page.on('request', (request) => {
                const url = new URL(request.url());
                if (!['localhost', ''].includes(url.hostname) && !['data:', 'blob:'].includes(url.protocol))
                    page.faults.push(`foreign request: ${request.url()}`);
            });
            return page;
        },
    };
    return web;
}

// axe-core's violations on a page, as lines. The page's own policy does not hold for the checker.
export async function axe(page) {
    await page.evaluate(axeSource());
    const result = await page.evaluate(() => globalThis.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }));
    return result.violations.flatMap(({ id, help, nodes }) => nodes.map((node) =>
        `${id}: ${help}: ${node.html.slice(0, 160)}`));
}

// Whether a page can be scrolled sideways, and by what.
export const sideways = (page) => page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > width + 1)
        .slice(0, 5).map((e) => e.outerHTML.slice(0, 120));
});
