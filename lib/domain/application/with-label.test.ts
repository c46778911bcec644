import { expect, test } from 'vitest';
import type { Application } from './application.ts';
import { withLabel } from './with-label.ts';

const shop: Application = {
  apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'shop', labels: { team: 'red' } },
  spec: { description: 'Sells things', labels: { region: 'eu', team: 'old' } },
};

test('a label is given to the object, and all else stays', () => {
  expect(withLabel(shop, { key: 'stage', value: '' })).toEqual({
    ...shop,
    metadata: { name: 'shop', labels: { team: 'red', stage: '' } },
  });
});

test('a label is taken from the object and from the specification', () => {
  const changed = withLabel(shop, { key: 'team', value: null });
  expect(changed?.metadata.labels).toEqual({});
  expect(changed?.spec).toEqual({ description: 'Sells things', labels: { region: 'eu' } });
});

test('what is so already is not written', () => {
  expect(withLabel(shop, { key: 'team', value: 'red' })).toBeUndefined();
  expect(withLabel(shop, { key: 'stage', value: null })).toBeUndefined();
});
