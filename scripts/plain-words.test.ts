import { expect, test } from 'vitest';
import { plainWords } from './plain-words.ts';

test.each([
  ['an attribute', `<Card title="Needs attention" />`],
  ['an attribute for assistive technology', `<ul aria-label="Repairs">`],
  ['the text of an element', `<p>Nothing broke.</p>`],
  ['a text on lines of its own', `<p>\n  What you see is old,\n  and stays so.\n</p>`],
  ['a text before a value', `<p>There is no {noun}</p>`],
  ['a member', `const options = [{ value: 'a', label: 'Comfortable' }];`],
  ['a notice', `toast.success('Saved');`],
  ['a text with something filled in', `const x = { title: \`Delete \${name}\` };`],
])('%s is found', (_what, source) => {
  expect(plainWords('components/x/y.tsx', source)).toHaveLength(1);
});

test.each([
  ['what the catalogue says', `<Card title={t('needsAttention')}>{t('about')}</Card>`],
  ['class names and keys', `<p className="text-muted" data-health="ok">{one}</p>`],
  ['names and examples', `<Input placeholder="https://orders.example.com" /><b>Mooring</b>`],
  ['comments', `/** A title: 'Some Words' */\n// <p>Words here</p>`],
  [
    'types and comparisons',
    `function f<T extends Omit<A, 'b'>>(a: Map<string, T>): T[] {\n  return a > b ? x : y;\n}`,
  ],
  ['arrows', `const f = (a: A) => name === a;`],
  ['what is only filled in', `const x = { title: \`\${kind} \${name}\` };`],
])('%s is not', (_what, source) => {
  expect(plainWords('components/x/y.tsx', source)).toEqual([]);
});

test('it says where', () => {
  expect(plainWords('components/x/y.tsx', `\n\n<p>Nothing broke.</p>`)).toEqual([
    'components/x/y.tsx:3: “Nothing broke.” is not from the catalogue',
  ]);
});
