#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { testNameProblem } from './test-names.ts';

/** Fails for every file with tests whose name does not follow the scheme of test-names.ts. */
const sources = ['*.ts', '*.tsx', '*.mts', '*.cts', '*.js', '*.jsx', '*.mjs', '*.cjs'];
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...sources], {
  encoding: 'utf8',
})
  .split('\n')
  // the template belongs to whoever starts a connector from it
  .filter((file) => file !== '' && !file.startsWith('bin/connector/template/') && existsSync(file));

const problems = files
  .map((file) => testNameProblem(file, readFileSync(file, 'utf8')))
  .filter((problem) => problem !== undefined);
for (const problem of problems) {
  console.error(problem);
}
console.log(`${files.length} names checked`);
process.exitCode = problems.length > 0 ? 1 : 0;
