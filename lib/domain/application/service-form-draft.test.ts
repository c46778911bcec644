import { expect, it } from 'vitest';
import { emptyCredentials } from './credentials/credential-values.ts';
import type { ServiceForm } from './service-form.ts';
import { draftOf, formOfDraft } from './service-form-draft.ts';

const form: ServiceForm = {
  provider: 'ACME',
  name: 'Orders',
  description: 'Orders of ACME',
  targetUrl: 'https://orders.example.com',
  credentials: { type: 'none' },
  spec: 'openapi: 3.0.3',
  specUrl: 'https://orders.example.com/openapi.yaml',
};

it('gives a form back as it was', () => {
  expect(formOfDraft(JSON.parse(JSON.stringify(draftOf(form))))).toEqual(form);
});

it('keeps nothing of a form in which nothing was entered', () => {
  const nothing = { provider: '', name: '', description: '', targetUrl: '', spec: '', specUrl: '' };
  expect(draftOf({ ...nothing, credentials: { type: 'none' } })).toBeUndefined();
  expect(draftOf({ ...nothing, credentials: emptyCredentials('basic') })).toBeDefined();
});

it.each<ServiceForm['credentials']>([
  { type: 'basic', username: 'u-secret', password: 'p-secret' },
  {
    type: 'oauth',
    url: 'https://login.example.com/token',
    clientId: 'i-secret',
    clientSecret: 's-secret',
    authMethod: 'header',
  },
])('keeps the kind of credentials and none of their secrets: $type', (credentials) => {
  const draft = draftOf({ ...form, credentials });
  expect(JSON.stringify(draft)).not.toContain('-secret');
  const url = credentials.type === 'oauth' ? credentials.url : '';
  expect(formOfDraft(draft)?.credentials).toEqual(emptyCredentials(credentials.type, url));
});

it.each(['https://me:hush@example.com/a', 'me:hush@example.com', 'https://example.com/a?token=hush'])(
  'keeps no URL that may hold a secret: %s',
  (url) => {
    const credentials = { ...emptyCredentials('oauth'), url } as ServiceForm['credentials'];
    expect(JSON.stringify(draftOf({ ...form, credentials, targetUrl: url, specUrl: url }))).not.toContain(
      'hush',
    );
  },
);

it.each([
  undefined,
  null,
  'x',
  {},
  { ...form, credentials: null },
  { ...form, credentials: { type: 'other', url: '' } },
])('takes what is no draft for none: %j', (value) => {
  expect(formOfDraft(value)).toBeUndefined();
});
