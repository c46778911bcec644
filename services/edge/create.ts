import { writeFile } from 'node:fs/promises';
import type { Server as HttpsServer } from 'node:https';
import type { FastifyInstance } from 'fastify';
import { Agent } from 'undici';
import type { ListeningComponent } from '#lib/component.ts';
import type { Application } from '#lib/domain/application/application.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { errorText, MooringError } from '#lib/errors.ts';
import { createServer } from '#lib/http/create-server.ts';
import { listen } from '#lib/http/listen.ts';
import type { RequestGuard } from '#lib/http/loopback-guard.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createEdgeProofKeyStore } from '#lib/k8s/edge-proof-keys.ts';
import { createInformer } from '#lib/k8s/informer.ts';
import { maskKubeErrors } from '#lib/k8s/mask-errors.ts';
import type { Logger } from '#lib/log.ts';
import {
  type CallingCertificate,
  readForwardedCertificate,
  readTlsCertificate,
} from './calling-certificate.ts';
import type { EdgeConfig } from './config.ts';
import type { Edge } from './edge.ts';
import { createRevokedCertificates, type RevokedCertificates } from './revoked-certificates.ts';
import { forwardToApplication } from './routes/forward-to-application.ts';
import { forwardToConnector } from './routes/forward-to-connector.ts';
import { ensureServerCertificate } from './server-certificate.ts';
import { createTlsMaterial } from './tls-material.ts';
import { createUseReports } from './use-reports.ts';

export interface EdgeOptions {
  kube: KubeClient;
  log: Logger;
  config: EdgeConfig;
  now?(): Date;
  /** Of the TLS listener and that of health; an ingress passes on what its own clients say. */
  guard?: RequestGuard;
}

const certificateCheckMs = 86_400_000;

/** Where outside applications come in. Addresses: `edge`, and `health` and `forwarded` where configured. */
export function createEdge(options: EdgeOptions): ListeningComponent {
  const { kube, log, config, now = () => new Date(), guard } = options;
  const addresses: Record<string, string> = {};
  const applications = createInformer<Application>({ kube, kind: kinds.applications, log });
  const material = createTlsMaterial({ kube, config, log, now });
  const revoked = createRevokedCertificates({ kube, config, log });
  const dispatcher = new Agent({ connections: 128 });
  const proofKeys = createEdgeProofKeyStore({
    kube: maskKubeErrors(kube),
    namespace: config.namespace,
    secretName: config.edgeProofSecretName,
  });
  const useReports = createUseReports({ config, dispatcher, proofKeys, log, now });
  const shared = {
    config,
    dispatcher,
    proofKeys,
    useReports,
    now,
    findApplication: (name: string) => applications.get(name),
  };
  const servers: FastifyInstance[] = [];
  let renewal: NodeJS.Timeout | undefined;

  function addServer(app: FastifyInstance, read: Edge['readCertificate']): void {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    const edge: Edge = {
      ...shared,
      readCertificate: (request) => requireValid(read(request), revoked),
    };
    forwardToConnector(app, edge);
    forwardToApplication(app, edge);
    servers.push(app);
  }

  async function writeCaFile(): Promise<void> {
    if (config.caFile !== undefined) {
      await writeFile(config.caFile, material.serverCa());
    }
  }

  async function startTls(): Promise<string> {
    const https = { ...material.current(), requestCert: true, rejectUnauthorized: false };
    const app = createServer({ log, redirectUncleanPaths: true, https, guard });
    addServer(app, (request) => readTlsCertificate(request, material, now()));
    const server = app.server as unknown as HttpsServer;
    material.onChange(() => {
      try {
        server.setSecureContext(material.current());
        writeCaFile().catch((error: unknown) =>
          log.error({ error: errorText(error) }, 'CA file not written'),
        );
      } catch (error) {
        log.error({ error: errorText(error) }, 'the new certificates cannot be used, the former ones stay');
      }
    });
    return listen(app, config.listen);
  }

  return {
    name: 'edge',
    addresses,
    async start() {
      await ensureServerCertificate(kube, config, now());
      await proofKeys
        .read()
        .catch((error: unknown) => log.error({ error: errorText(error) }, 'no key for proofs of the edge'));
      await Promise.all([applications.start(), material.start(), revoked.start()]);
      await writeCaFile();
      addresses.edge = await startTls();
      if (config.forwarded !== undefined) {
        const app = createServer({ log, redirectUncleanPaths: true });
        addServer(app, (request) => readForwardedCertificate(request, config.ingressAddresses));
        addresses.forwarded = await listen(app, config.forwarded);
      }
      if (config.health !== undefined) {
        const app = createServer({ log, guard });
        app.get('/v1/health', (_request, reply) => reply.code(200).send());
        servers.push(app);
        addresses.health = await listen(app, config.health);
      }
      renewal = setInterval(() => {
        ensureServerCertificate(kube, config, now()).catch((error: unknown) =>
          log.error({ error: errorText(error) }, 'server certificate not renewed'),
        );
      }, certificateCheckMs);
      renewal.unref();
    },
    async stop() {
      clearInterval(renewal);
      await Promise.all([useReports.stop(), ...servers.map((server) => server.close())]);
      await Promise.all([material.stop(), revoked.stop(), applications.stop(), dispatcher.close()]);
    },
  };
}

/** @throws MooringError FORBIDDEN for a certificate that is known as revoked. */
function requireValid(certificate: CallingCertificate, revoked: RevokedCertificates): CallingCertificate {
  if (certificate.hashes.some((hash) => revoked.has(hash))) {
    throw new MooringError('FORBIDDEN', 'The certificate has been revoked. Pair again with a new token.');
  }
  return certificate;
}
