#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { importStyleProblems } from './import-style.ts';

/** Fails for every import that does not follow the style of import-style.ts. */
const { imports } = JSON.parse(readFileSync('package.json', 'utf8')) as { imports: Record<string, string> };
const folders = new Set(Object.keys(imports).map((name) => name.slice(1, -2)));
const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'],
  {
    encoding: 'utf8',
  },
)
  .split('\n')
  // the template belongs to whoever starts a connector from it
  .filter((file) => file !== '' && !file.startsWith('bin/connector/template/') && existsSync(file));

const problems = files.flatMap((file) => importStyleProblems(file, readFileSync(file, 'utf8'), folders));
for (const problem of problems) {
  console.error(problem);
}
console.log(`the imports of ${files.length} files checked`);
process.exitCode = problems.length > 0 ? 1 : 0;
