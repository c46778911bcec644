import type { X509Certificate } from 'node:crypto';
import { edgeProofHeader, makeEdgeProof } from '#lib/http/edge-proof.ts';
import { createEdgeProofKeyStore, edgeProofSecretName } from '#lib/k8s/edge-proof-keys.ts';
import { createLogger } from '#lib/log.ts';
import {
  type ConnectorServiceConfig,
  readConnectorServiceConfig,
} from '#services/connector-service/config.ts';
import { createConnectorService } from '#services/connector-service/create.ts';
import { type CallOptions, callUrl, type UrlAnswer } from './call-url.ts';
import { recordApiCalls } from './record-api-calls.ts';
import { certificateOf, clientCertHeaderOf, csrFor, hashOf } from './signing-requests.ts';
import type { TestApi } from './start-api.ts';

export const gatewayUrl = 'https://gateway.example';

/** A client that has been paired. */
export interface PairedClient {
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into member by member
  info: any;
  /** The connector's answer to the signing request. */
  answer: UrlAnswer;
  certificate: X509Certificate;
  /** Lower-case hex SHA-256. */
  hash: string;
  /** What the edge would tell about its certificate. */
  headers: Record<string, string>;
}

export interface RunningConnector {
  /** Base URLs of the listeners. */
  internal: string;
  external: string;
  /** Moves the connector's clock. */
  clock: { offsetMs: number };
  stop(): Promise<void>;
  newToken(application: string): Promise<{ token: string; url: string }>;
  /** The body of a signing request info that was just opened. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into member by member
  newInfo(application: string): Promise<any>;
  sign(csrUrl: string, csr: unknown, headers?: Record<string, string>): Promise<UrlAnswer>;
  /** Calls as the edge does: with its proof for the X-Forwarded-Client-Cert among the headers, where there is one. */
  asEdge(url: string, options?: CallOptions): Promise<UrlAnswer>;
  /** What the edge signs its proofs by. */
  proofKey(): Promise<Buffer>;
  pair(application: string): Promise<PairedClient>;
}

/** A connector on a test API, at addresses of its own. */
export async function startConnector(
  api: Pick<TestApi, 'kube' | 'namespace'>,
  changes: Partial<ConnectorServiceConfig> = {},
): Promise<RunningConnector> {
  const loopback = { host: '127.0.0.1', port: 0 };
  const clock = { offsetMs: 0 };
  const proofKeys = createEdgeProofKeyStore({
    kube: api.kube,
    namespace: api.namespace,
    secretName: edgeProofSecretName,
  });
  const connector = createConnectorService({
    kube: recordApiCalls(
      api,
      'connector-service',
      changes.caSecretName === undefined ? {} : { [changes.caSecretName]: 'connector-service-app-ca' },
    ),
    log: createLogger('test', 'silent'),
    config: {
      ...readConnectorServiceConfig({ NODE_ENV: 'test' }),
      internal: loopback,
      external: loopback,
      namespace: api.namespace,
      publicUrl: undefined,
      gatewayUrl: () => gatewayUrl,
      caKeyBits: 2048,
      // one that has a CA of its own publishes it beside the others'
      ...(changes.caSecretName === undefined ? {} : { caConfigMapName: changes.caSecretName }),
      ...changes,
    },
    now: () => new Date(Date.now() + clock.offsetMs),
  });
  await connector.start();
  const { internal = '', external = '' } = connector.addresses;

  async function newToken(application: string): Promise<{ token: string; url: string }> {
    const headers = { application };
    return (await callUrl(`${internal}/v1/applications/tokens`, { method: 'POST', headers })).body;
  }

  async function newInfo(application: string) {
    return (await callUrl((await newToken(application)).url)).body;
  }

  async function proofKey(): Promise<Buffer> {
    return (await proofKeys.read(0)).current;
  }

  async function asEdge(url: string, options: CallOptions = {}): Promise<UrlAnswer> {
    const { body, headers = {}, method = body === undefined ? 'GET' : 'POST' } = options;
    const clientCert = headers['x-forwarded-client-cert'];
    if (clientCert === undefined) {
      return callUrl(url, options);
    }
    const path = url.slice(new URL(url).origin.length);
    const request = { method, url: path, clientCert, body: body === undefined ? body : Buffer.from(body) };
    const proof = makeEdgeProof(request, await proofKey(), new Date(Date.now() + clock.offsetMs));
    return callUrl(url, { ...options, headers: { ...headers, [edgeProofHeader]: proof } });
  }

  function sign(url: string, csr: unknown, headers: Record<string, string> = {}): Promise<UrlAnswer> {
    return asEdge(url, { body: JSON.stringify({ csr }), headers });
  }

  return {
    internal,
    external,
    clock,
    stop: () => connector.stop(),
    newToken,
    newInfo,
    sign,
    asEdge,
    proofKey,
    async pair(application) {
      const info = await newInfo(application);
      const answer = await sign(info.csrUrl, await csrFor(info.certificate.subject));
      const certificate = certificateOf(answer.body.clientCrt);
      return {
        info,
        answer,
        certificate,
        hash: hashOf(certificate),
        headers: clientCertHeaderOf(certificate),
      };
    },
  };
}
