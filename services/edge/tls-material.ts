import { constants } from 'node:crypto';
import type { SecureContextOptions } from 'node:tls';
import type { Logger } from 'pino';
import { kinds } from '#lib/domain/kinds.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createInformer } from '#lib/k8s/informer.ts';
import type { EdgeConfig } from './config.ts';
import { type TlsSecret, textOf } from './server-certificate.ts';

/** The edge's keys and CAs as the Secrets hold them now. */
export interface TlsMaterial {
  start(): Promise<void>;
  stop(): Promise<void>;
  current(): SecureContextOptions;
  /** PEM of the CA that signs the server certificate; empty where the Secret does not say. */
  serverCa(): string;
  onChange(listener: () => void): void;
}

export interface TlsMaterialOptions {
  kube: KubeClient;
  config: EdgeConfig;
  log: Logger;
}

/** Follows the server certificate and the CA of client certificates; both may change while the edge runs. */
export function createTlsMaterial({ kube, config, log }: TlsMaterialOptions): TlsMaterial {
  const { namespace, clientCaSecretName, serverSecretName } = config;
  const [server, clientCa] = [serverSecretName, clientCaSecretName].map((name) =>
    createInformer<TlsSecret>({
      kube,
      kind: kinds.secrets,
      namespace,
      fieldSelector: `metadata.name=${name}`,
      log,
    }),
  );
  const read = (informer: typeof server, name: string) => informer?.get(`${namespace}/${name}`);

  return {
    async start() {
      await Promise.all([server?.start(), clientCa?.start()]);
    },
    async stop() {
      await Promise.all([server?.stop(), clientCa?.stop()]);
    },
    current() {
      const secret = read(server, serverSecretName);
      const ca = textOf(read(clientCa, clientCaSecretName), 'ca.crt');
      return {
        cert: textOf(secret, 'tls.crt'),
        key: textOf(secret, 'tls.key'),
        // an empty list trusts nobody; undefined would trust every public CA
        ca: ca === '' ? [] : [ca],
        minVersion: 'TLSv1.2',
        // a resumed session would keep the verdict on a certificate after its CA is gone
        secureOptions: constants.SSL_OP_NO_TICKET,
      };
    },
    serverCa: () => textOf(read(server, serverSecretName), 'ca.crt'),
    onChange(listener) {
      server?.subscribe(listener);
      clientCa?.subscribe(listener);
    },
  };
}
