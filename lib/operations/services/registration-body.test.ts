import { expect, it } from 'vitest';
import {
  registeredServiceProblem,
  registeredServiceSchema,
} from '#lib/domain/application/registered-service.ts';
import type { ServiceForm } from '#lib/domain/application/service-form.ts';
import { checkServiceForm } from './check-form.ts';
import { registrationBody } from './registration-body.ts';

const form: ServiceForm = {
  provider: 'ACME',
  name: 'Orders',
  description: 'Orders of ACME',
  targetUrl: 'https://orders.example.com',
  credentials: { type: 'none' },
  spec: '',
  specUrl: '',
};

const openapi = 'openapi: 3.0.0\ninfo: {title: t, version: 1.0.0}\npaths: {}';
const asyncapi = 'asyncapi: 2.0.0\ninfo: {title: t, version: 1.0.0}\nchannels: {}';

function bodyOf(text: string): unknown {
  const body = registeredServiceSchema.parse(JSON.parse(text));
  expect(registeredServiceProblem(body)).toBeUndefined();
  return body;
}

it('registers an API with its credentials and the specification as JSON', async () => {
  const credentials = { type: 'basic', username: 'u', password: 'p' } as const;
  const body = bodyOf(await checkServiceForm({ ...form, credentials, spec: openapi }));
  expect(body).toEqual({
    provider: 'ACME',
    name: 'Orders',
    description: 'Orders of ACME',
    api: {
      targetUrl: 'https://orders.example.com',
      credentials: { basic: { username: 'u', password: 'p' } },
      spec: { openapi: '3.0.0', info: { title: 't', version: '1.0.0' }, paths: {} },
    },
  });
});

it('passes JSON on byte for byte', () => {
  const spec = '{"openapi":"3.0.0","x":1.50,"responses":{"404":1,"200":2}}';
  expect(registrationBody({ ...form, spec }, { kind: 'openapi', json: spec })).toContain(`"spec":${spec}`);
});

it('registers events without a target, and both with one', async () => {
  const events = { spec: { asyncapi: '2.0.0', info: { title: 't', version: '1.0.0' }, channels: {} } };
  const only = bodyOf(await checkServiceForm({ ...form, targetUrl: '', spec: asyncapi }));
  expect(only).toMatchObject({ events });
  expect(only).not.toHaveProperty('api');
  expect(bodyOf(await checkServiceForm({ ...form, spec: asyncapi }))).toMatchObject({
    api: { targetUrl: form.targetUrl },
    events,
  });
});

it('lets the registry fetch OData, which cannot be sent inline', () => {
  const spec = '<edmx:Edmx/>';
  expect(bodyOf(registrationBody({ ...form, spec }, { kind: 'edmx', json: '' }))).toMatchObject({
    api: { targetUrl: form.targetUrl, apiType: 'odata' },
  });
  const specUrl = 'https://orders.example.com/$metadata';
  expect(bodyOf(registrationBody({ ...form, spec, specUrl }, { kind: 'edmx', json: '' }))).toMatchObject({
    api: { specificationUrl: specUrl },
  });
});

it('registers OAuth2 credentials', () => {
  const oauth = { url: 'https://a.b/token', clientId: 'c', clientSecret: 's' };
  const credentials = { type: 'oauth', ...oauth, authMethod: 'auto' } as const;
  expect(bodyOf(registrationBody({ ...form, credentials }, undefined))).toMatchObject({
    api: { credentials: { oauth } },
  });
});

it('names the method at the token endpoint only where one was chosen', () => {
  const oauth = { url: 'https://a.b/token', clientId: 'c', clientSecret: 's' };
  const credentialsOf = (authMethod: 'auto' | 'both' | 'header' | 'body') => {
    const credentials = { type: 'oauth', ...oauth, authMethod } as const;
    return JSON.parse(registrationBody({ ...form, credentials }, undefined)).api.credentials;
  };
  expect(credentialsOf('auto')).toEqual({ oauth });
  expect(credentialsOf('header')).toEqual({ oauth: { ...oauth, authMethod: 'header' } });
});

it('sends nothing when the specification is wrong, and says the line', async () => {
  const wrong = checkServiceForm({ ...form, spec: `${openapi}\nnonsense: 1` });
  await expect(wrong).rejects.toMatchObject({
    code: 'UNPROCESSABLE',
    message: 'The specification, line 4: "nonsense" is not allowed at the top of the document.',
    details: [{ line: 4 }],
  });
  await expect(checkServiceForm({ ...form, targetUrl: '' })).rejects.toThrow('An API needs a target URL.');
});
