import { expect, test } from 'vitest';
import { findByPath, parseJsonPath } from './json-path.ts';

const object = {
  metadata: { labels: { 'app.kubernetes.io/name': 'shop', 'a b': 'x' } },
  spec: {
    ports: [
      { name: 'http', port: 80 },
      { name: 'https', port: 443 },
    ],
    nested: { port: 8 },
  },
};

test.each([
  ['.spec.ports[0].port', [80]],
  ['{.spec.ports[-1].name}', ['https']],
  ['.spec.ports[*].port', [80, 443]],
  ['.spec.ports[0:1].port', [80]],
  ['.spec.ports[?(@.name == "https")].port', [443]],
  ['.spec.ports[?(@.port>100)].name', ['https']],
  [".metadata.labels['app\\.kubernetes\\.io/name']", ['shop']],
  ['.metadata.labels.app\\.kubernetes\\.io/name', ['shop']],
  ['.metadata.labels["a b"]', ['x']],
  ['.spec..port', [80, 443, 8]],
  ['.spec.missing.deeper', []],
])('%s', (text, expected) => {
  const path = parseJsonPath(text);
  expect(path && findByPath(path, object).toSorted()).toEqual(expected.toSorted());
});

test('refuses what is not a path', () => {
  expect(parseJsonPath('.spec[')).toBeUndefined();
  expect(parseJsonPath('.spec[?(]')).toBeUndefined();
});
