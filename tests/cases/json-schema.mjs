// The JSON Schemas of regimen, looked at by Ajv; see json-schema.sh.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(process.env.NODE_MODULES + '/');
const Ajv = require('ajv').default;
const yaml = require('yaml');

// ---- schemas ----------------------------------------------------------------------------------

function fail(text) {
    console.log(text);
    process.exit(1);
}

// A pattern must be good with the flag "u", as Ajv takes it, and without it, as editors may.
function checkPatterns(schema) {
    if (typeof schema !== 'object' || !schema) return;
    if (typeof schema.pattern === 'string') {
        new RegExp(schema.pattern);
        new RegExp(schema.pattern, 'u');
        if (!/^\^\(\?:.*\)\$$/s.test(schema.pattern)) fail(`not anchored: ${schema.pattern}`);
    }
    Object.values(schema).forEach(checkPatterns);
}

// Every field has a description, and its example and default are good ones.
function checkFields(ajv, schema, path) {
    for (const [name, field] of Object.entries(schema.properties ?? {})) {
        const here = `${path}.${name}`;
        if (!field.description) fail(`${here} has no description`);
        if (field.examples?.length !== 1) fail(`${here} has no example`);
        const values = [...field.examples, ...('default' in field ? [field.default] : [])];
        for (const value of values)
            if (!ajv.validate(field, value)) fail(`${here}: ${JSON.stringify(value)} is no good example`);
        for (const inner of [field, field.items, field.additionalProperties, ...(field.anyOf ?? [])])
            if (inner) checkFields(ajv, inner, here);
    }
}

function compile(name) {
    const ajv = new Ajv({ allowUnionTypes: true, allErrors: true, strictRequired: true });
    ajv.addKeyword('patternErrorMessage'); // of editors
    ajv.addFormat('date', text => new Date(text + 'T00:00Z').toJSON()?.slice(0, 10) === text);
    const schema = JSON.parse(readFileSync(`${name}.json`, 'utf8'));
    checkPatterns(schema);
    checkFields(ajv, schema, name);
    return ajv.compile(schema);
}

const kinds = Object.fromEntries(['exercise', 'routine', 'page', 'guide', 'brand', 'prescription'].map(k => [k, compile(k)]));
const all = compile('all');

// ---- files ------------------------------------------------------------------------------------

const kindOf = path => (/.*(exercise|routine|page|brand)s\//.exec(path) ?? [, 'guide'])[1];

// Front matter, or the whole of guide.yaml, as an editor's YAML service reads it.
function read(path, text) {
    const front = path.endsWith('.md') ? /^---\n(.*?)^---$/ms.exec(text)[1] : text;
    return yaml.parse(front);
}

// The kind's own schema and the one for all kinds must say the same.
function isGood(path, text) {
    const value = read(path, text), kind = kindOf(path), good = kinds[kind](value);
    if (all(value) !== good) fail(`${path}: ${kind}.json and all.json differ`);
    return good;
}

function filesOf(folder) {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile() && /\.md$|^(guide|brand)\.yaml$/.test(entry.name))
        .map(entry => join(entry.parentPath ?? entry.path, entry.name));
}

function guides(folders) {
    let count = 0;
    for (const path of folders.flatMap(folder => filesOf(`${folder}/content`))) {
        const kind = kindOf(path);
        if (!isGood(path, readFileSync(path, 'utf8')))
            fail(`${path}: ${JSON.stringify(kinds[kind].errors, null, 1)}`);
        count++;
    }
    if (count < 30) fail(`only ${count} files`);
}

// The first file of a wrong guide has the mistake.
function fixtures(paths) {
    for (const fixture of paths) {
        const [, path, text] = /^-- (\S+) --\n(.*?)^-- /ms.exec(readFileSync(fixture, 'utf8'));
        if (isGood(path, text)) fail(`${fixture}: the schema takes ${path}`);
    }
}

