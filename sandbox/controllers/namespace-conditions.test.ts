import { expect, test } from 'vitest';
import { namespaceConditions } from './namespace-conditions.ts';

const nowIso = '2026-01-02T00:00:00Z';

function textOf(conditions: ReturnType<typeof namespaceConditions>, type: string): string {
  const found = conditions.find((condition) => condition.type === type);
  return `${found?.status} ${found?.reason}: ${found?.message}`;
}

test('names what is left and which finalizers hold it', () => {
  const conditions = namespaceConditions(
    [],
    {
      byResource: new Map([
        ['widgets.example.com', 2],
        ['pods.', 1],
      ]),
      byFinalizer: new Map([['example.com/hold', 2]]),
      errors: [],
    },
    nowIso,
  );
  expect(textOf(conditions, 'NamespaceContentRemaining')).toBe(
    'True SomeResourcesRemain: Some resources are remaining: pods. has 1 resource instances, widgets.example.com has 2 resource instances',
  );
  expect(textOf(conditions, 'NamespaceFinalizersRemaining')).toBe(
    'True SomeFinalizersRemain: Some content in the namespace has finalizers remaining: example.com/hold in 2 resource instances',
  );
  expect(textOf(conditions, 'NamespaceDeletionContentFailure')).toMatch(/^False ContentDeleted/);
});

test('reports deletions that fail', () => {
  const remaining = { byResource: new Map(), byFinalizer: new Map(), errors: ['pods "a" is forbidden'] };
  const conditions = namespaceConditions([], remaining, nowIso);
  expect(textOf(conditions, 'NamespaceDeletionContentFailure')).toBe(
    'True ContentDeletionFailed: Failed to delete all resource types, 1 remaining: pods "a" is forbidden',
  );
});

test('a transition time moves only with the status', () => {
  const none = { byResource: new Map(), byFinalizer: new Map(), errors: [] };
  const first = namespaceConditions([], none, nowIso);
  const second = namespaceConditions(first, none, '2026-01-03T00:00:00Z');
  expect(second).toEqual(first);
});
