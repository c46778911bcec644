import { expect, it } from 'vitest';
import { kinds, resourcePath } from './kinds.ts';

it('names the path of an object, and escapes what is in its name', () => {
  expect(resourcePath(kinds.deployments, 'default', 'web')).toBe(
    '/apis/apps/v1/namespaces/default/deployments/web',
  );
  expect(resourcePath(kinds.applications, undefined, 'a:b?c')).toBe(
    '/apis/applicationconnector.kyma-project.io/v1alpha1/applications/a%3Ab%3Fc',
  );
});

it.each(['..', '.', '../default', 'a/b', '..%2fa', '%2e%2e'])('makes no path of "%s"', (name) => {
  expect(() => resourcePath(kinds.deployments, 'default', name)).toThrow('cannot be the name');
  expect(() => resourcePath(kinds.deployments, name, 'web')).toThrow('cannot be the name');
});
