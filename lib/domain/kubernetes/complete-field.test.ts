import { expect, it } from 'vitest';
import { renderAll, renderMessage } from '#lib/texts/render-message.ts';
import { describeAt, proposeAt } from './complete-field.ts';
import type { KindSchema } from './kind-schema.ts';

const schema: KindSchema = {
  root: { ref: 'Shop' },
  types: {
    Shop: {
      type: 'object',
      properties: {
        kind: { type: 'string' },
        spec: {
          type: 'object',
          required: ['name'],
          properties: {
            name: { type: 'string', description: 'As it is called.' },
            isOpen: { type: 'boolean' },
            size: { type: 'string', enum: ['Small', 'Large'] },
            doors: { type: 'array', items: { ref: 'Door', description: 'One of them.' } },
            labels: { type: 'object', values: { type: 'string' } },
          },
        },
      },
    },
    Door: {
      type: 'object',
      description: 'A door.',
      properties: { width: { type: 'integer' }, lock: { type: 'object', properties: {} } },
    },
  },
};

function propose(text: string) {
  const lines = text.split('\n');
  return proposeAt(schema, text, { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 });
}

it('proposes the fields of a mapping that are not there yet', () => {
  const { proposals = [] } = propose('kind: Shop\nspec:\n  name: a\n  ') ?? {};
  expect(proposals.map(({ label }) => label)).toEqual(['isOpen', 'size', 'doors', 'labels']);
});

it('writes what follows a field, as far in as it has to be', () => {
  const inserts = (text: string) =>
    Object.fromEntries((propose(text)?.proposals ?? []).map(({ label, insert }) => [label, insert]));
  expect(inserts('spec:\n  ')).toMatchObject({
    name: 'name: ',
    doors: 'doors:\n  - ',
    labels: 'labels:\n  ',
  });
  expect(inserts('spec:\n  doors:\n  - ')).toMatchObject({ width: 'width: ', lock: 'lock:\n    ' });
});

it('leaves the colon that is there', () => {
  const text = 'spec:\n  na: a';
  expect(proposeAt(schema, text, { line: 2, column: 5 })?.proposals[0]).toMatchObject({ insert: 'name' });
});

it('proposes what a value may be', () => {
  const labels = (text: string) => propose(text)?.proposals.map(({ label }) => label);
  expect(labels('spec:\n  size: ')).toEqual(['Small', 'Large']);
  expect(labels('spec:\n  isOpen: t')).toEqual(['true', 'false']);
  expect(labels('spec:\n  name: ')).toEqual([]);
  expect(labels('spec:\n  labels:\n    any: ')).toEqual([]);
  expect(labels('spec:\n  nothing:\n    a')).toBeUndefined();
});

it('says what a field is', () => {
  expect(renderAll('en', describeAt(schema, 'spec:\n  name: a', { line: 2, column: 4 }))).toEqual({
    startColumn: 3,
    endColumn: 7,
    path: 'spec.name',
    detail: 'text, required',
    description: 'As it is called.',
  });
  const inner = describeAt(schema, 'spec:\n  doors:\n  - width: 3', { line: 3, column: 6 });
  expect(inner?.path).toBe('spec.doors[0].width');
  expect(renderMessage('en', inner?.detail ?? '')).toBe('whole number');
  expect(describeAt(schema, 'spec:\n  other: 3', { line: 2, column: 4 })).toBeUndefined();
});
