import { expect, it } from 'vitest';
import { className, parametersSecretName, resourceName } from './names.ts';

const id = '4b5cf1f2-2b4d-4f3f-9a53-0f6f5b0d4a55';

it.each([
  ['DisplayName', 'displayname-87ea5'],
  ['display_!@#$%^&*()name', 'display-name-87ea5'],
  ['-----displayname', 'displayname-87ea5'],
])('names the class of "%s" %s', (displayName, name) => {
  expect(className(displayName, 'id')).toBe(name);
});

it('cuts the name of the Application at 26 characters', () => {
  expect(resourceName('toolong_application_aaaaaxxxx', id)).toBe(`toolong_application_aaaaax-${id}`);
  expect(resourceName('shop', id)).toBe(`shop-${id}`);
});

it('cuts the name of the parameters Secret at 63 characters', () => {
  expect(parametersSecretName('shop', id)).toBe(`params-shop-${id}`);
  expect(parametersSecretName('a'.repeat(30), id)).toHaveLength(63);
});
