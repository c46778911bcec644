#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { citationProblems } from '#scripts/documents/citation-problems.ts';
import { decisionProblems } from '#scripts/documents/decision-problems.ts';
import { missingPaths, missingSources } from '#scripts/documents/missing-paths.ts';
import { readCitable } from '#scripts/documents/read-citable.ts';

/**
 * Fails for every path that a document or a shell script names and that is not in the tree, and for every section of a contract and every
 * decision that a document or a comment cites and that is not there, and where two decisions have one number.
 */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(file) && statSync(file).isFile())
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
  .filter(({ file, text }) => /\.(?:[cm]?[jt]sx?|md|css|ya?ml)$/.test(file) || isShellScript(text));
const documents = files.filter(({ file }) => file.endsWith('.md'));
const citable = readCitable();

const uses = files.flatMap(({ file, text }) => {
  const missing = file.endsWith('.md')
    ? missingPaths(file, text, existsSync)
    : isShellScript(text)
      ? missingSources(text, existsSync)
      : [];
  return [
    ...missing.map((path) => `${file} names ${path}, which is not there`),
    ...citationProblems(file, text, citable),
  ];
});
const decisions = documents.filter(({ file }) => file.startsWith('docs/adr/'));
const problems = [...uses, ...decisionProblems(decisions)];
for (const problem of problems) {
  console.error(problem);
}
console.log(`${documents.length} documents checked, and what ${files.length} files cite`);
process.exitCode = problems.length > 0 ? 1 : 0;

function isShellScript(text: string): boolean {
  return /^#!.*\b(?:ba)?sh\b/.test(text);
}