// The manual's table of joints has the limits and the words of the schema.
function manual(path) {
    const lines = new Set(readFileSync(path, 'utf8').split('\n'));
    const schema = JSON.parse(readFileSync('exercise.json', 'utf8'));
    const joints = schema.properties.figure.anyOf[0].properties.end.properties;
    let count = 0;
    for (const [name, joint] of Object.entries(joints)) {
        if (!('minimum' in joint) || /^(left|right)_/.test(name)) continue;
        const positive = /positive is: (.*)\.$/.exec(joint.description)[1];
        const line = `| \`${name}\` | ${joint.minimum} | ${joint.maximum} | ${positive} |`;
        if (!lines.has(line)) fail(`${path} lacks ${line}`);
        count++;
    }
    if (count < 18) fail(`only ${count} joints`);
}

// ---- many values ------------------------------------------------------------------------------

const number = ['3', '"3"', '2-3', '"2-3"', 'up to 3', 'at least 2', '2.5', '3.0', 'three', '-1', '""',
    '2 – 3', '[2]', 'true', '1_000', '0x10', '1e2'];
const text = ['plain', '"quoted"', '7', '1.50', 'true', 'no', '2026-11-01', '""', '" "', '[a]', '{a: b}',
    'x'.repeat(40), 'x'.repeat(41), 'é'.repeat(120), 'é'.repeat(121), '😀'.repeat(120), "'it''s'"];
const list = ['[]', '', '[a]', '[a, b]', '[a, a]', '[a, ""]', 'a', '{a: b}', '[1, "2"]', '[[a]]'];
const pose = fields => `{end: {stance: standing${fields ? `, ${fields}` : ''}}}`;
const figures = [
    ...['', 'knee: 60', 'knee: "60"', 'knee: 160', 'knee: 161', 'knee: -10.5', 'knee: .inf', 'knee: nan', 'knee: ""',
        'knee: [1]', 'left_knee: 60', 'left_lean: 10', 'lean: -45', 'lean: 121', 'kne: 60', 'side: left',
        'side: both', 'reach: {left_hand: floor}', 'reach: {left_knee: floor}', 'reach: {left_hand: table}',
        'reach: {left_hand: {to: left_knee, up: 20}}', 'reach: {left_hand: {up: 5}}', 'reach: {left_hand: knee}',
        'reach: {right_ankle: {to: left_knee, up: 201}}', 'reach: {left_hand: {to: pelvis, down: 2}}'].map(pose),
    ...['{kind: mat}', '{kind: matt}', '{height: 3}', '{kind: step, height: 20}', '{kind: step, height: 61}',
        '{kind: strap}', '{kind: strap, round: left_foot}', '{kind: strap, round: left_knee}',
        '{kind: strap, round: left_foot, height: 3}', '{kind: band, round: right_ankle, anchored: true}',
        '{kind: band, round: left_foot}', '{kind: band, round: left_hand, anchored: true}', '{kind: band, round: left_hand}', '{kind: band, round: left_knee, anchored: yes}',
        '{kind: pad, under: head, forward: 150}', '{kind: pad, under: ear}', '{kind: ball, left: -151}', 'mat']
        .map(prop => `{alt: A, props: [${prop}], end: {stance: standing}}`),
    ...['arrow: {follow: left_knee, style: both}', 'arrow: {style: both}', 'arrow: {follow: knee}', 'arrow: left_knee',
        'muscles: [quadriceps, left calves]', 'muscles: [calf]', 'muscles: []', 'muscles: calves', 'still: left_foot',
        'still: foot', 'show: strip', 'show: all', 'camera: {turn: 180, height: 90}', 'camera: {turn: 181}',
        'camera: {height: -1}', 'camera: 5', 'body: {build: slight, hair: bun}', 'body: {hair: long}', 'alt: ',
        'alt: [a]', 'between: [{stance: kneeling}]', 'between: {stance: kneeling}', 'between: [{knee: 4}]',
        'between: [{stance: kneeling}, {stance: prone}, {stance: supine}, {stance: seated}, {stance: kneeling}]',
        'start: {stance: side-lying, side: left}', 'start: {stance: lying}', 'start: standing', 'legs: 2']
        .map(field => `{${field}, end: {stance: standing}}`),
    '{start: {stance: standing}}', '{}', '', '[]', 'squat.png', '{file: squat.png}', '{alt: A squat from the side.}',
    '{file: squat.png, alt: A squat from the side., end: {stance: standing}}',
];
const values = {
    figure: figures,
    title: text,
    summary: text,
    kind: ['stretch', 'Stretch', '"stretch"', 'strech', 'true', '[stretch]'],
    works: list,
    references: ['[first-2020]', '[first-2020, first-2020]', '[First-2020]', '[]'],
    reviewed: ['{by: A, on: 2026-01-02}', '{by: A}', '{by: A, on: 1.11.2026}', '{by: A, on: "2026-01-02"}',
        '{by: A, on: 2026-01-02, due: 2028-01-02, at: x}', '[]'],
    dosage: ['{reps: 10, x: 1}', '[]', 'many',
        ...number.map(n => `{sets: ${n}, reps: 10}`), ...number.map(n => `{reps: ${n}}`),
        ...['30 s', '30', '"30 s"', '30-60 s', '1 min', '30s', '30 S', '1:30', '30 s - 1 min', '30\u00a0s']
            .map(n => `{hold: ${n}}`),
        ...['3-1-2-0', '3-1-2', '"3 - 1 - 2 - 0"', '3120'].map(n => `{reps: 10, tempo: ${n}}`),
        ...['none', 'up to 3/10', '3/10', 'None'].map(n => `{reps: 10, pain: ${n}}`),
        ...['each', 'Each', 'both'].map(n => `{reps: 10, side: ${n}, count: per side}`)],
};
const pages = { order: ['1', '"1"', '0', '9999', '10000', '-1', '1.5', 'first', '', '007', '"+1"'],
    help: ['false', '"false"', 'no', '"False"', '0', ''],
    title: ['A', '5'] };

