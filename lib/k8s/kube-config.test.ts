import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { type CaseSetting, kubeconfigCases, kubeconfigOf } from '#testing/kubeconfig/kubeconfig-cases.ts';
import { type RecordingServer, startRecordingServer } from '#testing/kubeconfig/recording-server.ts';
import { giveCredential, readTestFile, writeTestFiles } from '#testing/kubeconfig/write-test-files.ts';
import manifest from '../../package.json' with { type: 'json' };
import { createKubeClient, createKubeClientOn, type KubeClient } from './client.ts';
import { createConnection } from './connection.ts';
import { loadKubeConfig } from './kube-config.ts';

let dir: string;
let server: RecordingServer;
let setting: CaseSetting;
const file = () => join(dir, 'config');

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'kubeconfig-'));
  writeTestFiles(dir);
  server = await startRecordingServer({
    ca: readTestFile(dir, 'ca.pem'),
    certificate: readTestFile(dir, 'server.pem'),
    key: readTestFile(dir, 'server.key'),
  });
  const { secureUrl, plainUrl } = server;
  const base64 = (name: string) => readFileSync(join(dir, name), 'base64');
  setting = { secureUrl, plainUrl, caData: base64('ca.pem'), clientData: base64('client.pem') };
});

beforeEach(() => {
  server.requests.length = 0;
  server.answerWith(200);
  rmSync(join(dir, 'exec-info.json'), { force: true });
});

afterAll(async () => {
  await server.stop();
  rmSync(dir, { recursive: true });
});

async function ask(): Promise<void> {
  await createKubeClient(loadKubeConfig({ path: file() })).get(kinds.configmaps, 'a', 'default');
}

test.each(kubeconfigCases)('$name', async (each) => {
  writeFileSync(file(), kubeconfigOf(each, setting));
  const { sent } = each;
  if (sent instanceof RegExp) {
    const refusal: unknown = await ask().catch((error: unknown) => error);
    expect(String(refusal)).toMatch(sent);
    expect(server.requests).toEqual([]);
    return;
  }
  await ask();
  expect(server.requests.at(-1)).toMatchObject(sent);
  expect(server.requests.at(-1)?.credentials).toEqual(sent.credentials);
  if (each.told !== undefined) {
    expect(JSON.parse(readTestFile(dir, 'exec-info.json'))).toEqual({
      kind: 'ExecCredential',
      apiVersion: 'client.authentication.k8s.io/v1',
      ...each.told(setting),
    });
  } else if (!('exec' in each.user)) {
    expect(existsSync(join(dir, 'exec-info.json'))).toBe(false);
  }
});

function writeConfig(user: Record<string, unknown>): void {
  const cluster = ({ secureUrl }: CaseSetting) => ({ server: secureUrl, 'certificate-authority': 'ca.pem' });
  writeFileSync(file(), kubeconfigOf({ name: '', cluster, user, sent: {} }, setting));
}

/** A client that looks at its credentials anew for each call. */
function watchfulClient(): KubeClient {
  return createKubeClientOn(createConnection(loadKubeConfig({ path: file() }), { credentialsTtlMs: -1 }));
}

const plugin = {
  exec: {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: 'bin/plugin',
    interactiveMode: 'IfAvailable',
    env: [{ name: 'GREETING', value: 'ahoy' }],
  },
};

test('a client certificate that was renewed in its files is shown from then on', async () => {
  copyFileSync(join(dir, 'client.pem'), join(dir, 'own.pem'));
  copyFileSync(join(dir, 'client.key'), join(dir, 'own.key'));
  writeConfig({ 'client-certificate': 'own.pem', 'client-key': 'own.key' });
  const kube = watchfulClient();
  await kube.get(kinds.configmaps, 'a', 'default');
  copyFileSync(join(dir, 'renewed.key'), join(dir, 'own.key'));
  // half of it is there: the former holds
  await kube.get(kinds.configmaps, 'a', 'default');
  copyFileSync(join(dir, 'renewed.pem'), join(dir, 'own.pem'));
  await kube.get(kinds.configmaps, 'a', 'default');
  expect(server.requests.map(({ certificate }) => certificate)).toEqual(['client', 'client', 'renewed']);
});

test('a token that was renewed in its file is sent from then on, and the former while the file is away', async () => {
  writeFileSync(join(dir, 'own-token'), 'first');
  writeConfig({ tokenFile: 'own-token' });
  const kube = watchfulClient();
  await kube.get(kinds.configmaps, 'a', 'default');
  rmSync(join(dir, 'own-token'));
  await kube.get(kinds.configmaps, 'a', 'default');
  writeFileSync(join(dir, 'own-token'), 'second\n');
  await kube.get(kinds.configmaps, 'a', 'default');
  expect(server.requests.map(({ credentials }) => credentials.authorization)).toEqual([
    'Bearer first',
    'Bearer first',
    'Bearer second',
  ]);
});

