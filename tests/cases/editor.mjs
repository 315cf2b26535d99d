// Drives yaml-language-server over its standard input and output, as an editor does; see editor.sh.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const uriOf = path => `file://${resolve(path)}`;
const server = spawn('node', [`${process.env.NODE_MODULES}/yaml-language-server/bin/yaml-language-server`, '--stdio'],
    { stdio: ['pipe', 'pipe', 'inherit'] });
setTimeout(() => fail('the service does not answer'), 60000).unref();

function fail(text) {
    console.log(text);
    server.kill();
    process.exit(1);
}
const want = (good, text) => good || fail(text);

// ---- the protocol -----------------------------------------------------------------------------

// What docs/editors.md says to set.
const settings = {
    schemas: Object.fromEntries([['guide', 'content/guide.yaml'], ['exercise', 'content/exercises/**'],
        ['routine', 'content/routines/**'], ['page', 'content/pages/**'], ['brand', 'content/brands/*/brand.yaml']]
        .map(([kind, files]) => [`./.schema/${kind}.json`, files])),
    schemaStore: { enable: false },
    validate: true, hover: true, completion: true,
};
const answers = new Map(), told = new Map(), waiting = new Map();
let last = 0, input = Buffer.alloc(0);

function send(message) {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

function request(method, params) {
    const id = ++last;
    send({ id, method, params });
    return new Promise(done => answers.set(id, done));
}

function receive(message) {
    if (message.method === 'workspace/configuration') {
        const result = message.params.items.map(item => (item.section === 'yaml' ? settings : null));
        send({ id: message.id, result });
    } else if (message.method === 'textDocument/publishDiagnostics') {
        told.set(message.params.uri, message.params.diagnostics);
        waiting.get(message.params.uri)?.(message.params.diagnostics);
    } else if (message.method && message.id !== undefined) {
        send({ id: message.id, result: null });
    } else {
        answers.get(message.id)?.(message.result);
    }
}

server.stdout.on('data', data => {
    input = Buffer.concat([input, data]);
    for (let end; (end = input.indexOf('\r\n\r\n')) >= 0;) {
        const length = Number(/Content-Length: (\d+)/i.exec(input.toString('latin1', 0, end))[1]);
        if (input.length < end + 4 + length) return;
        receive(JSON.parse(input.toString('utf8', end + 4, end + 4 + length)));
        input = input.subarray(end + 4 + length);
    }
});

// Opens a text and returns what is told of it.
function open(path, text) {
    const uri = uriOf(path);
    send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text } } });
    return new Promise(done => waiting.set(uri, done));
}

const at = (path, line, character) => ({ textDocument: { uri: uriOf(path) }, position: { line, character } });
const labels = async place =>
    (await request('textDocument/completion', place)).items.map(item => item.label);
const hover = async place => (await request('textDocument/hover', place))?.contents.value ?? '';

// ---- the checks -------------------------------------------------------------------------------

await request('initialize', {
    processId: process.pid, rootUri: uriOf('.'), workspaceFolders: [{ uri: uriOf('.'), name: 'guide' }],
    capabilities: { workspace: { configuration: true }, textDocument: { hover: { contentFormat: ['markdown'] } } },
});
send({ method: 'initialized', params: {} });
send({ method: 'workspace/didChangeConfiguration', params: { settings: { yaml: settings } } });

// guide.yaml: nothing is wrong, and then something is.
const guide = readFileSync('content/guide.yaml', 'utf8');
want((await open('content/guide.yaml', guide)).length === 0, 'the guide is right, and something is told');
const lines = guide.split('\n'), language = lines.findIndex(line => line.startsWith('language:'));
want((await hover(at('content/guide.yaml', language, 2))).includes('The language that the guide is written in'),
    'no words on the language');

