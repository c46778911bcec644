import { expect, test } from 'vitest';
import { resolveTarget } from './object-target.ts';

test('finds the kind, and the namespace where the kind has one', () => {
  const deployment = resolveTarget({ kind: 'deployments', namespace: 'default', name: 'nginx' });
  expect(deployment).toMatchObject({ name: 'nginx', namespace: 'default', info: { kind: 'Deployment' } });
  expect(resolveTarget({ kind: 'applications', namespace: '-', name: 'shop' }).namespace).toBeUndefined();
});

test.each(['secrets', 'tokenrequests', 'configmaps'])('never shows the text of %s', (kind) => {
  expect(() => resolveTarget({ kind, namespace: 'default', name: 'x' })).toThrow(/does not show/);
});

test.each(['nonsense', '__proto__', 'toString'])('knows no kind %s', (kind) => {
  expect(() => resolveTarget({ kind, namespace: 'default', name: 'x' })).toThrow(/knows no kind/);
});
