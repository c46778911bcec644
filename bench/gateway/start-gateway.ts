import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Application, ServiceEntry } from '#lib/domain/application/application.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { startTestApi } from '#testing/start-api.ts';

export interface BenchGateway {
  url: string;
  pid: number;
  /** Value of Host that leads to the service. */
  hosts: { none: string; oauth: string };
  stop(): Promise<void>;
}

const ids = { none: '10000000-0000-4000-8000-000000000001', oauth: '10000000-0000-4000-8000-000000000002' };

/** Starts the gateway on one processor, with a service without credentials and one with OAuth before `targetUrl`. */
export async function startGateway(options: {
  home: string;
  core: number;
  targetUrl: string;
  /** Whether it reads plain calls itself. */
  plainHttp1: boolean;
  nodeArguments: string[];
}): Promise<BenchGateway> {
  const { home, core, targetUrl, plainHttp1, nodeArguments } = options;
  const variant = plainHttp1 ? 'on' : 'off';
  const api = await startTestApi();
  const tokens = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ access_token: 'bench-token', expires_in: 3600 }));
  }).listen(0, '127.0.0.1');
  await once(tokens, 'listening');
  const application = `bench-${api.id}`;
  await api.kube.create<KubeObject & { stringData: object }>(kinds.secrets, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'oauth', namespace: api.namespace, labels: { app: application, serviceId: ids.oauth } },
    stringData: { clientId: 'id', clientSecret: 'secret' },
  });
  const authenticationUrl = `http://127.0.0.1:${(tokens.address() as AddressInfo).port}/token`;
  await api.kube.create<Application>(kinds.applications, {
    apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
    kind: 'Application',
    metadata: { name: application },
    spec: {
      services: [
        service(ids.none, { targetUrl }),
        service(ids.oauth, {
          targetUrl,
          credentials: { type: 'OAuth', secretName: 'oauth', authenticationUrl },
        }),
      ],
    },
  });
  const log = await open(join(home, `gateway-${variant}.log`), 'w');
  const main = new URL('../gateway-process.ts', import.meta.url).pathname;
  const command = [
    '-c',
    String(core),
    process.execPath,
    ...nodeArguments,
    main,
    api.kubeconfig,
    api.namespace,
  ];
  const child = spawn('taskset', command, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, MOORING_GATEWAY_PLAIN_HTTP1: variant },
  });
  child.stderr.pipe(log.createWriteStream());
  const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const hostOf = (id: string) => `${application}-${id}.${api.namespace}.svc.cluster.local`;
  return {
    url,
    // taskset replaces itself by node
    pid: child.pid ?? 0,
    hosts: { none: hostOf(ids.none), oauth: hostOf(ids.oauth) },
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
      await log.close();
      tokens.close();
      await api.stop();
    },
  };
}

function service(id: string, entry: Partial<ServiceEntry>) {
  return {
    id,
    name: `service-${id.slice(-1)}`,
    displayName: `Service ${id.slice(-1)}`,
    description: 'For measuring.',
    providerDisplayName: 'ACME',
    entries: [{ type: 'API' as const, ...entry }],
  };
}