const wrong = 'content/more/guide.yaml';
settings.schemas['./.schema/guide.json'] = '**/guide.yaml';
send({ method: 'workspace/didChangeConfiguration', params: { settings: { yaml: settings } } });
const mistakes = await open(wrong, guide.replace('language: en', 'language: English').replace('title:', 'titel:') + '\n');
const words = mistakes.map(mistake => `${mistake.range.start.line}: ${mistake.message}`);
want(words.some(text => text.startsWith(`${language}: `) && text.includes('write a language tag such as en')),
    `the language is not told: ${words.join('; ')}`);
want(words.some(text => text.includes('titel')), `'titel' is not told: ${words.join('; ')}`);
const fields = await labels(at(wrong, guide.split('\n').length, 0));
want(fields.includes('papers') && fields.includes('title') && !fields.includes('authors'),
    `completion offers: ${fields.join(' ')}`);

// The first line may name the schema, and then no setting is needed.
const named = await open('elsewhere.yaml', '# yaml-language-server: $schema=.schema/guide.json\nid: A B\n');
want(named.some(mistake => mistake.message.includes('write small letters')), 'the line with $schema has no effect');

// A brand.
await open('content/brands/clinic/brand.yaml', 'name: Clinic\n\n');
const parts = await labels(at('content/brands/clinic/brand.yaml', 1, 0));
want(parts.includes('colours') && parts.includes('logo'), `a brand's fields: ${parts.join(' ')}`);

// Front matter by itself, as a YAML document.
const front = /^---\n(.*?)^---$/ms.exec(readFileSync('content/exercises/wall-sit.md', 'utf8'))[1];
want((await open('content/exercises/wall-sit.yaml', front)).length === 0, 'front matter that is right is refused');
const values = await (async () => {
    await open('content/exercises/new.yaml', 'title: T\nkind: \ndosage:\n  side: \n  \n');
    return [await labels(at('content/exercises/new.yaml', 1, 6)), await labels(at('content/exercises/new.yaml', 4, 2))];
})();
want(values[0].join(' ') === 'stretch strength balance mobility', `kinds: ${values[0].join(' ')}`);
want(values[1].includes('sets') && values[1].includes('hold'), `within the dosage: ${values[1].join(' ')}`);
want((await hover(at('content/exercises/new.yaml', 3, 3))).includes('each: one side, then the other'),
    'no words on the side');

// A figure: its fields, joints, their words and limits.
const posed = 'title: T\nfigure:\n  end:\n    stance: \n    left_knee: 200\n    \n  props:\n    - kind: \n';
await open('content/exercises/empty.yaml', 'title: T\nfigure:\n  \n');
const amiss = (await open('content/exercises/posed.yaml', posed)).map(mistake => mistake.message);
want(amiss.some(text => text.includes('160')), `the limit is not told: ${amiss.join('; ')}`);
const offered = await Promise.all([['posed', 3, 12], ['posed', 5, 4], ['posed', 7, 12], ['empty', 2, 2]]
    .map(([name, line, character]) => labels(at(`content/exercises/${name}.yaml`, line, character))));
for (const [i, names] of [['side-lying', 'quadruped'], ['right_hip', 'lean', 'reach'], ['roller', 'band'],
    ['muscles', 'between', 'file']].entries())
    want(names.every(name => offered[i].includes(name)), `for ${names}: ${offered[i].join(' ')}`);
want((await hover(at('content/exercises/posed.yaml', 4, 6))).includes('heel towards the buttock'), 'no words on the knee');

// A whole page taken for YAML: front matter is served, and the body is told to be no YAML. The
// manual says so.
const page = readFileSync('content/exercises/wall-sit.md', 'utf8').replace('kind: strength', 'kind: strenght');
const body = page.split('\n').indexOf('---', 1);
const both = (await open('content/exercises/wall-sit.md', page)).map(mistake => mistake.range.start.line);
want(both.includes(page.split('\n').indexOf('kind: strenght')), 'front matter in a page is not looked at');
want(both.some(line => line > body), 'the body is taken for YAML: the manual says otherwise');
want((await labels(at('content/exercises/wall-sit.md', 3, 10))).includes('supine'), 'no values in a page');

server.kill();
process.exit(0);
