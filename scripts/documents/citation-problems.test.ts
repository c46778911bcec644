import { describe, expect, it } from 'vitest';
import { citationProblems } from './citation-problems.ts';

// in pieces, or this file would cite what is not there
const contract = ['con', 'tract'].join('');
const record = ['AD', 'R'].join('');
const test = ['it', '('].join('');

const citable = {
  contracts: {
    connectivity: new Set(['2', '2.5', '2.10', '3', '3.7']),
    binding: new Set(['1', '1.8', '5.4']),
  },
  decisions: new Set(['2', '15']),
};

function problems(text: string, file = 'lib/a.ts'): string[] {
  return citationProblems(file, text, citable);
}

describe('a citation that leads somewhere passes', () => {
  it.each([
    `/** Stored as it is (connectivity ${contract} 3.7). */`,
    `/** Binding ${contract} 1.8, 5.4: what the target gets. */`,
    `/** As in the connectivity ${contract} 2.5 to 2.10, and no further. */`,
    `/** Connectivity ${contract}, chapters 2 and 3. */`,
    `/** Connectivity ${contract}, section 2.10. */`,
    `/**\n * Said in the connectivity\n * ${contract} 2.5.\n */`,
    '// as ADR 15 says, and decisions 2 and 15',
    `it('has the profile of the ${contract}', run);`,
    `/** The numbers are sections of the binding ${contract}. */\n${test}'1.8 answers 201', run);`,
  ])('%j', (text) => {
    expect(problems(text)).toEqual([]);
  });
});

describe('a citation that leads nowhere is named with its place', () => {
  it.each([
    [
      'an unknown section',
      `\n/** (binding ${contract} 9.9) */`,
      'lib/a.ts:2 cites 9.9 of docs/contracts/binding.md, which has no such heading',
    ],
    [
      'the last of a list',
      `// (connectivity ${contract} 2.5, 3.7 and 8.1)`,
      'lib/a.ts:1 cites 8.1 of docs/contracts/connectivity.md, which has no such heading',
    ],
    [
      'the end of a range',
      `// (connectivity ${contract} 2.5 to 2.99)`,
      'lib/a.ts:1 cites 2.99 of docs/contracts/connectivity.md, which has no such heading',
    ],
    [
      'a section that only starts like another',
      `// (connectivity ${contract} 2.1)`,
      'lib/a.ts:1 cites 2.1 of docs/contracts/connectivity.md, which has no such heading',
    ],
    [
      'one in two lines',
      `/**\n * (binding\n * ${contract} 9.9)\n */`,
      'lib/a.ts:2 cites 9.9 of docs/contracts/binding.md, which has no such heading',
    ],
    [
      'a chapter',
      `// binding ${contract}, chapter 7`,
      'lib/a.ts:1 cites 7 of docs/contracts/binding.md, which has no such heading',
    ],
    [
      'no document',
      `// (${contract} 3.7)`,
      'lib/a.ts:1 cites section 3.7, but not of which contract: connectivity or binding',
    ],
    [
      'no section',
      `// (binding ${contract}, V2)`,
      'lib/a.ts:1 cites docs/contracts/binding.md without a section',
    ],
    ['a decision', `// see ${record} 99`, 'lib/a.ts:1 cites number 99 of docs/adr, which is not there'],
    [
      "a test's title",
      `/** The numbers are sections of the binding ${contract}. */\n${test}'3.7 stores', run);`,
      'lib/a.ts:2 cites 3.7 of docs/contracts/binding.md, which has no such heading',
    ],
    [
      "a test's title that does not say of what",
      `${test}[1])${test.slice(2)}\n  '3.7 stores', run);`,
      'lib/a.ts:1 cites section 3.7, but not of which contract: connectivity or binding',
    ],
  ])('%s', (_what, text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });
});

describe('a link to a decision', () => {
  it.each([
    [`[${record} 15](../adr/0015-downloads.md)`, []],
    [
      `first\n[${record} 2](../adr/0015-downloads.md)`,
      ['docs/a.md:2 cites number 2 of docs/adr and links to number 15'],
    ],
  ])('%j leads to the one it names', (text, expected) => {
    expect(problems(text, 'docs/a.md')).toEqual(expected);
  });
});

describe('a contract cites itself by number alone', () => {
  const file = 'docs/contracts/binding.md';

  it('and the number has to be there', () => {
    expect(problems('as in section 1.8, see 9.9', file)).toEqual([
      `${file}:1 cites 9.9 of docs/contracts/binding.md, which has no such heading`,
    ]);
  });

  it('and the other one by its name', () => {
    expect(problems(`see the connectivity ${contract}, chapter 3`, file)).toEqual([]);
  });

  it('and is spoken of without a section', () => {
    expect(problems(`the binding ${contract} says`, file)).toEqual([]);
  });
});
