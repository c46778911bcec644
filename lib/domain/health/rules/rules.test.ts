import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { examples } from './examples.ts';
import { type RuleId, ruleIds } from './rule-ids.ts';

/** The ids that the files of this folder declare. */
function declaredIds(): string[] {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && file.includes('/'))
    .flatMap((file) => {
      const [, id] =
        /^ {2}id: '([^']+)',$/m.exec(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')) ?? [];
      return id === undefined ? [] : [{ file, id }];
    })
    .map(({ file, id }) => {
      expect(file).toBe(`${id}.ts`);
      return id;
    });
}

test('ids are unique, each is the name of its file, and none has gone or come unnoticed', () => {
  expect(declaredIds().toSorted()).toEqual(ruleIds.toSorted());
  expect(new Set(ruleIds).size).toBe(ruleIds.length);
});

test('each id has an example', () => {
  expect(Object.keys(examples).toSorted()).toEqual(ruleIds.toSorted());
});

test.each(ruleIds)('%s is what its chain finds of its example', (id: RuleId) => {
  const health = examples[id]();
  expect(health?.problem?.ruleId).toBe(id);
  for (const sentence of [health?.problem?.cause, health?.problem?.evidence, health?.problem?.fix]) {
    expect(sentence).not.toBe('');
  }
  expect(['bad', 'warn', 'busy', 'todo']).toContain(health?.status);
});
