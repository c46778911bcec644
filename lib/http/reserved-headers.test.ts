import { expect, it } from 'vitest';
import { isReservedHeader } from './reserved-headers.ts';

it.each([
  'X-Forwarded-Client-Cert',
  'x-forwarded-for',
  'X_Forwarded_Client_Cert',
  'Forwarded',
  'Host',
  'via',
  'Application',
  'TENANT',
  'group',
  'Connection',
  'Transfer-Encoding',
  'content_length',
  'X-Mooring-Download',
  ' host',
])('keeps "%s" for the platform', (name) => {
  expect(isReservedHeader(name)).toBe(true);
});

it.each(['Authorization', 'X-Api-Key', 'X-Tenant', 'Application-Interface-Key', 'Cookie', 'Accept'])(
  'leaves %s to applications',
  (name) => {
    expect(isReservedHeader(name)).toBe(false);
  },
);
