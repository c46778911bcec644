import { describe, expect, it } from 'vitest';
import { renderMessage } from '#lib/texts/render-message.ts';
import { sentenceOfIssue } from '../texts/issue-text.ts';
import { kindPlural, namespaceName, objectId, objectName } from './object-name.ts';

const schemas = { objectName, namespaceName, kindPlural, objectId };

describe.each(Object.entries(schemas))('%s', (_name, schema) => {
  it.each([
    '..',
    '.',
    '',
    '../other',
    '..%2fother',
    '%2e%2e',
    'a/b',
    'a\\b',
    'a?b',
    'a#b',
    'a b',
    'a\n',
    '-a',
    '.a',
    'ä',
  ])('refuses "%s", by a sentence', (value) => {
    const parsed = schema.safeParse(value);
    const [issue] = parsed.error?.issues ?? [];
    expect(renderMessage('en', sentenceOfIssue(issue ?? { message: 'nothing' }))).toMatch(
      /^(A|An|The) .+\.$/,
    );
  });
});

it.each([
  [objectName, 'shop', 'a', '0', 'shop-1', 'crd.example.com', `${'a'.repeat(253)}`],
  [namespaceName, 'default', 'kube-system', '0', 'a'.repeat(63)],
  [kindPlural, 'applications'],
  [objectId, '5dd3a1ec-9a5c-4b4e-8a9c-0f7d8e1a2b3c', 'ORDERS_1', 'urn:orders.v1'],
])('takes what Kubernetes and the registry take', (schema, ...values) => {
  for (const value of values) {
    expect(schema.safeParse(value).success).toBe(true);
  }
});

it.each([
  [objectName, 'Shop', 'shop-', 'a..b', 'a.-b', 'a'.repeat(254)],
  [namespaceName, 'a.b', 'Default', 'a'.repeat(64)],
])('refuses what Kubernetes refuses', (schema, ...values) => {
  for (const value of values) {
    expect(schema.safeParse(value).success).toBe(false);
  }
});
