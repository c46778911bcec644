#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { en } from '#locales/en.ts';
import { missingRooms, unusedTexts } from './given-texts.ts';
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

/** What draws: the server's own words are messages by their types. */
const shown = /^(app\/(?!api\/)|components\/)/;

const problems = [
  ...missingRooms(sources),
  ...unusedTexts(sources, keys).map((id) => `locales: nothing says ${id}`),
  ...[...sources].flatMap(([file, text]) => (shown.test(file) ? plainWords(file, text) : [])),
];
for (const problem of problems) {
  console.error(problem);
}
console.log(`the texts of ${Object.keys(keys).length} rooms checked`);
process.exitCode = problems.length > 0 ? 1 : 0;
