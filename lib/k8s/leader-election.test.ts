import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { MooringError } from '#lib/errors.ts';
import { createLogger } from '#lib/log.ts';
import { startSandbox } from '#sandbox/start-sandbox.ts';
import { recordApiCalls } from '#testing/record-api-calls.ts';
import { createKubeClient, type KubeClient } from './client.ts';
import { loadKubeConfig } from './kube-config.ts';
import { createElected } from './leader-election.ts';
import type { Lease } from './lease-holder.ts';

const log = createLogger('test', 'silent');
const namespace = 'default';
let kube: KubeClient;
let stopSandbox: () => Promise<void>;
let home: string;
let round = 0;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'mooring-election-'));
  const sandbox = await startSandbox({ home, log });
  const client = createKubeClient(loadKubeConfig({ path: sandbox.kubeconfigPath }));
  kube = recordApiCalls({ kube: client, namespace }, 'leader-election');
  stopSandbox = sandbox.stop;
});

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

afterAll(async () => {
  await stopSandbox();
  await rm(home, { recursive: true, force: true });
});

/** A candidate whose component keeps a log of its starts and stops. */
async function candidate(identity: string, lease: string, client = kube, patient = false) {
  const life: string[] = [];
  const elected = createElected({
    kube: client,
    log,
    lease: { name: lease, namespace },
    identity,
    leaseSeconds: 1,
    patient,
    build: () => ({
      name: identity,
      start: async () => void life.push('start'),
      stop: async () => void life.push('stop'),
    }),
  });
  await elected.start();
  stops.push(() => elected.stop());
  return { life, elected };
}

/** A client whose API server can go away, or hang and be there again. */
function breakable(): { client: KubeClient; break(): void; hang(): void; mend(): void } {
  let broken = false;
  let hanging = false;
  const gone = () =>
    hanging
      ? new Promise<never>(() => undefined)
      : Promise.reject(new MooringError('UNAVAILABLE', 'The Kubernetes API does not answer.'));
  return {
    client: {
      ...kube,
      find: (...args) => (broken ? gone() : kube.find(...args)),
      replace: (...args) => (broken ? gone() : kube.replace(...args)),
    } as KubeClient,
    break() {
      broken = true;
    },
    hang() {
      broken = true;
      hanging = true;
    },
    mend() {
      broken = false;
    },
  };
}

const leaseName = () => `election-${++round}`;
const holder = async (name: string) =>
  (await kube.find<Lease>(kinds.leases, name, namespace))?.spec?.holderIdentity;

describe('leader election', () => {
  it('runs the component in one of two processes', async () => {
    const lease = leaseName();
    const first = await candidate('a', lease);
    const second = await candidate('b', lease);
    await vi.waitFor(() => expect([...first.life, ...second.life]).toEqual(['start']), 5000);
    const winner = await holder(lease);
    expect(winner).toBe(first.life.length === 1 ? 'a' : 'b');
  });

  it('hands over when the leader stops, without two running at once', async () => {
    const lease = leaseName();
    const first = await candidate('a', lease);
    await vi.waitFor(() => expect(first.life).toEqual(['start']), 5000);
    const second = await candidate('b', lease);
    await first.elected.stop();
    expect(first.life).toEqual(['start', 'stop']);
    await vi.waitFor(() => expect(second.life).toEqual(['start']), 5000);
    expect(await holder(lease)).toBe('b');
  });

  it('steps down when the API server is out of reach, and another takes over', async () => {
    const lease = leaseName();
    const api = breakable();
    const first = await candidate('a', lease, api.client);
    await vi.waitFor(() => expect(first.life).toEqual(['start']), 5000);
    const second = await candidate('b', lease);
    api.break();
    await vi.waitFor(() => expect(second.life).toEqual(['start']), 5000);
    expect(first.life).toEqual(['start', 'stop']);
    expect((await kube.get<Lease>(kinds.leases, lease, namespace)).spec?.leaseTransitions).toBe(1);
  });

  it('steps down when the API server hangs, and takes part again when it answers', async () => {
    const lease = leaseName();
    const api = breakable();
    const first = await candidate('a', lease, api.client);
    await vi.waitFor(() => expect(first.life).toEqual(['start']), 5000);
    api.hang();
    await vi.waitFor(() => expect(first.life).toEqual(['start', 'stop']), 5000);
    api.mend();
    await vi.waitFor(() => expect(first.life).toEqual(['start', 'stop', 'start']), 5000);
  });

  it('leads on without the API where it is patient', async () => {
    const { client, break: breakApi } = breakable();
    const first = await candidate('first', 'patient', client, true);
    await vi.waitFor(() => expect(first.life).toEqual(['start']));
    breakApi();
    const second = await candidate('second', 'patient');
    await vi.waitFor(() => expect(second.life).toEqual(['start']), { timeout: 5_000 });
    expect(first.life).toEqual(['start']);
  });

  it('takes up its own lease at once after it was killed', async () => {
    const lease = leaseName();
    await kube.create<Lease>(kinds.leases, {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name: lease, namespace },
      spec: { holderIdentity: 'a', leaseDurationSeconds: 3600, renewTime: '2026-01-01T00:00:00.000000Z' },
    });
    const again = await candidate('a', lease);
    const other = await candidate('b', lease);
    await vi.waitFor(() => expect(again.life).toEqual(['start']), 5000);
    expect(other.life).toEqual([]);
  });

  it('does not believe the clock of another machine: a lease counts from when it was seen', async () => {
    const lease = leaseName();
    await kube.create<Lease>(kinds.leases, {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name: lease, namespace },
      spec: { holderIdentity: 'x', leaseDurationSeconds: 1, renewTime: '2001-01-01T00:00:00.000000Z' },
    });
    const startedMs = performance.now();
    const next = await candidate('b', lease);
    await vi.waitFor(() => expect(next.life).toEqual(['start']), 5000);
    expect(performance.now() - startedMs).toBeGreaterThan(1000);
  });
});
