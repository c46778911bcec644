#!/usr/bin/env node
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkDocument } from '#e2e/documents/check-document.ts';
import { documentSets } from '#e2e/documents/document-sets.ts';
import { printTable } from '#e2e/documents/print-table.ts';

// Reads specifications that are published in packages, and compares all that Mooring lists of them with a count that
// knows nothing of its model: `npm run check:documents [PART OF A SET'S NAME ...]`. Needs a package registry.

const wanted = process.argv.slice(2);
const folder = resolve(import.meta.dirname, '..', '.cache', 'documents');
mkdirSync(folder, { recursive: true });
let differences = 0;

for (const set of documentSets) {
  if (wanted.length > 0 && !wanted.some((part) => set.name.includes(part))) {
    continue;
  }
  const documents = await set.documents(join(folder, set.name.replace(/[^\w.-]+/g, '-')));
  const checks = [];
  for (const document of documents) {
    checks.push(await checkDocument(document));
  }
  printTable(set.name, checks);
  const ofSet = checks.reduce((sum, check) => sum + check.differences.length, 0);
  const isWhole = documents.length === set.size;
  if (!isWhole) {
    console.log(`There should be ${set.size} documents and are ${documents.length}.`);
  }
  differences += ofSet + (isWhole ? 0 : 1);
}
console.log(`\n${differences} differences`);
process.exitCode = differences === 0 ? 0 : 1;
