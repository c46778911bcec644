import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Component, ListeningComponent } from '#lib/component.ts';
import type { Application } from '#lib/domain/application/application.ts';
import { secondsTimestamp, type TokenRequest } from '#lib/domain/application/token-request.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { createLogger } from '#lib/log.ts';
import { createApplicationOperator } from '#services/application-operator/create.ts';
import { createConnectionTokenHandler } from '#services/connection-token-handler/create.ts';
import { readConnectorServiceConfig } from '#services/connector-service/config.ts';
import { createConnectorService } from '#services/connector-service/create.ts';
import { readEdgeConfig } from '#services/edge/config.ts';
import { createEdge } from '#services/edge/create.ts';
import { callUrl } from '#testing/call-url.ts';
import { eventually } from '#testing/eventually.ts';
import { csrFor, privateKeyPem, subjectOfShop } from '#testing/signing-requests.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { type EchoBackend, startEchoBackend } from '#testing/start-edge.ts';

// Each part of the flow from a name to a revoked certificate, with a component ended and started anew around every step.
type Name = 'connector-service' | 'edge' | 'application-operator' | 'connection-token-handler';

const log = createLogger('test', 'silent');
const names: Name[] = ['connector-service', 'edge', 'application-operator', 'connection-token-handler'];
/** Addresses stay over a restart, as those of Services do. */
const ports = { internal: 0, external: 0, edge: 0 };
const running = new Map<Name, Component>();
let api: TestApi;
let registry: EchoBackend;
let edgeCa = '';
let count = 0;

const at = (port: number) => ({ host: '127.0.0.1', port });
const url = (name: keyof typeof ports) => `${name === 'edge' ? 'https' : 'http'}://127.0.0.1:${ports[name]}`;

const build: Record<Name, () => Component | ListeningComponent> = {
  'connector-service': () =>
    createConnectorService({
      kube: api.kube,
      log,
      config: {
        ...readConnectorServiceConfig({ NODE_ENV: 'test' }),
        internal: at(ports.internal),
        external: at(ports.external),
        namespace: api.namespace,
        publicUrl: undefined,
        gatewayUrl: () => (ports.edge === 0 ? '' : url('edge')),
        caKeyBits: 2048,
      },
    }),
  edge: () =>
    createEdge({
      kube: api.kube,
      log,
      config: {
        ...readEdgeConfig({ NODE_ENV: 'test' }),
        listen: at(ports.edge),
        health: undefined,
        namespace: api.namespace,
        hosts: ['127.0.0.1'],
        connectorExternalUrl: url('external'),
        registryUrl: registry.url,
        eventServiceUrl: registry.url,
      },
    }),
  'application-operator': () =>
    createApplicationOperator({ kube: api.kube, log, config: { namespace: api.namespace } }),
  'connection-token-handler': () =>
    createConnectionTokenHandler({
      kube: api.kube,
      log,
      config: { connectorInternalUrl: url('internal'), tokenTtlMs: 300_000, callTimeoutMs: 5_000 },
    }),
};

async function start(name: Name): Promise<void> {
  const component = build[name]();
  await component.start();
  running.set(name, component);
  const { addresses = {} } = component as Partial<ListeningComponent>;
  for (const listener of ['internal', 'external', 'edge'] as const) {
    ports[listener] = Number(URL.parse(addresses[listener] ?? '')?.port ?? ports[listener]);
  }
}

async function stop(name: Name): Promise<void> {
  await running.get(name)?.stop();
  running.delete(name);
}

beforeAll(async () => {
  api = await startTestApi();
  registry = await startEchoBackend();
  for (const name of names) {
    await start(name);
  }
  const { data } = await api.kube.get<{ data: Record<string, string> } & Application>(
    kinds.secrets,
    'edge-server-tls',
    api.namespace,
  );
  edgeCa = Buffer.from(data['ca.crt'] ?? '', 'base64').toString();
  // it knows the address of the edge from now on
  await stop('connector-service');
  await start('connector-service');
});
afterAll(async () => {
  for (const name of [...names].reverse()) {
    await stop(name);
  }
  registry?.stop();
  await api?.stop();
});

function findRequest(name: string): Promise<TokenRequest | undefined> {
  return api.kube.find<TokenRequest>(kinds.tokenrequests, name, api.namespace);
}

