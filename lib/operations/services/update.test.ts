import { expect, it } from 'vitest';
import { editServiceRequest } from '#lib/domain/application/edit-service-request.ts';
import { registeredServiceSchema } from '#lib/domain/application/registered-service.ts';
import type { ServiceSettings } from '#lib/domain/application/service-form.ts';
import { settingsOf, withoutSecrets } from '#lib/domain/application/service-settings.ts';
import { storedSecret } from '#lib/domain/application/stored-secret.ts';
import { inEnglish } from '#lib/texts/english.ts';
import { withEdit, withSettings } from './update.ts';

const spec = '{"openapi":"3.0.0","paths":{"/b":{"get":{"responses":{"404":{},"200":{"x":1.10}}}},"/a":{}}}';
const registration = `{"provider":"ACME","name":"Orders","description":"All","labels":{"team":"x"},"api":{"targetUrl":"https://a.example","credentials":{"basic":{"username":"********","password":"********"}},"spec":${spec},"requestParameters":{"headers":{"x-key":["s3cret"]}}}}`;

const settings: ServiceSettings = {
  provider: 'ACME',
  name: 'Orders',
  description: 'All',
  shortDescription: '',
  targetUrl: 'https://a.example',
  credentials: { type: 'basic', username: storedSecret, password: storedSecret },
  csrfUrl: '',
};

it('changes nothing with the settings as they are', () => {
  expect(withSettings(registration, settings)).toBe(registration);
});

it('changes one credential and leaves the specification as it stands', () => {
  const changed = withSettings(registration, {
    ...settings,
    credentials: { type: 'basic', username: storedSecret, password: 'new' },
  });
  expect(changed).toContain('"credentials":{"basic":{"username":"********","password":"new"}}');
  expect(changed).toContain(`"spec":${spec}`);
  expect(changed).toContain('"x-key":["s3cret"]');
});

it('keeps what the form does not know of, while the kind of credentials stays', () => {
  const oauth =
    '{"api":{"targetUrl":"https://a.example","credentials":{"oauth":{"url":"https://t.example","clientId":"********","clientSecret":"********","requestParameters":{"headers":{"a":["b"]}}}}}}';
  const next: ServiceSettings = {
    ...settings,
    credentials: {
      type: 'oauth',
      url: 'https://u.example',
      clientId: storedSecret,
      clientSecret: 'new',
      authMethod: 'auto',
    },
    csrfUrl: 'https://a.example/token',
  };
  expect(JSON.parse(withSettings(oauth, next)).api.credentials).toEqual({
    oauth: {
      url: 'https://u.example',
      clientId: storedSecret,
      clientSecret: 'new',
      requestParameters: { headers: { a: ['b'] } },
      csrfInfo: { tokenEndpointURL: 'https://a.example/token' },
    },
  });
  expect(JSON.parse(withSettings(oauth, settings)).api.credentials).toEqual({
    basic: { username: storedSecret, password: storedSecret },
  });
});

it.each([
  ['header', 'header'],
  ['body', 'body'],
  ['auto', undefined],
] as const)('keeps, changes and forgets the method at the token endpoint: %s', (authMethod, sent) => {
  const stored =
    '{"api":{"targetUrl":"https://a.example","credentials":{"oauth":{"url":"https://t.example","clientId":"********","clientSecret":"********","authMethod":"header"}}}}';
  const shown = settingsOf(registeredServiceSchema.parse(JSON.parse(stored)));
  expect(shown.credentials).toMatchObject({ type: 'oauth', authMethod: 'header' });
  const next = { ...settings, credentials: { ...shown.credentials, authMethod } } as ServiceSettings;
  const { oauth } = JSON.parse(withSettings(stored, next)).api.credentials;
  expect(oauth.authMethod).toBe(sent);
});

it('removes credentials, and generates a certificate', () => {
  const none = JSON.parse(withSettings(registration, { ...settings, credentials: { type: 'none' } }));
  expect(none.api).not.toHaveProperty('credentials');
  const certificate = { type: 'certificate', commonName: 'orders' } as const;
  expect(
    JSON.parse(withSettings(registration, { ...settings, credentials: certificate })).api.credentials,
  ).toEqual({ certificateGen: { commonName: 'orders' } });
});

it('keeps the short description beside another long one, and takes it away when it is emptied', () => {
  const text = '{"name":"Orders","description":"All","shortDescription":"A","events":{"spec":{}}}';
  const ofEvents: ServiceSettings = { ...settings, targetUrl: '', credentials: { type: 'none' } };
  const short = { ...ofEvents, shortDescription: 'A' };
  expect(JSON.parse(withSettings(text, { ...short, description: 'None' }))).toMatchObject({
    description: 'None',
    shortDescription: 'A',
  });
  expect(JSON.parse(withSettings(text, ofEvents))).not.toHaveProperty('shortDescription');
});

it('changes what was changed, and leaves what somebody else has changed since', () => {
  const now = registration.replace('"name":"Orders"', '"name":"Sales"').replace('"All"', '"More"');
  const edit = { base: settings, settings: { ...settings, provider: 'Other' } };
  expect(withEdit(now, edit)).toBe(now.replace('ACME', 'Other'));
});

it('changes nothing where both changed the same, and says what is stored now', () => {
  const now = registration.replace('"name":"Orders"', '"name":"Sales"');
  const edit = { base: settings, settings: { ...settings, name: 'Mine' } };
  expect(() => withEdit(now, edit)).toThrow(
    expect.objectContaining({ code: 'CONFLICT', details: { ...settings, name: 'Sales' } }),
  );
});

it('checks what was changed, not what an application has registered long ago', () => {
  const base = { ...settings, description: 'x'.repeat(2000) };
  expect(editServiceRequest(inEnglish).safeParse({ base, settings: { ...base, name: 'Mine' } }).success).toBe(
    true,
  );
  const wrong = editServiceRequest(inEnglish).safeParse({ base, settings: { ...base, name: '' } });
  expect(wrong.error?.issues).toMatchObject([
    { path: ['settings', 'name'], message: 'Give the service a name.' },
  ]);
});

it('does not take the target from an API', () => {
  expect(() => withSettings(registration, { ...settings, targetUrl: '' })).toThrow(
    'An API needs a target URL.',
  );
});

it('shows credentials and request parameters as asterisks only', () => {
  const service = registeredServiceSchema.parse({
    ...JSON.parse(registration),
    api: {
      ...JSON.parse(registration).api,
      credentials: {
        oauth: {
          url: 'https://t.example',
          clientId: 's3cret',
          clientSecret: 's3cret',
          requestParameters: { queryParameters: { key: ['s3cret'] } },
        },
      },
      headers: { a: ['s3cret'] },
      specificationCredentials: { basic: { username: 's3cret', password: 's3cret' } },
    },
  });
  const shown = JSON.stringify(withoutSecrets(service));
  expect(shown).not.toContain('s3cret');
  expect(shown).toContain('"x-key":["********"]');
  expect(settingsOf(withoutSecrets(service)).credentials).toEqual({
    type: 'oauth',
    url: 'https://t.example',
    clientId: storedSecret,
    clientSecret: storedSecret,
    authMethod: 'auto',
  });
});
