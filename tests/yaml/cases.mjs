// Writes the cases of the YAML test suite as files, for test_yaml and for the fuzz target:
//
//     node cases.mjs SUITE/index.js FOLDER
//
// FOLDER gets ID-N.good.yaml for what the suite takes for YAML and ID-N.bad.yaml for what it does
// not; N counts the cases of an id from 0.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [suite, folder] = process.argv.slice(2);
const { default: tests } = await import(pathToFileURL(resolve(suite)));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const { id, cases } of tests)
    cases.forEach(({ yaml, fail }, n) =>
        writeFileSync(`${folder}/${id}-${n}.${fail ? 'bad' : 'good'}.yaml`, yaml));
