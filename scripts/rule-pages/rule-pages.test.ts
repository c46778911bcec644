import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rulePages } from './rule-pages.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'rules');

test('each rule has its page in docs/rules, as `npm run docs:rules` writes it, and no page is left over', () => {
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.md'),
  );
  const pages = rulePages();
  expect(written.toSorted()).toEqual([...pages.keys()].toSorted());
  for (const [file, text] of pages) {
    expect(readFileSync(join(folder, file), 'utf8'), file).toBe(text);
  }
});
