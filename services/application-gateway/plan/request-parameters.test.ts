import { expect, it } from 'vitest';
import { readRequestParameters } from './request-parameters.ts';

it('leaves out what was stored before and is for the platform to say', () => {
  const headers = {
    'X-Api-Key': ['k'],
    'X-Forwarded-Client-Cert': ['Subject="CN=other"'],
    X_Forwarded_For: ['1'],
    Forwarded: ['for=1'],
    Via: ['1.1 x'],
    Host: ['h'],
    Application: ['other'],
    Tenant: ['t'],
    Group: ['g'],
    Connection: ['x-mooring-download'],
    'X-Mooring-Download': ['no'],
  };
  const read = readRequestParameters({ headers: JSON.stringify(headers) });
  expect(read.headers).toEqual([['X-Api-Key', 'k']]);
});
