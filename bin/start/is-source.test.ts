import { expect, it } from 'vitest';
import { isSource } from './is-source.ts';

it.each([
  ['packages/kube-text/json-path.ts', true],
  ['locales/de/graph.ts', true],
  ['components/graph/use-graph-layout.test.tsx', false],
  ['packages/kube-text/README.md', false],
  ['packages/kube-sandbox/contract/node_modules/.vite/vitest/results.json', false],
])('of %s the console is made: %s', (path, expected) => {
  expect(isSource(path)).toBe(expected);
});
