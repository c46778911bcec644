import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { ServiceEntry } from '#lib/domain/application/application.ts';
import {
  type CredentialKind,
  credentialKinds,
  credentialTable,
} from '#lib/domain/application/credentials/credential-kind.ts';
import { ServiceEntries } from './service-entries.tsx';

function shown(credentials: ServiceEntry['credentials']): string {
  const entry: ServiceEntry = { type: 'API', ...(credentials === undefined ? {} : { credentials }) };
  return renderToStaticMarkup(<ServiceEntries entries={[entry]} />);
}

const words: Record<CredentialKind, string> = {
  none: 'None',
  basic: 'Basic (user name and password)',
  oauth: 'OAuth 2 client credentials',
  oauthWithCertificate: 'OAuth 2 client credentials, proven by a client certificate',
  certificate: 'Client certificate',
};

it.each(credentialKinds)('says that a service has %s', (kind) => {
  const text = shown({ type: credentialTable[kind].storedType, secretName: 'a' });
  expect(text).toContain(`>${words[kind]}<`);
});

it('says None where an API names no credentials, and Unknown where it names a type that nobody knows', () => {
  expect(shown(undefined)).toContain('>None<');
  expect(shown({ type: 'Riddle', secretName: 'a' })).toContain('>Unknown: Riddle<');
});
