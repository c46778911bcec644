import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { KubeClient } from '#lib/k8s/client.ts';
import { eventually } from '#testing/eventually.ts';
import {
  base,
  buildRegistry,
  callRegistry,
  servicesPath,
  startTestRegistry,
  type TestRegistry,
} from '#testing/start-registry.ts';

/** What people can see of a service, with the names of this run taken out; undefined without the service. */
type Whole = string | undefined;

interface Flow {
  name: string;
  /** What is registered before; nothing for a flow that registers. */
  before?: object;
  method: 'POST' | 'PUT' | 'DELETE';
  body?: object;
}

let registry: TestRegistry;

beforeAll(async () => {
  registry = await startTestRegistry();
});
afterAll(() => registry?.stop());

const targetUrl = 'https://orders.example.com';
/** Too large for one ConfigMap. */
const large = () => ({ noise: randomBytes(180_000).toString('hex') });
const basic = (username: string) => ({ basic: { username, password: `of ${username}` } });
const oauth = { url: 'https://a.example/token', clientId: 'i', clientSecret: 's' };
const first = {
  ...base,
  identifier: 'one',
  api: { targetUrl, credentials: basic('a'), headers: { a: ['1'] }, spec: large() },
  events: { spec: { events: 1 } },
};
const flows: Flow[] = [
  { name: 'POST', method: 'POST', body: first },
  {
    name: 'PUT that changes everything',
    before: first,
    method: 'PUT',
    body: { ...base, name: 'New', api: { targetUrl, credentials: { oauth }, spec: large() } },
  },
  {
    name: 'PUT that changes secrets and specifications only',
    before: first,
    method: 'PUT',
    body: { ...first, api: { ...first.api, credentials: basic('b'), headers: { a: ['2'] }, spec: large() } },
  },
  {
    name: 'PUT that removes the API',
    before: first,
    method: 'PUT',
    body: { ...base, events: { spec: { events: 2 } } },
  },
  { name: 'PUT that changes texts only', before: first, method: 'PUT', body: { ...first, name: 'New' } },
  { name: 'DELETE', before: first, method: 'DELETE' },
];

it.each(flows.flatMap((flow) => [[flow.name, 'before', flow] as const, [flow.name, 'after', flow] as const]))(
  '%s is whole or nothing when the registry dies right %s any of its writes',
  async (_name, moment, flow) => {
    const undisturbed = await prepare(flow);
    const former = await wholeOf(undisturbed.app, registry.url);
    expect((await request(registry.url, undisturbed, flow)).status).toBeLessThan(300);
    const wanted = await wholeOf(undisturbed.app, registry.url);
    expect(wanted).not.toEqual(former);

    for (let dying = 1; ; dying++) {
      const place = await prepare(flow);
      const { kube, died } = mortal(registry.api.kube, dying, moment);
      const victim = buildRegistry(registry.api, kube);
      await victim.start();
      await request(victim.addresses.registry ?? '', place, flow);
      await victim.stop();
      if (!died()) {
        expect(dying).toBeGreaterThan(1);
        break;
      }
      await expectWhole(place.app, [former, wanted], `write ${dying}`);
    }
  },
  300_000,
);

interface Place {
  app: string;
  id: string | undefined;
}

async function prepare({ before }: Flow): Promise<Place> {
  const app = await registry.newApplication();
  return { app, id: before === undefined ? undefined : await registry.register(app, before) };
}

function request(url: string, { app, id }: Place, { method, body }: Flow) {
  return callRegistry(url, method, servicesPath(app, id), body);
}

/** A client whose process dies at its write number `dying`: nothing gets through from then on, in either direction. */
function mortal(kube: KubeClient, dying: number, moment: 'before' | 'after') {
  let writes = 0;
  let dead = false;
  function alive(): void {
    if (dead) {
      throw new Error('The process is dead.');
    }
  }
  const read =
    <A extends unknown[], T>(call: (...given: A) => Promise<T>) =>
    async (...given: A): Promise<T> => {
      alive();
      return call(...given);
    };
  const write =
    <A extends unknown[], T>(call: (...given: A) => Promise<T>) =>
    async (...given: A): Promise<T> => {
      alive();
      dead = ++writes === dying;
      if (dead && moment === 'before') {
        alive();
      }
      const result = await call(...given);
      alive();
      return result;
    };
  const client: KubeClient = {
    ...kube,
    get: read(kube.get) as KubeClient['get'],
    find: read(kube.find) as KubeClient['find'],
    list: read(kube.list) as KubeClient['list'],
    create: write(kube.create) as KubeClient['create'],
    replace: write(kube.replace) as KubeClient['replace'],
    patch: write(kube.patch) as KubeClient['patch'],
    delete: write(kube.delete),
  };
  return { kube: client, died: () => dead };
}

/** After a restart, people see one of two states at once; soon the objects are those of this state, and no others. */
async function expectWhole(app: string, states: Whole[], when: string): Promise<void> {
  // leftovers are collected once they are old
  const restarted = buildRegistry(registry.api, registry.api.kube, {
    now: () => new Date(Date.now() + 400_000),
  });
  await restarted.start();
  try {
    const url = restarted.addresses.registry ?? '';
    const seen = await wholeOf(app, url, false);
    expect(
      states.map((state) => state?.split('\n')[0]),
      when,
    ).toContainEqual(seen);
    const settled = await eventually(async () => {
      const state = await wholeOf(app, url);
      return states.includes(state) ? { state } : undefined;
    });
    expect(settled.state?.split('\n')[0], when).toEqual(seen);
  } finally {
    await restarted.stop();
  }
}

/** @param withObjects also what the objects in the cluster say, in lines of their own */
async function wholeOf(app: string, url: string, withObjects = true): Promise<Whole> {
  const [service] = (await callRegistry(url, 'GET', servicesPath(app))).body;
  const objects = withObjects ? await registry.objectsOf(app) : [];
  if (service === undefined) {
    return objects.length === 0 ? undefined : `nothing but\n${objects}`;
  }
  const shown = (await callRegistry(url, 'GET', servicesPath(app, service.id))).text.trim();
  const secrets = withObjects
    ? await Promise.all(
        objects.map(async (name) => {
          const texts = await registry.secretTexts(name);
          // parts of specifications have names by chance
          return [name.replace(/-[0-9a-f]{8}-(\d+)$/, '-part-$1'), texts];
        }),
      )
    : [];
  const lines = withObjects ? [shown, JSON.stringify(secrets)] : [shown];
  return lines.join('\n').replaceAll(service.id, 'ID').replaceAll(app, 'APP');
}