function* files() {
    const good = { title: 'T', kind: 'stretch', position: 'prone', summary: 'S.', dosage: '{reps: 10}' };
    const page = { title: 'T', summary: 'S.', order: '1' };
    const front = fields => Object.entries(fields).map(([k, v]) => `${k}: ${v}\n`).join('');
    for (const [field, those] of Object.entries(values))
        for (const [i, value] of those.entries())
            yield [`content/exercises/${field}-${i}.md`,
                `---\n${front({ ...good, [field]: value })}---\n## Steps\n\n1. x\n`];
    for (const [field, those] of Object.entries(pages))
        for (const [i, value] of those.entries())
            yield [`content/pages/${field}-${i}.md`, `---\n${front({ ...page, [field]: value })}---\n`];
}

function write(folder) {
    for (const [path, content] of files()) writeFileSync(join(folder, path), content);
}

// Where a YAML reader takes `False` for false and `+1` for 1, a schema cannot see what is written, so
// these stand in quotes above. Where only the program can tell, the schema may take what it refuses: bounds and order within a
// text, numbers in quotes. It never refuses what the program takes.
const looser = new Set(['bad-dosage', 'out-of-range', 'missing-value', 'prop-without-partner', 'reach-too-far']);

function compare(folder, json) {
    const told = new Map();
    for (const { severity, file, id } of JSON.parse(readFileSync(json, 'utf8')).diagnostics) {
        const path = file.slice(folder.length + 1);
        if (severity === 'error') told.set(path, [...(told.get(path) ?? []), id]);
    }
    let taken = 0, refused = 0, loose = 0;
    for (const [path, content] of files()) {
        const ids = told.get(path) ?? [], good = isGood(path, content);
        if (!good && !ids.length) fail(`only the schema refuses ${path}:\n${content}`);
        if (good && ids.some(id => !looser.has(id))) fail(`only the program refuses ${path} (${ids}):\n${content}`);
        taken += !ids.length;
        refused += !good;
        loose += good && ids.length > 0;
    }
    if (taken < 50 || refused < 50 || loose > 20) fail(`${taken} taken, ${refused} refused, ${loose} looser`);
}

const [, , command, ...rest] = process.argv;
({ guides, fixtures, manual: ([path]) => manual(path), write: ([folder]) => write(folder), compare: paths => compare(...paths) })[command](rest);
