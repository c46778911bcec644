import { expect, it } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import { checkObjectText } from './check-object-text.ts';
import type { KindSchema } from './kind-schema.ts';

const schema: KindSchema = {
  root: {
    type: 'object',
    properties: {
      kind: { type: 'string' },
      spec: {
        type: 'object',
        properties: {
          skipInstallation: { type: 'boolean' },
          replicas: { type: 'integer' },
          size: { enum: ['Small', 'Large'], type: 'string' },
          limit: { description: 'A text or a number.' },
          labels: { type: 'object', values: { type: 'string' } },
          parameters: { type: 'object', isOpen: true },
          open: { type: 'object', isOpen: true, properties: { colour: { type: 'string' } } },
          services: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } },
        },
      },
      status: { type: 'object', properties: {} },
    },
  },
  types: {},
};

it('marks a field that the server would drop without a word, and says what was meant', () => {
  expect(renderAll('en', checkObjectText('spec:\n  skipInstalation: true', schema))).toEqual([
    {
      line: 2,
      column: 3,
      severity: 'warning',
      message: 'spec has no field skipInstalation: the server would drop it. Did you mean skipInstallation?',
    },
  ]);
});

it('marks a field that the server keeps and nobody may know', () => {
  expect(renderAll('en', checkObjectText('spec:\n  open:\n    color: red', schema))).toEqual([
    {
      line: 3,
      column: 5,
      severity: 'warning',
      message:
        'spec.open has no field color: the server keeps it, but its kind does not name it. Did you mean colour?',
    },
  ]);
});

it.each([
  [
    'in an entry of a list',
    'spec:\n  services:\n  - id: a\n  - id: b\n    nmae: c',
    5,
    'spec.services[1] has no field nmae',
  ],
  ['at the top', 'kind: Shop\nspecs: {}', 2, 'the object has no field specs'],
  ['between braces', 'spec: {replicas: 1,\n  more: 2}', 2, 'spec has no field more'],
  [
    'that came by an alias',
    'spec:\n  labels: &a {x: z}\n  services: [*a]',
    3,
    'spec.services[0] has no field x',
  ],
])('marks a field %s', (_what, text, line, message) => {
  const [problem, second] = renderAll('en', checkObjectText(text, schema));
  expect(problem).toMatchObject({ line, severity: 'warning' });
  expect(problem?.message).toContain(message);
  expect(second).toBeUndefined();
});

it.each([
  ['spec:\n  replicas: many', 'spec.replicas has to be a whole number.'],
  ['spec:\n  replicas: 1.5', 'spec.replicas has to be a whole number.'],
  ['spec:\n  labels:\n    a: 1', 'spec.labels.a has to be a text: put it in quotes.'],
  ['spec:\n  services: a', 'spec.services has to be a list.'],
  ['spec:\n  size: Tiny', 'spec.size has to be one of "Small", "Large".'],
  ['spec: [1]', 'spec has to be a mapping of names to values.'],
  ['spec:\n  skipInstallation: "yes"', 'spec.skipInstallation has to be true or false.'],
])('marks a value that the server would refuse: %s', (text, message) => {
  expect(renderAll('en', checkObjectText(text, schema))).toMatchObject([{ message, severity: 'error' }]);
});

it.each([
  'spec:\n  parameters:\n    any: {thing: [1]}\n  limit: 3',
  'spec:\n  limit: 500m\n  labels:\n    a.b/c: d',
  'spec:\n  skipInstallation: yes\n  replicas: 9007199254740993',
  'spec:\n  replicas: null\n  labels:',
  'status:\n  anything: 1',
])('takes what the server takes: %s', (text) => {
  expect(checkObjectText(text, schema)).toEqual([]);
});

it('marks what is no YAML, also without a schema', () => {
  expect(checkObjectText('a: "b', undefined)).toMatchObject([{ line: 1, severity: 'error' }]);
  expect(checkObjectText('unknown: 1', undefined)).toEqual([]);
});

it('takes what is stored already for no problem of the text', () => {
  const stored = { spec: { open: { color: 'red' } } };
  const text = 'spec:\n  open:\n    color: blue\n    colur: red';
  expect(checkObjectText(text, schema, stored)).toMatchObject([{ line: 4 }]);
});
