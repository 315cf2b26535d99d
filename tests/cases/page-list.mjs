// Compares the page list of an EPUB with its printed book: node page-list.mjs book.epub book.pdf
//
// Each page of the PDF must be in the contents and in the NCX, in order and by the number that is
// printed on it, and its mark must stand before text that is on that page.
import { execFileSync } from 'node:child_process';

const [, , epub, pdf] = process.argv;
const run = (...command) => execFileSync(command[0], command.slice(1), { encoding: 'utf8', maxBuffer: 1 << 26 });
const file = (name) => run('unzip', '-p', epub, `EPUB/${name}`);
const text = (...how) => run('pdftotext', ...how, pdf, '-').split('\f').slice(0, -1);
const pages = text(), laidOut = text('-layout');
let bad = 0;
const fault = (text) => { console.log(text); bad++; };

// Words without what a line's end or a direction adds to them.
const unmarked = (text) => text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad]/g, '');
const squeezed = (text) => unmarked(text).normalize('NFKC').replace(/[-\u2010\s\p{M}]/gu, '');
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'" };
const plain = (markup) => markup.replace(/<[^>]*>/g, ' ').replace(/&(#?\w+);/g, (all, name) => entities[name] ?? all);

const nav = file('contents.xhtml').match(/<nav epub:type="page-list"[\s\S]*?<\/nav>/)[0];
const listed = [...nav.matchAll(/<a href="([^"#]*)#([^"]*)">([^<]*)<\/a>/g)];
const targets = [...file('toc.ncx').matchAll(/<pageTarget[^>]*value="(\d+)"[\s\S]*?src="([^"]*)"/g)];
if (listed.length !== pages.length) fault(`${listed.length} pages are listed, and the book has ${pages.length}`);
if (targets.length !== pages.length) fault(`the NCX has ${targets.length} pages, and the book ${pages.length}`);

let within = 0;
listed.forEach(([, name, id, label], i) => {
    if (label !== String(i + 1)) fault(`page ${i + 1} is listed as ${label}`);
    if (targets[i]?.[2] !== `${name}#${id}`) fault(`the NCX leads page ${label} elsewhere`);
    // The number at the foot; the cover and the imprint have none.
    const foot = laidOut[i].trim().split('\n').pop().trim();
    if (i >= 2 && unmarked(foot) !== label) fault(`page ${label} has the number '${foot}'`);
    const chapter = file(name), mark = chapter.indexOf(`id="${id}"`);
    if (mark < 0) return fault(`${name} has no mark of page ${label}`);
    if (chapter.indexOf('<body') < mark && !/<body[^>]*>(<span[^>]*><\/span>)*<span[^>]*$/.test(chapter.slice(0, mark))) within++;
    const words = plain(chapter.slice(chapter.indexOf('>', mark) + 1)).split(/\s+/).filter((word) => word.length > 3).slice(0, 12);
    const there = words.filter((word) => squeezed(pages[i]).includes(squeezed(word)));
    // Some of the words the printed book does not have: a chapter's kicker, the EPUB's own pages in its contents.
    if (there.length < words.length * (name === 'contents.xhtml' ? 0.4 : 0.5)) fault(`page ${label} (${name}): '${words.join(' ')}' is not on it`);
});
console.log(`${pages.length} pages, ${within} within a chapter, ${bad} faults`);
process.exit(bad ? 1 : 0);
