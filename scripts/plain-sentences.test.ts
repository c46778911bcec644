import { expect, test } from 'vitest';
import { plainSentences } from './plain-sentences.ts';

test.each([
  ['an error', `throw new MooringError('INVALID', 'The name is taken.');`],
  ['a hint', `{ hint: 'Try again in a few seconds.' }`],
  ['what a schema says', `z.string().max(3, 'Use 3 characters or fewer.')`],
  ['a template', `const said = \`The part \${name} is gone.\`;`],
])('%s in the source is found', (_what, source) => {
  expect(plainSentences('a.ts', `\n${source}`)).toEqual([expect.stringMatching(/^a\.ts:2: “.+” is not/)]);
});

test.each([
  ['a message', `message('errors.nameTaken', { name })`],
  ['a comment', `/** Says 'The name is taken.' */\n// 'The name is taken.'`],
  ['a name', `const kind = 'ServiceBinding';`],
  ['a log', `log.warn({ cause }, 'the record was not removed')`],
  ['an address', `const url = 'https://shop.example/';`],
])('%s is none', (_what, source) => {
  expect(plainSentences('a.ts', source)).toEqual([]);
});
