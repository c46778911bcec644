#!/usr/bin/env node
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { rulePages } from '#scripts/rule-pages/rule-pages.ts';

/** Writes docs/rules: a page for each rule of the doctor, and their list. */
const folder = resolve(import.meta.dirname, '..', 'docs', 'rules');
rmSync(folder, { recursive: true, force: true });
const pages = rulePages();
for (const [name, text] of pages) {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
console.log(`${pages.size} pages in ${folder}`);
