import { expect, test } from 'vitest';
import { podTemplateHash, sameTemplate } from './pod-template-hash.ts';

const template = {
  metadata: { labels: { app: 'web' } },
  spec: { containers: [{ name: 'main', image: 'nginx' }] },
};
const reordered = {
  spec: { containers: [{ image: 'nginx', name: 'main' }] },
  metadata: { labels: { app: 'web' } },
};

test('the hash depends on the content only', () => {
  expect(podTemplateHash(reordered, undefined)).toBe(podTemplateHash(template, undefined));
  expect(podTemplateHash(template, undefined)).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]{1,10}$/);
  const other = { ...template, spec: { containers: [{ name: 'main', image: 'nginx:2' }] } };
  expect(podTemplateHash(other, undefined)).not.toBe(podTemplateHash(template, undefined));
});

test('a collision leads to another hash', () => {
  expect(podTemplateHash(template, 1)).not.toBe(podTemplateHash(template, undefined));
});

test('the hash label makes no difference between templates', () => {
  const labelled = { ...template, metadata: { labels: { app: 'web', 'pod-template-hash': 'abc' } } };
  expect(sameTemplate(template, labelled)).toBe(true);
  expect(sameTemplate(template, { ...template, metadata: { labels: { app: 'other' } } })).toBe(false);
});
