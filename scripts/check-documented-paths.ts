#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { citationProblems } from '#scripts/documents/citation-problems.ts';
import { missingPaths } from '#scripts/documents/missing-paths.ts';
import { readCitable } from '#scripts/documents/read-citable.ts';

/**
 * Fails for every path that a document names and that is not in the tree, and for every section of a contract and every
 * decision that a document or a comment cites and that is not there.
 */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(?:[cm]?[jt]sx?|md|css|ya?ml)$/.test(file) && existsSync(file));
const documents = files.filter((file) => file.endsWith('.md'));
const citable = readCitable();

const problems = files.flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  const missing = file.endsWith('.md') ? missingPaths(file, text, existsSync) : [];
  return [
    ...missing.map((path) => `${file} names ${path}, which is not there`),
    ...citationProblems(file, text, citable),
  ];
});
for (const problem of problems) {
  console.error(problem);
}
console.log(`${documents.length} documents checked, and what ${files.length} files cite`);
process.exitCode = problems.length > 0 ? 1 : 0;
