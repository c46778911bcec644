import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorTable } from '#lib/errors.ts';
import { errorsDocument } from './errors-document.ts';

const written = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');

describe('docs/errors.md', () => {
  it('is what `npm run docs:errors` writes', () => {
    expect(written).toBe(errorsDocument());
  });

  it.each(Object.entries(errorTable))('has %s, with its status, its names and what to do', (code, rule) => {
    const row = written.split('\n').find((line) => line.startsWith(`| [\`${code}\`]`));
    const cells = row?.split('|').map((cell) => cell.trim());
    expect(cells?.slice(2, -1)).toEqual([
      String(rule.http),
      rule.reasons.join(', '),
      rule.osb,
      rule.log,
      rule.retry ? 'yes' : 'no',
    ]);
    const section = written.split(/^## /m).find((part) => part.startsWith(`${code}\n`));
    expect(section).toMatch(/\*\*What to do:\*\* \S/);
  });
});
