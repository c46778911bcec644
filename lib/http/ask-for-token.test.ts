import { describe, expect, it } from 'vitest';
import { askForToken, type TokenForm } from './ask-for-token.ts';

const client = { clientId: 'me', clientSecret: 's&t' };
const basic = `Basic ${btoa('me:s&t')}`;

async function formOf(...[who, method]: [Parameters<typeof askForToken>[0], 'both' | 'header' | 'body']) {
  let sent: TokenForm | undefined;
  await askForToken(who, method, async (form) => {
    sent = form;
    return '{}';
  });
  return { authorization: sent?.headers.authorization, body: sent?.body };
}

describe('a client asks for a token', () => {
  it.each([
    [
      'both',
      { authorization: basic, body: 'client_id=me&client_secret=s%26t&grant_type=client_credentials' },
    ],
    ['header', { authorization: basic, body: 'grant_type=client_credentials' }],
    ['body', { body: 'client_id=me&client_secret=s%26t&grant_type=client_credentials' }],
  ] as const)('with id and secret by the method %s', async (method, form) => {
    expect(await formOf(client, method)).toEqual(form);
  });

  it.each(['both', 'header', 'body'] as const)(
    'by its id alone where a certificate proves who it is, also by the method %s',
    async (method) => {
      const body = 'client_id=me&grant_type=client_credentials';
      expect(await formOf({ clientId: 'me', clientSecret: undefined }, method)).toEqual({ body });
    },
  );
});

it.each([
  ['{"access_token": "abc", "expires_in": 60}', { accessToken: 'abc', expiresIn: 60 }],
  ['{"access_token": "abc", "expires_in": "60"}', { accessToken: 'abc', expiresIn: 60 }],
  ['{"access_token": null, "expires_in": "soon"}', { accessToken: '', expiresIn: undefined }],
  ['{}', { accessToken: '', expiresIn: undefined }],
])('the answer %s is read', async (text, answer) => {
  expect(await askForToken(client, 'both', async () => text)).toEqual(answer);
});

it.each(['', '[]', '{"access_token": 1}', '{"access_token": "a\\r\\nb"}'])(
  'the answer %s is none of a token endpoint',
  async (text) => {
    await expect(askForToken(client, 'both', async () => text)).rejects.toThrow();
  },
);
