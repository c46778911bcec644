import { expect, test } from '@playwright/test';
import { parseExact, stringifyExact } from 'kube-text/exact-json';
import { readYaml } from 'kube-text/read-yaml';
import { writeYaml } from 'kube-text/write-yaml';
import { KubectlClient } from '#e2e/fixtures/kubectl-client.ts';

// The editor's text and kubectl's: the same text must mean the same object, in both directions. No server is asked.
let kubectl: KubectlClient;

interface Sample {
  apiVersion: string;
  kind: string;
  metadata: { name: string; labels?: Record<string, string> };
  v?: unknown;
}

const head = 'apiVersion: yaml.example.com/v1\nkind: Sample\nmetadata: {name: a}\n';

/** As kubectl prints an object: `-o json` or `-o yaml`. */
function printed(text: string, form: 'json' | 'yaml'): Promise<string> {
  return kubectl.run('label', '--local', '-f', kubectl.file('sample.yaml', text), 'a=b', '-o', form);
}

async function readByKubectl(text: string): Promise<unknown> {
  return (parseExact(await printed(text, 'json')) as Sample).v;
}

const letters = [
  ...'0179_.-+eExobynYNf: #\n\t"\'{}[],&*!|>%@`?=<~\\TZ/äß😀',
  ...[
    '\r',
    '\u0085',
    '\ufeff',
    '\u007f',
    '\u0001',
    'inf',
    'nan',
    'null',
    'true',
    'on',
    'off',
    'yes',
    '---',
    '...',
  ],
];

/** The same short texts in every run, made of what YAML could take for something else. */
function delicateTexts(count: number): string[] {
  let seed = 7;
  const below = (limit: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * limit);
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + below(6) }, () => letters[below(letters.length)]).join(''),
  );
}

const values = [
  0,
  -1,
  1.5,
  1e21,
  1e-7,
  2n ** 63n - 1n,
  -(2n ** 63n),
  true,
  false,
  null,
  [],
  {},
  [[]],
  [{ a: [{}] }],
];

test.describe('YAML as kubectl has it', { tag: '@kubectl' }, () => {
  test.beforeAll(() => {
    kubectl = new KubectlClient('/dev/null');
  });
  test.afterAll(() => kubectl.remove());

  test('what the editor writes, kubectl reads as the same object', async () => {
    const texts = delicateTexts(2_000);
    const v = { texts, values, keys: Object.fromEntries(texts.map((text, index) => [text, index])) };
    const text = writeYaml({ apiVersion: 'yaml.example.com/v1', kind: 'Sample', metadata: { name: 'a' }, v });
    expect(await readByKubectl(text)).toEqual(v);
  });

  test('what kubectl writes, the editor reads as the same object', async () => {
    // kubectl itself cannot print these: "control characters are not allowed"
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    const texts = delicateTexts(2_000).filter((text) => !/[\u0001\u007f\u0085\ufeff]/.test(text));
    const v = { texts, values, keys: Object.fromEntries(texts.map((text, index) => [text, index])) };
    const json = stringifyExact({ ...(parseExact(await printed(head, 'json')) as Sample), v });
    expect((readYaml(await printed(json, 'yaml')) as Sample).v).toEqual(v);
  });

  for (const text of [
    'defaultMode: 0400',
    'v: {on: yes, off: n, a: 1_000, b: 0b11, c: 0o17, d: 08, e: 1:30, f: 2001-01-01, g: 1e3, h: =, i: ~}',
    'v: {1: a, 0400: b, yes: c, 9007199254740993: d, "": e}',
    'x: &x {runAsNonRoot: true, runAsUser: 1}\nv: {<<: *x, runAsUser: 2}',
    'x: &x {a: 1, b: 2}\nv: {b: 3, <<: *x}',
    'v: {<<: [{a: 1}, {a: 2, c: 3}]}',
    'v: [!!str 5, !!int "5", !!binary aGk=, !!set {a, b}, !own 5, ! yes]',
    'v: |\n  a\n  b\n\nw: >-\n  a\n  b\n\n  c',
    'v: 9223372036854775808',
  ]) {
    test(`both read the same in ${JSON.stringify(text)}`, async () => {
      const document = `${head}${text}\n`;
      const { metadata: _labelled, ...theirs } = parseExact(await printed(document, 'json')) as Sample;
      const { metadata: _plain, ...ours } = readYaml(document) as Sample;
      expect(ours).toEqual(theirs);
    });
  }
});
