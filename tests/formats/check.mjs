// Reads what the program tells in its machine formats as others would read it, and demands that all of
// them say the same:
//
//     node check.mjs FOLDER
//
// FOLDER holds NAME.json and NAME.sarif, and where they are wanted NAME.github and NAME.gcc, each what a
// `--format` wrote for the same guide. NODE_MODULES names the folder with ajv and the schema of SARIF.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { deepStrictEqual as same, ok, strictEqual as equal } from 'node:assert';

const folder = process.argv[2];
const require = createRequire(join(process.env.NODE_MODULES, 'x.js'));
const Ajv = require('ajv-draft-04');
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
require('ajv-formats')(ajv);
// OASIS's schema of SARIF 2.1.0, as the makers of the format ship it.
const schema = require.resolve('@microsoft/jest-sarif').replace(/lib.*/, 'lib/schemas/sarif-2.1.0-rtm.5.json');
const isSarif = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

const words = { notice: 'note', warning: 'warning', error: 'error' };

function readJson(text) {
    const { version, diagnostics, summary } = JSON.parse(text);
    equal(version, 1);
    const count = (severity) => diagnostics.filter((diag) => diag.severity === severity).length;
    same(summary, { errors: count('error'), warnings: count('warning'), notes: count('note') });
    for (const diag of diagnostics) {
        const known = new Set(['severity', 'id', 'file', 'line', 'column', 'endColumn', 'message', 'hint']);
        ok(Object.keys(diag).every((key) => known.has(key)), `a field that is not documented: ${Object.keys(diag)}`);
        for (const key of ['line', 'column', 'endColumn'])
            ok(!(key in diag) || (Number.isInteger(diag[key]) && diag[key] > 0), `${key} is ${diag[key]}`);
        ok(!('column' in diag) || 'line' in diag);
        ok(!('endColumn' in diag) || diag.endColumn >= diag.column);
    }
    return diagnostics;
}

const tell = (diag) => diag.message + (diag.hint === null ? '' : `; ${diag.hint}`);

function checkSarif(text, diagnostics) {
    const log = JSON.parse(text);
    ok(isSarif(log), ajv.errorsText(isSarif.errors));
    const [{ tool, results, columnKind }] = log.runs;
    equal(columnKind, 'unicodeCodePoints');
    equal(results.length, diagnostics.length);
    results.forEach((result, i) => {
        const diag = diagnostics[i];
        equal(result.ruleId, diag.id);
        equal(tool.driver.rules[result.ruleIndex].id, diag.id);
        ok(tool.driver.rules[result.ruleIndex].help.text.length > 20, `${diag.id} has no help`);
        equal(result.level, diag.severity);
        ok(!/[{}]/.test(result.message.text.replace(/\{\{|\}\}/g, '')), 'a single brace is a placeholder');
        equal(result.message.text.replace(/([{}])\1/g, '$1'), tell(diag));
        if (diag.file === null) return equal(result.locations, undefined);
        const { artifactLocation, region } = result.locations[0].physicalLocation;
        ok(/^[A-Za-z0-9._~/%-]*$/.test(artifactLocation.uri), artifactLocation.uri);
        if (!diag.file.includes('\ufffd')) equal(decodeURIComponent(artifactLocation.uri), diag.file);
        equal(region?.startLine, diag.line);
        equal(region?.startColumn, diag.column);
        equal(region?.endColumn, diag.endColumn);
    });
}

// Control characters do not reach a terminal or a log.
const visible = (text) =>
    text.replace(/[\x00-\x08\x0a-\x1f\x7f-\x9f]/g, (c) =>
        `\\x${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

// As the runner of GitHub Actions reads its workflow commands.
function checkGitHub(text, diagnostics) {
    const lines = text.split('\n');
    equal(lines.pop(), '');
    equal(lines.length, diagnostics.length);
    lines.forEach((line, i) => {
        const diag = diagnostics[i];
        const [, command, list, data] = line.match(/^::(\w+) (.*?)::(.*)$/s);
        const undo = (part) => part.replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%3A/g, ':')
            .replace(/%2C/g, ',').replace(/%25/g, '%');
        const properties = Object.fromEntries(list.split(',').map((part) => {
            equal(part.split('=').length >= 2, true, part);
            const at = part.indexOf('=');
            return [part.slice(0, at), undo(part.slice(at + 1))];
        }));
        equal(words[command], diag.severity);
        equal(properties.title, diag.id);
        if (!diag.file?.includes('\ufffd'))
            equal(properties.file ?? null, diag.file === null ? null : visible(diag.file));
        equal(properties.line, diag.line?.toString());
        equal(properties.col, diag.column?.toString());
        const wide = diag.endColumn > diag.column;
        equal(properties.endColumn, wide ? String(diag.endColumn) : undefined);
        equal(undo(data), visible(diag.message) + (diag.hint === null ? '' : `\n${visible(diag.hint)}`));
    });
}

function checkGcc(text, diagnostics) {
    const lines = text.split('\n');
    equal(lines.pop(), '');
    equal(lines.length, diagnostics.length);
    lines.forEach((line, i) => {
        const { file, line: number, column, severity, message, hint, id } = diagnostics[i];
        if (file?.includes('\ufffd')) return ok(line.endsWith(`[${id}]`));
        const place = [visible(file ?? 'regimen'), number, column].filter((part) => part !== undefined);
        const tail = hint === null ? '' : ` (${visible(hint)})`;
        equal(line, `${place.join(':')}: ${severity}: ${visible(message)}${tail} [${id}]`);
    });
}

const names = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
ok(names.length > 0, 'there is nothing to look at');
let told = 0;
for (const name of names) {
    const read = (format) => {
        try {
            return readFileSync(join(folder, `${name}.${format}`), 'utf8');
        } catch {
            return null;
        }
    };
    try {
        const diagnostics = readJson(read('json'));
        told += diagnostics.length;
        checkSarif(read('sarif'), diagnostics);
        if (read('github') !== null) checkGitHub(read('github'), diagnostics);
        if (read('gcc') !== null) checkGcc(read('gcc'), diagnostics);
    } catch (problem) {
        console.error(`${name}: ${problem.message}`);
        process.exitCode = 1;
    }
}
console.log(`${told} diagnostics of ${names.length} guides`);
