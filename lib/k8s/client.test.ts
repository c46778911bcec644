import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { createLogger } from '#lib/log.ts';
import { createKubeClient, type KubeClient } from './client.ts';
import { createInformer } from './informer.ts';
import { clusterAccessOf } from './kubeconfig/cluster-access.ts';
import { createWorkQueue } from './work-queue.ts';

/** A busy machine may take a while for an answer that comes; one that never comes is not waited for as long. */
const patientMs = 20_000;
const hastyMs = 100;
const silent: RequestListener = () => undefined;
let server: Server | undefined;

/** A client of a server that behaves badly. */
async function clientOf(listener: RequestListener, timeoutMs = patientMs): Promise<KubeClient> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return clientAt((server.address() as AddressInfo).port, timeoutMs);
}

function clientAt(port: number, timeoutMs = patientMs): KubeClient {
  const access = clusterAccessOf({ server: `http://127.0.0.1:${port}` });
  return createKubeClient(access, { timeoutMs });
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

test.each<[string, RequestListener]>([
  ['never answers', silent],
  ['stops in the middle of its answer', (_request, answer) => answer.writeHead(200).write('{"metadata"')],
])('a call to a server that %s ends as UNAVAILABLE', async (_name, listener) => {
  const kube = await clientOf(listener, hastyMs);
  const refusal = {
    code: 'UNAVAILABLE',
    message: 'The Kubernetes API does not answer: it takes too long.',
  };
  await expect(kube.get(kinds.secrets, 'a', 'default')).rejects.toMatchObject(refusal);
  await expect(kube.list(kinds.secrets)).rejects.toMatchObject(refusal);
  await expect(kube.delete(kinds.secrets, 'a', 'default')).rejects.toMatchObject(refusal);
  await expect(kube.raw('POST', '/api', {})).rejects.toMatchObject(refusal);
});

test('a connection that is closed in the middle of an answer is said to be', async () => {
  const kube = await clientOf((_request, answer) => {
    answer.writeHead(200).write('{"metadata"', () => answer.destroy());
  });
  await expect(kube.get(kinds.secrets, 'a', 'default')).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: 'The Kubernetes API does not answer: it closed the connection.',
  });
});

test('a server that refuses connections is said to', async () => {
  const gone = createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const { port } = gone.address() as AddressInfo;
  gone.close();
  await expect(clientAt(port).get(kinds.secrets, 'a', 'default')).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: 'The Kubernetes API does not answer: it refuses connections.',
  });
});

test.each([
  [429, 'TooManyRequests'],
  [503, 'ServiceUnavailable'],
  [503, undefined],
  [429, undefined],
])('a server that is too busy, %i %s, counts as away', async (status, reason) => {
  const kube = await clientOf((_request, answer) => {
    answer.writeHead(status).end(JSON.stringify({ kind: 'Status', code: status, reason, message: 'busy' }));
  });
  await expect(kube.get(kinds.secrets, 'a', 'default')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

test('work that met a silent server is done once the server answers', async () => {
  let answering = false;
  const kube = await clientOf((_request, answer) => {
    if (answering) {
      answer.end(JSON.stringify({ metadata: { name: 'a' } }));
    }
  }, hastyMs);
  const done = new Set<string>();
  const queue = createWorkQueue({
    concurrency: 1,
    async work(key) {
      await kube.get(kinds.secrets, key, 'default');
      done.add(key);
    },
    onError() {
      answering = true;
    },
  });
  queue.add('a');
  queue.add('b');
  await vi.waitFor(() => expect([...done].sort()).toEqual(['a', 'b']), { timeout: 5_000 });
  await queue.stop();
});

test('a watch that has gone silent is opened anew where it was', async () => {
  const secret = (name: string, resourceVersion: string): KubeObject => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: 'default', resourceVersion },
  });
  const revisions: (string | null)[] = [];
  const kube = await clientOf((request, answer) => {
    const { searchParams } = new URL(request.url ?? '', 'http://x');
    if (!searchParams.has('watch')) {
      answer.end(JSON.stringify({ metadata: { resourceVersion: '5' }, items: [] }));
      return;
    }
    revisions.push(searchParams.get('resourceVersion'));
    const name = `n${revisions.length}`;
    const event = { type: 'ADDED', object: secret(name, String(5 + revisions.length)) };
    // and not a byte more, while the connection stays open
    answer.writeHead(200).write(`${JSON.stringify(event)}\n`);
  });
  const failures: (string | undefined)[] = [];
  const informer = createInformer<KubeObject>({
    kube,
    kind: kinds.secrets,
    log: createLogger('test', 'silent'),
    silenceMs: 1_000,
    onConnection: (failure) => failures.push(failure?.code),
  });
  await informer.start();
  await vi.waitFor(() => expect(informer.list()).toHaveLength(2), { timeout: 20_000 });
  await informer.stop();
  expect(revisions.slice(0, 2)).toEqual(['5', '6']);
  expect(failures.slice(0, 3)).toEqual([undefined, 'UNAVAILABLE', undefined]);
});
