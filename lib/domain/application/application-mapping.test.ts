import { expect, it } from 'vitest';
import { type ApplicationMapping, isServiceAllowed } from './application-mapping.ts';

function mapping(spec: ApplicationMapping['spec']): ApplicationMapping {
  return { apiVersion: 'v1alpha1', kind: 'ApplicationMapping', metadata: { name: 'shop' }, spec };
}

it('allows nothing without a mapping', () => {
  expect(isServiceAllowed(undefined, 'a')).toBe(false);
});

it('allows everything where services are absent or null', () => {
  expect(isServiceAllowed(mapping({}), 'a')).toBe(true);
  expect(isServiceAllowed(mapping({ services: null }), 'a')).toBe(true);
  expect(isServiceAllowed(mapping(null), 'a')).toBe(true);
});

it('allows nothing where the list is empty', () => {
  expect(isServiceAllowed(mapping({ services: [] }), 'a')).toBe(false);
});

it('allows what is listed', () => {
  expect(isServiceAllowed(mapping({ services: [{ id: 'a' }] }), 'a')).toBe(true);
  expect(isServiceAllowed(mapping({ services: [{ id: 'a' }] }), 'b')).toBe(false);
});
