#!/usr/bin/env node
/**
 * Pairings in parallel: token, signing request info, certificate, management info over mutual TLS (goal: p95 of 300 ms at
 * 20 at once). Reference in the same run: the writes that a pairing amounts to, as many at once, on the bare API.
 * Keys and signing requests are made before the clock starts: on a client they take longer than everything that is measured.
 *
 *   node bench/pairing.ts [--parallel 20] [--rounds 10] [--json]
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { issuedCertificatesName } from '#lib/domain/application/issued-certificates.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { createKubeClient, type KubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import { callUrl } from '#testing/call-url.ts';
import { csrFor, privateKeyPem, subjectOfShop } from '#testing/signing-requests.ts';
import { startMooring } from '#testing/start-mooring.ts';
import { summarize } from './statistics.ts';

interface Client {
  name: string;
  csr: string;
}

const { values } = parseArgs({
  options: {
    parallel: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '10' },
    json: { type: 'boolean', default: false },
  },
});
const parallel = Number(values.parallel);
const rounds = Number(values.rounds);
const namespace = 'kyma-integration';
const key = await privateKeyPem();

const mooring = await startMooring({ console: false });
try {
  const { endpoints } = mooring;
  const kube = createKubeClient(loadKubeConfig({ path: endpoints.kubeconfig }));
  const ca = await readFile(endpoints.edgeCa, 'utf8');
  const clients = await prepare(kube);

  const pairing: Measured = { latencies: [], seconds: 0 };
  const writing: Measured = { latencies: [], seconds: 0 };
  // the first round fills pools and caches of both
  await measure(clients.slice(0, parallel), (client) => writeAsPairing(kube, client.name));
  await measure(clients.slice(0, parallel), (client) => pair(client, endpoints.connectorInternal, ca));
  for (let round = 1; round <= rounds; round++) {
    const batch = clients.slice(round * parallel, (round + 1) * parallel);
    add(writing, await measure(batch, (client) => writeAsPairing(kube, `w-${client.name}`)));
    add(pairing, await measure(batch, (client) => pair(client, endpoints.connectorInternal, ca)));
  }
  report(pairing, writing);
} finally {
  await mooring.stop();
}

/** Applications, and for each a request that is ready to be sent. */
async function prepare(kube: KubeClient): Promise<Client[]> {
  const clients: Client[] = [];
  for (let at = 0; at < parallel * (rounds + 1); at++) {
    const name = `bench-${at}`;
    await kube.create<KubeObject>(kinds.applications, {
      apiVersion: apiVersionOf(kinds.applications),
      kind: 'Application',
      metadata: { name },
    });
    clients.push({ name, csr: await csrFor(subjectOfShop.replace('shop', name)) });
  }
  return clients;
}

async function pair({ name, csr }: Client, internal: string, ca: string): Promise<void> {
  const tokens = `${internal}/v1/applications/tokens`;
  const { body: token } = await callUrl(tokens, { method: 'POST', headers: { application: name } });
  const { body: info } = await callUrl(token.url);
  const signed = await callUrl(info.csrUrl, { body: JSON.stringify({ csr }) });
  const cert = Buffer.from(signed.body.crt, 'base64').toString();
  const answer = await callUrl(info.api.infoUrl, { tls: { ca, cert, key } });
  if (answer.status !== 200) {
    throw new Error(`pairing ${name} ended with ${answer.status}: ${answer.text}`);
  }
}

/** Two tokens come and go, the certificate is noted on the Application and in the list of its certificates. */
async function writeAsPairing(kube: KubeClient, name: string): Promise<void> {
  const object = (kind: string, suffix: string): KubeObject => ({
    apiVersion: 'v1',
    kind,
    metadata: { name: `${name}-${suffix}`, namespace },
  });
  for (const suffix of ['first', 'second']) {
    await kube.create(kinds.secrets, object('Secret', suffix));
  }
  for (const suffix of ['first', 'second']) {
    await kube.delete(kinds.secrets, `${name}-${suffix}`, namespace);
  }
  const annotations = { 'example.com/noted': new Date().toISOString() };
  await kube.patch(kinds.applications, { name: name.replace('w-', '') }, 'merge', {
    metadata: { annotations },
  });
  await kube.create(kinds.configmaps, object('ConfigMap', issuedCertificatesName('bare')));
}

interface Measured {
  /** Milliseconds of each. */
  latencies: number[];
  /** That all rounds took. */
  seconds: number;
}

async function measure(batch: Client[], act: (client: Client) => Promise<void>): Promise<Measured> {
  const from = performance.now();
  const latencies = await Promise.all(
    batch.map(async (client) => {
      const began = performance.now();
      await act(client);
      return performance.now() - began;
    }),
  );
  return { latencies, seconds: (performance.now() - from) / 1000 };
}

function add(total: Measured, { latencies, seconds }: Measured): void {
  total.latencies.push(...latencies);
  total.seconds += seconds;
}

function report(pairing: Measured, writing: Measured): void {
  const [own, bare] = [pairing, writing].map(({ latencies, seconds }) => {
    const { median, p95 } = summarize(latencies);
    return { p50Ms: median, p95Ms: p95, perSecond: latencies.length / seconds };
  });
  if (values.json) {
    console.log(JSON.stringify({ parallel, rounds, pairing: own, bareWrites: bare }));
    return;
  }
  for (const [name, of] of [
    ['pairing', own],
    ['its 6 writes on the bare API', bare],
  ] as const) {
    console.log(
      `${name}, ${parallel} at once: p50 ${of?.p50Ms.toFixed(0)} ms, p95 ${of?.p95Ms.toFixed(0)} ms, ${of?.perSecond.toFixed(1)} a second`,
    );
  }
  console.log(`ratio of the medians: ${((own?.p50Ms ?? 0) / (bare?.p50Ms ?? 1)).toFixed(1)}`);
}
