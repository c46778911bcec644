import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Pool } from 'undici';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { type HostileBody, hostileBodies } from '#testing/hostile-bodies.ts';
import {
  base,
  buildRegistry,
  servicesPath,
  startTestRegistry,
  type TestRegistry,
} from '#testing/start-registry.ts';

const count = 10_000;
const inFlight = 16;
const mostGrowthBytes = 32 * 1024 * 1024;
const valid = {
  ...base,
  identifier: 'one',
  shortDescription: 'short',
  labels: { a: 'b' },
  api: {
    targetUrl: 'https://orders.example.com',
    spec: { openapi: '3.0.0', paths: { '/a': { get: { responses: { 200: {} } } } } },
    apiType: 'rest',
    credentials: { basic: { username: 'u', password: 'p' } },
    requestParameters: { headers: { a: ['b'] }, queryParameters: { c: ['d'] } },
    specificationCredentials: { oauth: { url: 'https://a.example/t', clientId: 'i', clientSecret: 's' } },
  },
  events: { spec: { asyncapi: '2.0.0' } },
  documentation: { displayName: 'd', description: 'e', type: 't', tags: ['t'], docs: [{ title: 'a' }] },
};

let registry: TestRegistry;
let app: string;
let id: string;

beforeAll(async () => {
  setFlagsFromString('--expose-gc');
  registry = await startTestRegistry();
  app = await registry.newApplication();
  id = await registry.register(app, { events: { spec: {} } });
});
afterAll(() => registry?.stop());

const collectGarbage = () => runInNewContext('gc')();

/** Sends so many bodies, several at a time. @returns the answers that no body may get */
async function fuzz(url: string, method: 'POST' | 'PUT', bodies: Iterator<HostileBody>, times: number) {
  const pool = new Pool(url, { connections: inFlight });
  const bad: string[] = [];
  let left = times;
  async function send(): Promise<void> {
    while (left-- > 0) {
      const { what, bytes } = bodies.next().value;
      const path = servicesPath(app, method === 'PUT' ? id : undefined);
      const answer = await pool.request({ method, path, body: bytes });
      const text = await answer.body.text();
      if (answer.statusCode >= 500) {
        bad.push(`${what}: ${answer.statusCode} ${text} for ${bytes.toString('base64').slice(0, 2_000)}`);
      }
    }
  }
  await Promise.all(Array.from({ length: inFlight }, send));
  await pool.close();
  return bad;
}

/** Answers writes itself, and remembers what it has read: what is measured is the registry. */
function withoutWrites(kube: KubeClient): KubeClient {
  const read = new Map<string, Promise<unknown>>();
  const find: KubeClient['find'] = <T extends KubeObject>(...given: Parameters<KubeClient['find']>) => {
    const key = given.slice(1).join('/') + given[0].plural;
    const known = read.get(key) ?? (key.includes(app) ? kube.find(...given) : Promise.resolve(undefined));
    if (read.size < 100) {
      read.set(key, known);
    }
    return known as Promise<T | undefined>;
  };
  return {
    ...kube,
    find,
    create: async (_kind, object) => {
      const creationTimestamp = new Date().toISOString();
      return { ...object, metadata: { ...object.metadata, creationTimestamp, uid: 'never-written' } };
    },
    replace: async (_kind, object) => object,
    patch: (kind, { name, namespace }) => find(kind, name, namespace) as Promise<never>,
    delete: async () => undefined,
  };
}

it.each(['POST', 'PUT'] as const)(
  `%s answers ${count} hostile bodies with 4xx at worst, and its memory stays flat`,
  async (method) => {
    const unwritten = buildRegistry(registry.api, withoutWrites(registry.api.kube));
    await unwritten.start();
    try {
      const url = unwritten.addresses.registry ?? '';
      const bodies = hostileBodies({ seed: method.length, valid });
      const bad = await fuzz(url, method, bodies, count / 5);
      collectGarbage();
      const early = process.memoryUsage().heapUsed;
      bad.push(...(await fuzz(url, method, bodies, (count * 4) / 5)));
      collectGarbage();
      expect(bad).toEqual([]);
      expect(process.memoryUsage().heapUsed - early).toBeLessThan(mostGrowthBytes);
    } finally {
      await unwritten.stop();
    }
  },
  300_000,
);

it.each(['POST', 'PUT'] as const)(
  '%s writes what it takes of hostile bodies',
  async (method) => {
    const bodies = hostileBodies({ seed: 7, valid });
    expect(await fuzz(registry.url, method, bodies, 200)).toEqual([]);
    expect((await registry.call('GET', servicesPath(app))).status).toBe(200);
    expect((await registry.call('GET', servicesPath(app, id))).status).toBe(200);
  },
  300_000,
);
