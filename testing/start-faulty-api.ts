import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Dispatcher, request } from 'undici';
import { createKubeClient, type KubeClient } from '#lib/k8s/client.ts';
import type { KubeConnection } from '#lib/k8s/connection.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import { type ApiCall, type ApiFaults, createFaultRules } from './fault-rules.ts';

/** A way to a Kubernetes API on which things go wrong when a test says so. */
export interface FaultyApi extends ApiFaults {
  kubeconfig: string;
  kube: KubeClient;
  /** Ends every open watch the way the API server does when a revision is too old. */
  expireWatches(): void;
  stop(): Promise<void>;
}

/** Opens such a way to the API that `behind` talks to; `timeoutMs` is how long the client of this way waits for an answer. */
export async function startFaultyApi(
  behind: KubeClient,
  options: { timeoutMs?: number } = {},
): Promise<FaultyApi> {
  const { connection } = behind;
  const watches = new Set<ServerResponse>();
  const { faults, judge, isSilent } = createFaultRules();

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const call = callOf(incoming);
    const verdict = judge(call);
    if (verdict === 'silence') {
      return;
    }
    if (typeof verdict === 'object' && 'code' in verdict) {
      sendStatus(outgoing, verdict.code, verdict.reason);
      return;
    }
    const answer = await forward(connection, incoming);
    if (verdict !== 'pass') {
      await verdict.lose(() => answer.body.dump());
      return;
    }
    await passOn(answer, call, outgoing);
  }

  async function passOn(
    answer: Awaited<ReturnType<typeof forward>>,
    call: ApiCall,
    outgoing: ServerResponse,
  ): Promise<void> {
    outgoing.writeHead(answer.statusCode, { 'content-type': String(answer.headers['content-type']) });
    outgoing.once('close', () => answer.body.destroy());
    if (call.watch) {
      watches.add(outgoing);
      outgoing.flushHeaders();
      outgoing.once('close', () => watches.delete(outgoing));
    }
    for await (const line of wholeLines(answer.body)) {
      if (isSilent(call) || outgoing.writableEnded) {
        return;
      }
      outgoing.write(line);
    }
    outgoing.end();
  }

  const server = createServer((incoming, outgoing) => {
    // whichever side went away: the other one learns it by the connection
    serve(incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const home = await mkdtemp(join(tmpdir(), 'mooring-faulty-'));
  const kubeconfig = join(home, 'kubeconfig');
  await writeFile(kubeconfig, kubeconfigOf(url), { mode: 0o600 });

  return {
    kubeconfig,
    kube: createKubeClient(loadKubeConfig({ path: kubeconfig }), options),
    get faults() {
      return faults.faults;
    },
    conflictAt: faults.conflictAt,
    refuse: faults.refuse,
    hang: faults.hang,
    dieAt: faults.dieAt,
    expireWatches() {
      for (const watch of watches) {
        watch.end(`${JSON.stringify({ type: 'ERROR', object: statusOf(410, 'Expired') })}\n`);
      }
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function callOf({ method = 'GET', url: path = '/' }: IncomingMessage): ApiCall {
  return { method, path, watch: /[?&]watch=(true|1)/.test(path) };
}

async function forward({ server, authorize }: KubeConnection, incoming: IncomingMessage) {
  const { headers, dispatcher } = await authorize();
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk as Buffer);
  }
  const { accept = 'application/json', 'content-type': contentType } = incoming.headers;
  return request(server + incoming.url, {
    method: (incoming.method ?? 'GET') as Dispatcher.HttpMethod,
    headers: { ...headers, accept, ...(contentType === undefined ? {} : { 'content-type': contentType }) },
    dispatcher,
    body: chunks.length === 0 ? null : Buffer.concat(chunks),
    bodyTimeout: 0,
  });
}

/** A watch that expires must not do so in the middle of an event. */
async function* wholeLines(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of body) {
    const all = Buffer.concat([rest, chunk]);
    const end = all.lastIndexOf('\n') + 1;
    rest = all.subarray(end);
    if (end > 0) {
      yield all.subarray(0, end);
    }
  }
  yield rest;
}

function sendStatus(outgoing: ServerResponse, code: number, reason: string): void {
  outgoing.writeHead(code, { 'content-type': 'application/json' });
  outgoing.end(JSON.stringify(statusOf(code, reason)));
}

function statusOf(code: number, reason: string) {
  return {
    apiVersion: 'v1',
    kind: 'Status',
    status: 'Failure',
    code,
    reason,
    message: `The test says ${reason}.`,
  };
}

function kubeconfigOf(server: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'faulty', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'faulty', user: {} }],
    contexts: [{ name: 'faulty', context: { cluster: 'faulty', user: 'faulty' } }],
    'current-context': 'faulty',
  });
}
