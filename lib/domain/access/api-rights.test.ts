import { expect, it } from 'vitest';
import { rightForApi } from './api-rights.ts';

const applications = { group: 'applicationconnector.kyma-project.io', resource: 'applications' };

it('asks for the right to the very Application that an address names', () => {
  expect(rightForApi('POST', '/api/applications/shop/services')).toEqual({
    ...applications,
    verb: 'update',
    name: 'shop',
  });
  expect(rightForApi('HEAD', '/api/applications/shop/services')).toEqual({
    ...applications,
    verb: 'get',
    name: 'shop',
  });
});

it('asks for the right to all of them where the address names none', () => {
  expect(rightForApi('POST', '/api/specifications/fetch')).toEqual({ ...applications, verb: 'update' });
});

it('leaves to the API server what is done as the person', () => {
  expect(rightForApi('PUT', '/api/yaml/deployments/default/web')).toBeUndefined();
});

it.each([
  ['POST', '/api/unknown'],
  ['POST', '/api'],
  ['POST', '/api/'],
  ['DELETE', '/api/applications'],
  ['OPTIONS', '/api/applications'],
  ['POST', '/api//applications'],
  ['POST', '/api/applications/shop/services/'],
  ['POST', '/api/applications/../services'],
  ['POST', '/api/applications/sh%6fp/services'],
  ['POST', '/api/applications/a%2Fb/services'],
  ['POST', '/%61pi/applications'],
  ['POST', '/api/constructor'],
])('refuses %s %s', (method, path) => expect(rightForApi(method, path)).toBe('refused'));