function application(name: string): Promise<Application | undefined> {
  return api.kube.find<Application>(kinds.applications, name);
}

describe.each([...names.map((name) => [name]), names])('ended at every step: %s', (...ended) => {
  const isEnded = (...who: Name[]) => who.some((name) => ended.includes(name));

  /** What needs only the Kubernetes API happens while they are down; what needs them, between two restarts. */
  async function around(needs: Name[], act: () => Promise<void>): Promise<void> {
    const back = async () => {
      for (const name of names.filter((each) => isEnded(each))) {
        await start(name);
      }
    };
    for (const name of [...names].reverse().filter((each) => isEnded(each))) {
      await stop(name);
    }
    if (isEnded(...needs)) {
      await back();
      await act();
      return;
    }
    await act();
    await back();
  }

  it('pairs, renews and revokes, and everything is set up and cleaned up', async () => {
    const name = `again${count++}-${api.id}`;
    await around([], async () => {
      await api.kube.create<Application>(kinds.applications, {
        apiVersion: apiVersionOf(kinds.applications),
        kind: 'Application',
        metadata: { name },
        spec: {},
      });
    });
    await eventually(async () =>
      (await application(name))?.status?.installationStatus?.status === 'deployed' ? true : undefined,
    );

    await around([], async () => {
      await api.kube.create<TokenRequest>(kinds.tokenrequests, {
        apiVersion: apiVersionOf(kinds.tokenrequests),
        kind: 'TokenRequest',
        metadata: { name, namespace: api.namespace },
      });
    });
    const request = await eventually(async () => {
      const found = await findRequest(name);
      return found?.status?.state === 'OK' ? found : undefined;
    });

    let info = { csrUrl: '', api: { infoUrl: '' } };
    await around(['connector-service'], async () => {
      const answer = await callUrl(request.status?.url ?? '');
      expect(answer.status).toBe(200);
      info = answer.body;
    });

    const tls = { ca: edgeCa, cert: '', key: await privateKeyPem(), servername: '' };
    const csr = JSON.stringify({ csr: await csrFor(subjectOfShop.replace('shop', name)) });
    await around(['connector-service'], async () => {
      const answer = await callUrl(info.csrUrl, { body: csr });
      expect(answer.status).toBe(201);
      tls.cert = Buffer.from(answer.body.crt, 'base64').toString();
      expect((await callUrl(info.csrUrl, { body: csr })).status).toBe(403);
    });

    const both: Name[] = ['connector-service', 'edge'];
    const urls = { metadataUrl: '', renewCertUrl: '', revokeCertUrl: '' };
    await around(both, async () => {
      const answer = await callUrl(info.api.infoUrl, { tls });
      expect(answer.status).toBe(200);
      Object.assign(urls, answer.body.urls);
    });
    await around(['edge'], async () => {
      expect((await callUrl(urls.metadataUrl, { tls })).status).toBe(201);
    });
    await around(both, async () => {
      const answer = await callUrl(urls.renewCertUrl, { tls, body: csr });
      expect(answer.status).toBe(201);
      tls.cert = Buffer.from(answer.body.crt, 'base64').toString();
    });
    await around(both, async () => {
      expect((await callUrl(urls.revokeCertUrl, { tls, method: 'POST' })).status).toBe(201);
    });
    await around(both, async () => {
      expect((await callUrl(urls.renewCertUrl, { tls, body: csr })).status).toBe(403);
      expect((await callUrl(urls.metadataUrl, { tls })).status).toBe(201);
    });

    await around([], async () => {
      const expireAfter = secondsTimestamp(new Date(Date.now() - 1_000));
      const target = { name, namespace: api.namespace };
      await api.kube.patch(kinds.tokenrequests, target, 'merge', { status: { expireAfter } });
    });
    await eventually(async () => ((await findRequest(name)) === undefined ? true : undefined));

    await around([], () => api.kube.delete(kinds.applications, name));
    await eventually(async () => ((await application(name)) === undefined ? true : undefined));
    const { items } = await api.kube.list(kinds.services, {
      namespace: api.namespace,
      labelSelector: `application=${name}`,
    });
    expect(items).toEqual([]);
  }, 120_000);
});
