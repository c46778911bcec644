import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { isMooringError } from '#lib/errors.ts';
import { createLogger } from '#lib/log.ts';
import {
  type CertificateAndKeyPem,
  createCertificateAuthority,
  loadCertificateAuthority,
} from '#lib/pki/certificate-authority.ts';
import { issueClientCertificate } from '#lib/pki/issue-certificate.ts';
import type { Subject } from '#lib/pki/subject.ts';
import { type EdgeConfig, readEdgeConfig } from '#services/edge/config.ts';
import { createEdge } from '#services/edge/create.ts';
import { type CallOptions, callUrl, type UrlAnswer } from './call-url.ts';
import { recordApiCalls } from './record-api-calls.ts';
import { type KeyKind, keysOf, privateKeyPem } from './signing-requests.ts';
import type { TestApi } from './start-api.ts';

const caConfigMapName = 'connector-service-app-ca';

/** What a TLS client presents. */
export interface Identity {
  cert: string;
  key: string;
}

export interface RunningEdge {
  /** Base URLs of the listeners. */
  edge: string;
  forwarded: string;
  health: string;
  /** PEM of the CA that signs its server certificate. */
  serverCa: string;
  /** Calls the TLS listener. */
  call(path: string, options?: CallOptions & { as?: Identity | undefined }): Promise<UrlAnswer>;
  stop(): Promise<void>;
}

/** An edge on a test API, which forwards everything to `backendUrl`; nobody answers for events. */
export async function startEdge(
  api: TestApi,
  backendUrl: string,
  env: NodeJS.ProcessEnv = { NODE_ENV: 'test' },
  changes: Partial<EdgeConfig> = {},
): Promise<RunningEdge> {
  const loopback = { host: '127.0.0.1', port: 0 };
  const folder = await mkdtemp(join(tmpdir(), 'mooring-edge-'));
  const caFile = join(folder, 'edge-ca.pem');
  const component = createEdge({
    kube: recordApiCalls(api, 'edge', { 'other-server-tls': 'edge-server-tls' }),
    log: createLogger('test', 'silent'),
    config: {
      ...readEdgeConfig({
        MOORING_EDGE_FORWARDED_PORT: '0',
        MOORING_EDGE_FORWARDED_FROM: '127.0.0.1',
        ...env,
      }),
      listen: loopback,
      health: loopback,
      forwarded: loopback,
      namespace: api.namespace,
      hosts: ['localhost', '127.0.0.1'],
      caFile,
      connectorExternalUrl: backendUrl,
      registryUrl: backendUrl,
      eventServiceUrl: 'http://127.0.0.1:1',
      ...changes,
    },
  });
  await component.start();
  const serverCa = await readFile(caFile, 'utf8');
  const { edge = '', forwarded = '', health = '' } = component.addresses;
  return {
    edge,
    forwarded,
    health,
    serverCa,
    call: (path, { as, tls, ...options } = {}) =>
      callUrl(edge + path, { ...options, tls: { ca: serverCa, ...as, ...tls } }),
    async stop() {
      await component.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface EchoBackend {
  url: string;
  /** Answers of paths that end in `/endless`, which never end. */
  streams: ServerResponse[];
  stop(): void;
}

/** Answers 201 with what it was asked as JSON. */
export async function startEchoBackend(): Promise<EchoBackend> {
  const streams: ServerResponse[] = [];
  const server: Server = createServer({ maxHeaderSize: 2 * 1024 * 1024 }, (request, answer) => {
    if (request.url?.endsWith('/endless')) {
      streams.push(answer);
      answer.writeHead(200).write('first');
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      const body = Buffer.concat(chunks).toString();
      const echo = JSON.stringify({ method, url, headers, body });
      answer.writeHead(201, { 'x-backend': 'yes', 'content-length': Buffer.byteLength(echo) }).end(echo);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    streams,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A CA of client certificates that is valid for a day. */
export function newAuthority(): Promise<CertificateAndKeyPem> {
  return createCertificateAuthority({
    commonName: 'Kyma',
    validityMs: 86_400_000,
    keyBits: 2048,
    now: new Date(),
  });
}

/** Puts the members into the ConfigMap that publishes the CA, in the place of all that was there. */
export async function putAuthority(api: TestApi, members: Record<string, string>): Promise<void> {
  const published: KubeObject & { data: Record<string, string> } = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: caConfigMapName, namespace: api.namespace },
    data: members,
  };
  await api.kube.replace(kinds.configmaps, published).catch((error: unknown) => {
    if (!isMooringError(error, 'NOT_FOUND')) {
      throw error;
    }
    return api.kube.create(kinds.configmaps, published);
  });
}

export interface IdentityOptions {
  from: CertificateAndKeyPem;
  kind?: KeyKind;
  /** Default: an hour; less than nothing for one that has expired. */
  validityMs?: number;
}

/** A client certificate with its key, the certificate alone. */
export async function newIdentity(subject: Partial<Subject>, options: IdentityOptions): Promise<Identity> {
  const { from, kind = 'P-256', validityMs = 3_600_000 } = options;
  const { publicKey } = await keysOf(kind);
  const cert = await issueClientCertificate({
    authority: await loadCertificateAuthority(from),
    publicKey,
    validityMs,
    now: new Date(),
    subject: {
      C: 'DE',
      O: 'Organization',
      OU: 'OrgUnit',
      L: 'Waldorf',
      ST: 'Waldorf',
      CN: 'shop',
      ...subject,
    },
  });
  return { cert, key: await privateKeyPem(kind) };
}
