#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { citationProblems } from '#scripts/documents/citation-problems.ts';
import { readCitable } from '#scripts/documents/read-citable.ts';

/** Fails for every path in a Markdown file, in backticks or as a link's target, that is not in the tree. */
const rooms = 'app|bench|bin|components|deploy|docs|e2e|findings|lib|public|sandbox|scripts|services|testing';
const inBackticks = new RegExp(`\`((?:${rooms})/[A-Za-z0-9_.@/[\\]-]+)\``, 'g');
const linkTarget = /\]\((?!https?:|#|mailto:)([^)#\s]+)/g;
// a pattern in backticks may look like a link
const codeSpan = /`[^`\n]*`/g;

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(?:[cm]?[jt]sx?|md|css|ya?ml)$/.test(file) && existsSync(file));
const documents = files.filter((file) => file.endsWith('.md'));
const citable = readCitable();

const problems = [
  ...documents.flatMap(missingPaths),
  ...files.flatMap((file) => citationProblems(file, readFileSync(file, 'utf8'), citable)),
];
for (const problem of problems) {
  console.error(problem);
}
console.log(`${documents.length} documents checked, and what ${files.length} files cite`);
process.exitCode = problems.length > 0 ? 1 : 0;

function missingPaths(document: string): string[] {
  const text = readFileSync(document, 'utf8');
  const named = [...text.matchAll(inBackticks)].map((match) => match[1] ?? '');
  const linked = [...text.replace(codeSpan, '').matchAll(linkTarget)].map((match) =>
    join(dirname(document), match[1] ?? ''),
  );
  return [...new Set([...named, ...linked])]
    .filter((path) => !existsSync(path))
    .map((path) => `${document} names ${path}, which is not there`);
}
