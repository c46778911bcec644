import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Application } from '#lib/domain/application/application.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { createLogger } from '#lib/log.ts';
import { createPlatform, type Platform } from '#services/platform.ts';
import { callUrl } from '#testing/call-url.ts';
import { eventually } from '#testing/eventually.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { type ConnectOptions, runConnect } from './run-connect.ts';

let api: TestApi;
let home: string;
let platform: Platform;

beforeAll(async () => {
  [api, home] = await Promise.all([startTestApi(), mkdtemp(join(tmpdir(), 'mooring-connect-'))]);
  platform = createPlatform({
    kube: api.kube,
    log: createLogger('test', 'silent'),
    host: '127.0.0.1',
    portOf: async () => 0,
    edgeCaFile: join(home, 'edge-ca.pem'),
    eventsFile: join(home, 'events.sqlite'),
    env: { NODE_ENV: 'test', MOORING_NAMESPACE: api.namespace, MOORING_CA_KEY_BITS: '2048' },
  });
  await platform.start();
});
afterAll(async () => {
  await platform?.stop();
  await api?.stop();
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
});

/** An Application that the platform serves, and the address of a token for it. */
async function newApplication(name: string): Promise<string> {
  await api.kube.create<Application>(kinds.applications, {
    apiVersion: apiVersionOf(kinds.applications),
    kind: kinds.applications.kind,
    metadata: { name },
    spec: { description: '', services: [] },
  });
  await eventually(async () =>
    (await api.kube.find<Application>(kinds.applications, name))?.status === undefined ? undefined : true,
  );
  const answer = await fetch(`${platform.addresses.connectorInternal}/v1/applications/tokens`, {
    method: 'POST',
    headers: { application: name },
  });
  return ((await answer.json()) as { url: string }).url;
}

/** @returns what was said, line by line. */
async function connect(options: Partial<ConnectOptions>): Promise<string[]> {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  await runConnect(
    {
      tokenUrl: undefined,
      dir: join(home, 'connection'),
      insecure: false,
      renew: false,
      keep: false,
      ...options,
    },
    { say, warn: say, env: { NODE_ENV: 'test' }, now: () => new Date(), signal: AbortSignal.abort() },
  );
  return lines;
}

it('pairs, registers and renews; a token works once, and a second run updates', async () => {
  const name = `terminal-${api.id}`;
  const tokenUrl = await newApplication(name);
  const specs = join(home, 'specs');
  await mkdir(specs);
  const info = { title: 'Terminal API', version: '1' };
  const servers = [{ url: 'http://shop.example.com' }];
  await writeFile(join(specs, 'api.json'), JSON.stringify({ openapi: '3.0.0', info, servers, paths: {} }));

  const first = await connect({ tokenUrl, specs, ca: join(home, 'edge-ca.pem') });
  expect(first).toContain(`Connected as   ${name}`);
  expect(first.at(-1)).toMatch(/^Registered {5}Terminal API \(.+\)$/);
  for (const file of ['client.key', 'client.crt', 'connection.json']) {
    expect((await stat(join(home, 'connection', file))).mode & 0o777).toBe(0o600);
  }
  expect((await connect({ renew: true, specs })).at(-1)).toMatch(/^Updated {8}Terminal API \(.+\)$/);
  await expect(connect({ tokenUrl, dir: join(home, 'other') })).rejects.toMatchObject({
    code: 'FORBIDDEN',
    message: 'The token is not valid: it was used already, or it has expired.',
  });
});

it('sends events through the edge with its certificate as soon as it is connected', async () => {
  const name = `sender-${api.id}`;
  const dir = join(home, 'sender');
  await connect({ tokenUrl: await newApplication(name), dir, ca: join(home, 'edge-ca.pem') });
  const [ca, cert, key] = await Promise.all(
    [join(home, 'edge-ca.pem'), join(dir, 'client.crt'), join(dir, 'client.key')].map((file) =>
      readFile(file, 'utf8'),
    ),
  );
  const send = (path: string, type: string, event: object) =>
    callUrl(`${platform.addresses.edge}/${name}${path}`, {
      tls: { ca, cert, key },
      headers: { 'content-type': type },
      body: JSON.stringify(event),
    });
  const event = { specversion: '1.0', id: '1', source: 'till', type: 'order.created', data: { order: 1 } };
  expect((await send('/events', 'application/cloudevents+json', event)).status).toBe(200);
  expect(
    (await send('/v2/events', 'application/cloudevents-batch+json', [event, { ...event, id: '2' }])).status,
  ).toBe(204);
  const legacy = {
    'event-type': 'a',
    'event-type-version': 'v1',
    'event-time': '2024-01-02T03:04:05Z',
    data: 1,
  };
  expect((await send('/v1/events', 'application/json', legacy)).status).toBe(200);
});

it('names the option for an authority that this machine does not know', async () => {
  const tokenUrl = await newApplication(`stranger-${api.id}`);
  await expect(connect({ tokenUrl, dir: join(home, 'stranger') })).rejects.toMatchObject({
    code: 'UPSTREAM',
    hint: 'Name the PEM file of that authority with --ca FILE.',
  });
});
