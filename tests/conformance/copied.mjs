// What can be copied out of printed documents is what was written.
//
//     node tests/conformance/copied.mjs GUIDE DIST
//
// Each stretch of text in an exercise's page must stand in its handouts, and that of all pages in
// the books, word for word, as poppler reads them: in lines on the page (pdftotext), or, where it
// is written from right to left, in the order of the structure tree. Poppler turns such lines round
// letter by letter, and with them the letters of ligatures and the marks above, so that of the page
// only the letters are counted. A Latin paragraph may go on on the next page, and is then found in
// the tree.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const [guide, dist] = process.argv.slice(2);
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
const thai = /\p{Script=Thai}/u; // lines end between its words, which have no blanks between them
const joined = (text) => text.replaceAll(' ', '');
const latin = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;
let faults = 0, compared = 0;

const words = (text) =>
    text.normalize('NFC').replace(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069\u00AD]/g, '')
        .split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
// Poppler knows no ActualText in the tree: a mark within a ligature is told behind it.
const marked = (text) => text.replace(/\u0644([\u064B-\u0652]+)([\u0622-\u0627])/g, '\u0644$2$1');
const files = (folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
const run = (program, ...options) =>
    execFileSync(program, options, { encoding: 'utf8', maxBuffer: 1 << 28 });

// The stretches of a body that stand on paper as they are: what is between marks of Markdown.
// Pictures are left out, and so are code and HTML, whose characters mean other things.
function stretches(file) {
    const body = readFileSync(file, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
    return body.replace(/<\/?span[^>]*>/g, '').replace(/^(```|~~~)[\s\S]*?^\1.*$/gm, '')
        .replace(/\n(?=[^\n#>|\s*+\d-])/g, ' ').replace(/^(\s*[-*+]) \[[ xX]\]/gm, '$1')
        .replace(/!\[[^\]]*\]\([^)]*\)/g, '\n').replace(/\]\([^)]*\)/g, '\n').replace(/\[\^[^\]]*\]:?/g, '\n')
        .replace(/^\s*(\d+[.)]|[-*+]|#+|>)\s/gm, '\n')
        .split(/\n|[*_`~|[\]<>\\]|&\w+;|https?:\S+/).map((text) => text.trim()).filter((text) => words(text).length);
}

// The texts of the structure tree, each block's together.
function spoken(pdf) {
    const lines = run('pdfinfo', '-struct-text', pdf).split('\n').map((line) => line.trim());
    return lines.map((line) => (/^".*"$/.test(line) ? line.slice(1, -1) : '\n')).join('');
}

class Copied {
    constructor(pdf) {
        this.pdf = pdf;
        this.page = ` ${words(run('pdftotext', pdf, '-')).join(' ')} `;
        this.spoken = ` ${words(spoken(pdf)).join(' ')} `;
    }
    has(text) {
        const all = ` ${words(text).join(' ')} `;
        if (rightToLeft.test(text)) return marked(this.spoken).includes(marked(all));
        if (thai.test(text)) return joined(this.page).includes(joined(all));
        return this.page.includes(all) || (latin.test(text) && this.spoken.includes(all));
    }
    // Letters from right to left that the page has less often than the structure tree.
    lost() {
        const [page, tree] = [this.page, this.spoken].map((text) => {
            const counts = new Map();
            for (const c of text.normalize('NFD')) counts.set(c, (counts.get(c) ?? 0) + 1);
            return counts;
        });
        return [...tree].filter(([c, n]) => rightToLeft.test(c) && (page.get(c) ?? 0) < n).map(([c]) => c);
    }
    compare(file) {
        for (const text of stretches(file)) {
            compared++;
            if (this.has(text)) continue;
            faults++;
            console.log(`${this.pdf}: what ${file} says cannot be copied: ${text}`);
        }
    }
}

// What is a brand's alone is not in the guide without one.
const sources = files(join(guide, 'content')).filter((file) => file.endsWith('.md') && !file.includes('content/brands/'));
for (const pdf of files(join(dist, 'print')).filter((file) => file.endsWith('.pdf'))) {
    if (pdf.includes('/cards/')) continue; // a card leaves out what does not fit
    const copied = new Copied(pdf);
    for (const letter of copied.lost()) {
        faults++;
        console.log(`${pdf}: the letter '${letter}' is not as often on the page as it is read`);
    }
    const id = basename(pdf).replace(/-(a4|letter|a5)(-large)?\.pdf$/, '');
    for (const file of sources)
        if (!pdf.includes('/handouts/') ||
            (file.includes('/exercises/') && basename(file, '.md') === id))
            copied.compare(file);
}
console.log(`${compared} stretches of text compared, ${faults} cannot be copied`);
process.exit(faults || !compared ? 1 : 0);