test('a client certificate of a plugin is shown, and the next one when it has expired', async () => {
  const certificateOf = (name: string) => ({
    clientCertificateData: readTestFile(dir, `${name}.pem`),
    clientKeyData: readTestFile(dir, `${name}.key`),
  });
  writeConfig(plugin);
  giveCredential(dir, { ...certificateOf('client'), expirationTimestamp: '2020-01-01T00:00:00Z' });
  const kube = watchfulClient();
  await kube.get(kinds.configmaps, 'a', 'default');
  giveCredential(dir, { ...certificateOf('renewed'), token: 'beside-it' });
  await kube.get(kinds.configmaps, 'a', 'default');
  expect(server.requests).toMatchObject([
    { certificate: 'client', credentials: {} },
    { certificate: 'renewed', credentials: { authorization: 'Bearer beside-it' } },
  ]);
  expect(readTestFile(dir, 'exec-greeting')).toBe('ahoy');
});

test('a plugin is asked once for as long as its token holds, and again when the server refuses it', async () => {
  writeConfig(plugin);
  giveCredential(dir, { token: 'first' });
  const kube = watchfulClient();
  await kube.get(kinds.configmaps, 'a', 'default');
  giveCredential(dir, { token: 'second' });
  server.answerWith(401);
  await expect(kube.get(kinds.configmaps, 'a', 'default')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  server.answerWith(200);
  await kube.get(kinds.configmaps, 'a', 'default');
  expect(server.requests.map(({ credentials }) => credentials.authorization)).toEqual([
    'Bearer first',
    'Bearer first',
    'Bearer second',
  ]);
});

test.each([
  ['gives an empty token', { token: '' }, /neither a token nor a client certificate/],
  ['gives half a certificate', { clientCertificateData: 'x' }, /neither a token nor a client certificate/],
])('a plugin that %s is quoted', async (_name, status, words) => {
  writeConfig(plugin);
  giveCredential(dir, status as Record<string, string>);
  await expect(ask()).rejects.toThrow(words);
});

test('a plugin that fails is quoted', async () => {
  writeConfig({ exec: { ...plugin.exec, command: 'bin/failing-plugin' } });
  await expect(ask()).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
    message: expect.stringMatching(
      /bin\/failing-plugin gives no credentials: it ended with 3: Sign in first\.$/,
    ),
  });
});

test('several files of KUBECONFIG are one, in which the first to name something counts', async () => {
  const folders = ['one', 'two'].map((name) => join(dir, name));
  for (const folder of folders) {
    mkdirSync(folder);
  }
  const [one = '', two = ''] = folders.map((folder) => join(folder, 'config'));
  writeFileSync(join(dir, 'two', 'token'), 'beside-the-second');
  const context = (name: string, user: string) => ({ name, context: { cluster: 'c', user } });
  const clusters = [
    { name: 'c', cluster: { server: setting.secureUrl, 'certificate-authority': '../ca.pem' } },
  ];
  const first = { 'current-context': 'a', contexts: [context('a', 'u')], clusters };
  const second = {
    'current-context': 'b',
    contexts: [context('a', 'nobody'), context('b', 'nobody')],
    clusters: [{ name: 'c', cluster: { server: 'https://127.0.0.1:1' } }],
    users: [{ name: 'u', user: { tokenFile: 'token' } }],
  };
  writeFileSync(one, JSON.stringify(first));
  writeFileSync(two, JSON.stringify(second));
  const env = { KUBECONFIG: ['', join(dir, 'none'), one, two].join(':') };
  await createKubeClient(loadKubeConfig({}, env)).get(kinds.configmaps, 'a', 'default');
  expect(server.requests.at(-1)?.credentials.authorization).toBe('Bearer beside-the-second');
});

test('a client says who it is, and another one on the same connection by another name', async () => {
  writeConfig({ token: 'plain' });
  const kube = createKubeClient(loadKubeConfig({ path: file() }));
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'default' } };
  const path = '/api/v1/namespaces/default/configmaps';
  await kube.get(kinds.configmaps, 'a', 'default');
  const edge = kube.as('mooring-edge');
  await edge.get(kinds.configmaps, 'a', 'default');
  await edge.create(kinds.configmaps, object, { dryRun: true });
  await edge.replace(kinds.configmaps, object);
  await edge.replaceStatus(kinds.configmaps, object);
  await edge.patch(kinds.configmaps, { name: 'a', namespace: 'default' }, 'merge', {});
  const edgeAgent = `mooring-edge/${manifest.version}`;
  expect(server.requests.map(({ url, userAgent }) => [userAgent, url])).toEqual([
    [`mooring/${manifest.version}`, `${path}/a`],
    [edgeAgent, `${path}/a`],
    [edgeAgent, `${path}?fieldManager=mooring-edge&dryRun=All`],
    [edgeAgent, `${path}/a?fieldManager=mooring-edge`],
    [edgeAgent, `${path}/a/status?fieldManager=mooring-edge`],
    [edgeAgent, `${path}/a?fieldManager=mooring-edge`],
  ]);
});
