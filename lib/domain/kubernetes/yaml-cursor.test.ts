import { expect, it } from 'vitest';
import { cursorAt } from './yaml-cursor.ts';

/** The cursor where `|` stands in a text. */
function at(marked: string) {
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return cursorAt(marked.replace('|', ''), place);
}

const deployment = `apiVersion: apps/v1
metadata:
  name: nginx
spec:
  template:
    spec:
      containers:
      - name: web
        image: nginx
        ports:
          - containerPort: 80
            protocol: TCP
      volumes: []`;

it.each([
  ['at the top', 'ki|', [], 'ki', []],
  ['in a mapping', 'metadata:\n  name: a\n  lab|', ['metadata'], 'lab', ['name']],
  ['on a line that is empty yet', 'metadata:\n  name: a\n  |', ['metadata'], '', ['name']],
  ['at the top again', `${deployment}\n|`, [], '', ['spec', 'metadata', 'apiVersion']],
  [
    'in an entry of a list',
    deployment.replace('image', 'ima|ge'),
    ['spec', 'template', 'spec', 'containers', 0],
    'image',
    ['name', 'ports'],
  ],
  [
    'in the first line of an entry',
    deployment.replace('- name: web', '- na|'),
    ['spec', 'template', 'spec', 'containers', 0],
    'na',
    ['image', 'ports'],
  ],
  [
    'in a list that is further in',
    deployment.replace('protocol: TCP', 'pro|'),
    ['spec', 'template', 'spec', 'containers', 0, 'ports', 0],
    'pro',
    ['containerPort'],
  ],
  [
    'behind a list',
    deployment.replace('volumes: []', 'vol|'),
    ['spec', 'template', 'spec'],
    'vol',
    ['containers'],
  ],
  ['below a key with a comment', 'spec: # all of it\n  # none yet\n  re|', ['spec'], 're', []],
])('finds a name %s', (_what, text, path, word, siblings) => {
  expect(at(text)).toMatchObject({ at: 'name', path, word, siblings });
});

it('tells where the word is', () => {
  expect(at('a:\n  - na|me')).toMatchObject({ startColumn: 5, endColumn: 9, markerColumns: 2 });
  expect(at('a:\n  na|')).toMatchObject({ startColumn: 3, endColumn: 5, markerColumns: 0 });
});

it('finds a value', () => {
  expect(at('spec:\n  type: Cl|')).toMatchObject({
    at: 'value',
    path: ['spec', 'type'],
    word: 'Cl',
    startColumn: 9,
  });
  expect(at('spec:\n  paused: |')).toMatchObject({
    at: 'value',
    path: ['spec', 'paused'],
    word: '',
    startColumn: 11,
  });
});

it.each([['a text of several lines', 'a: >\n  wor|'.replace('>', '|').replace('wor|', 'wor@')]])(
  'says nothing in %s',
  (_what, text) => {
    const marked = text.replace('@', '\u0001');
    const before = marked.slice(0, marked.indexOf('\u0001')).split('\n');
    expect(
      cursorAt(marked.replace('\u0001', ''), {
        line: before.length,
        column: (before.at(-1)?.length ?? 0) + 1,
      }),
    ).toBeUndefined();
  },
);

it.each([
  ['a comment', '# no|te'],
  ['braces', 'a: {na|'],
  ['quotes', 'a: "na|'],
  ['a line that is too far in', 'a: 1\n  na|'],
  ['a place before the word', ' | name: a'],
])('says nothing in %s', (_what, text) => {
  expect(at(text)).toBeUndefined();
});
