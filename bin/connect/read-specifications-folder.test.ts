import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CredentialMember } from '#lib/domain/application/credentials/credential-kind.ts';
import { readSpecificationsFolder } from './read-specifications-folder.ts';

/** Credentials in `services.yaml`: secrets by the names of environment variables, all else as it is. */
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mooring-specs-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const env = { NODE_ENV: 'test', ONE: '1', TWO: '2', THREE: '3' } as const;

async function read(credentials: object): Promise<unknown> {
  const services = [{ name: 'Orders', targetUrl: 'https://orders.example.com', credentials }];
  await writeFile(join(folder, 'services.yaml'), JSON.stringify({ services }));
  const [registration] = await readSpecificationsFolder(folder, { application: 'shop', env });
  return JSON.parse(registration?.body ?? '').api.credentials;
}

const url = 'https://login.example.com/token';
const cases: Record<CredentialMember, [given: object, sent: object]> = {
  basic: [
    { usernameFrom: 'ONE', passwordFrom: 'TWO' },
    { username: '1', password: '2' },
  ],
  oauth: [
    { url, clientIdFrom: 'ONE', clientSecretFrom: 'TWO', authMethod: 'header' },
    { url, clientId: '1', clientSecret: '2', authMethod: 'header' },
  ],
  oauthWithCert: [
    { url, clientIdFrom: 'ONE', certificateFrom: 'TWO', keyFrom: 'THREE' },
    { url, clientId: '1', certificate: '2', key: '3' },
  ],
  certificateGen: [{ commonName: 'shop' }, { commonName: 'shop' }],
};

it.each(Object.entries(cases))('registers %s credentials', async (member, [given, sent]) => {
  expect(await read({ [member]: given })).toEqual({ [member]: sent });
});

it.each<[string, object]>([
  ['a secret in the file', { basic: { username: 'ada', passwordFrom: 'TWO' } }],
  ['a value where a variable is to be named', { basic: { usernameFrom: 'ONE', passwordFrom: 'p w' } }],
  ['two kinds at once', { basic: cases.basic[0], certificateGen: cases.certificateGen[0] }],
  ['a kind that nobody knows', { riddle: {} }],
  ['a way to the token endpoint that nobody knows', { oauth: { ...cases.oauth[0], authMethod: 'x' } }],
])('refuses %s', async (_what, credentials) => {
  await expect(read(credentials)).rejects.toMatchObject({
    code: 'INVALID',
    message: expect.stringContaining('services.0.credentials'),
  });
});

it('names a variable that is not set', async () => {
  await expect(read({ basic: { usernameFrom: 'ONE', passwordFrom: 'FOUR' } })).rejects.toThrow(
    'The environment variable FOUR is not set.',
  );
});
