#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { en } from '#locales/en.ts';
import { missingRooms, unusedTexts } from './given-texts.ts';
import { plainSentences } from './plain-sentences.ts';
import { plainWords } from './plain-words.ts';

/** Fails for a page that uses texts which it is not given, for texts that nothing uses, and for words that are in no catalogue. */
const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', 'app', 'components', 'lib', 'bin', 'services'],
  { encoding: 'utf8' },
)
  .split('\n')
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file) && existsSync(file));
const sources = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
const keys = Object.fromEntries(Object.entries(en).map(([room, texts]) => [room, Object.keys(texts)]));

/** What draws. */
const shown = /^(app\/(?!api\/)|components\/)/;
/** What tells browsers something; who may give a text as well as a message is not held to it by types. */
const told = /^(app\/api|lib\/domain|lib\/live|lib\/operations|lib\/specifications)\//;
/** What other programs read: descriptions of the registry's API and its refusals, the operator's status, examples of rules. */
const wire = [
  /^lib\/domain\/application\/(credentials\/.*|registered-service|auth-method|no-application|application-name)\.ts$/,
  /^lib\/domain\/kubernetes\/kinds\.ts$/,
  /\/examples\.ts$/,
];

const problems = [
  ...missingRooms(sources),
  ...unusedTexts(sources, keys).map((id) => `locales: nothing says ${id}`),
  ...[...sources].flatMap(([file, text]) => (shown.test(file) ? plainWords(file, text) : [])),
  ...[...sources].flatMap(([file, text]) =>
    told.test(file) && !wire.some((path) => path.test(file)) ? plainSentences(file, text) : [],
  ),
];
for (const problem of problems) {
  console.error(problem);
}
console.log(`the texts of ${Object.keys(keys).length} rooms checked`);
process.exitCode = problems.length > 0 ? 1 : 0;
