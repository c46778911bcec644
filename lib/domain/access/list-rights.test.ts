import { expect, it } from 'vitest';
import { listedActions, viewerOf } from './list-rights.ts';

it('shows nothing of a kind that may not be listed', () => {
  const viewer = viewerOf(new Set(['applications', 'pods']), 'en');
  expect(viewer.mayList('applications')).toBe(true);
  expect(viewer.mayList('pods', 'default')).toBe(true);
  expect(viewer.mayList('secrets', 'default')).toBe(false);
  expect(viewer.mayList('connectiontokens')).toBe(false);
  expect(viewerOf(new Set(), 'en').mayList('applications')).toBe(false);
});

it('makes views once for all who may see the same, and never for others', () => {
  const some = viewerOf(new Set(['applications', 'pods']), 'en');
  expect(viewerOf(new Set(['pods', 'applications']), 'en').scope).toBe(some.scope);
  expect(viewerOf(new Set(['applications']), 'en').scope).not.toBe(some.scope);
  expect(viewerOf(new Set(listedActions.keys()), 'en').scope).toBe('all');
});
