import { constants, X509Certificate } from 'node:crypto';
import type { SecureContextOptions } from 'node:tls';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createNamedInformer } from '#lib/k8s/named-informer.ts';
import type { Logger } from '#lib/log.ts';
import {
  type AuthorityConfigMap,
  type AuthoritySecret,
  formerAuthorities,
  secretText,
  trustedAuthorities,
} from '#lib/pki/authority-secret.ts';
import { decodePemBlocks } from '#lib/pki/pem.ts';
import type { EdgeConfig } from './config.ts';

/** The edge's keys as their Secret holds them, and the CA of its clients as the connector publishes it. */
export interface TlsMaterial {
  start(): Promise<void>;
  stop(): Promise<void>;
  current(): SecureContextOptions;
  /** Grows with each change of what is trusted. */
  readonly version: number;
  /** Whether what a handshake accepted is trusted now: its connection may be older than the last change. */
  isTrusted(certificate: X509Certificate): boolean;
  /** PEM of the CA that signs the server certificate; empty where the Secret does not say. */
  serverCa(): string;
  /** Calls `listener` when one of them changes, and when the time of a former CA is over. */
  onChange(listener: () => void): void;
}

export interface TlsMaterialOptions {
  kube: KubeClient;
  config: EdgeConfig;
  log: Logger;
  now(): Date;
}

/** Timers cannot wait longer than 24 days. */
const longestWaitMs = 86_400_000;

/** Follows the server certificate and the CA of client certificates; both may change while the edge runs. */
export function createTlsMaterial({ kube, config, log, now }: TlsMaterialOptions): TlsMaterial {
  const { namespace, clientCaConfigMapName, serverSecretName } = config;
  const server = createNamedInformer<AuthoritySecret>({
    kube,
    kind: kinds.secrets,
    namespace,
    name: serverSecretName,
    log,
  });
  const clientCa = createNamedInformer<AuthorityConfigMap>({
    kube,
    kind: kinds.configmaps,
    namespace,
    name: clientCaConfigMapName,
    log,
  });
  const serverSecret = () => server.get(`${namespace}/${serverSecretName}`);
  const published = () => clientCa.get(`${namespace}/${clientCaConfigMapName}`)?.data;

  const listeners: (() => void)[] = [];
  let authorities: X509Certificate[] = [];
  let version = 0;
  let alarm: NodeJS.Timeout | undefined;

  function trusted(): string[] {
    return trustedAuthorities(published(), now());
  }

  function changed(): void {
    authorities = trusted().flatMap(certificatesIn);
    version++;
    for (const listener of listeners) {
      listener();
    }
    setAlarm();
  }

  /** For the moment at which the next former CA loses the trust. */
  function setAlarm(): void {
    clearTimeout(alarm);
    const ends = formerAuthorities(published(), now()).map(({ trustedUntil }) => Date.parse(trustedUntil));
    if (ends.length > 0) {
      alarm = setTimeout(changed, Math.min(Math.min(...ends) - now().getTime(), longestWaitMs));
      alarm.unref();
    }
  }

  return {
    async start() {
      await Promise.all([server.start(), clientCa.start()]);
      changed();
      server.subscribe(changed);
      clientCa.subscribe(changed);
    },
    async stop() {
      clearTimeout(alarm);
      await Promise.all([server.stop(), clientCa.stop()]);
    },
    current() {
      const secret = serverSecret();
      return {
        cert: secretText(secret, 'tls.crt'),
        key: secretText(secret, 'tls.key'),
        // an empty list trusts nobody; undefined would trust every public CA
        ca: trusted(),
        // the CA may stand below a root, and clients present only their own certificate
        allowPartialTrustChain: true,
        minVersion: 'TLSv1.2',
        // a resumed session would keep the verdict on a certificate after its CA is gone
        secureOptions: constants.SSL_OP_NO_TICKET,
      };
    },
    get version() {
      return version;
    },
    isTrusted(certificate) {
      const isIssued = (link: X509Certificate) =>
        authorities.some(
          (authority) =>
            authority.validToDate.getTime() > now().getTime() &&
            link.checkIssued(authority) &&
            link.verify(authority.publicKey),
        );
      // the handshake has verified each link by the next one that the client presented
      for (let link: X509Certificate | undefined = certificate; link; link = link.issuerCertificate) {
        if (isIssued(link)) {
          return true;
        }
      }
      return false;
    },
    serverCa: () => secretText(serverSecret(), 'ca.crt'),
    onChange(listener) {
      listeners.push(listener);
    },
  };
}

/** Those of a PEM text that can be read. */
function certificatesIn(pem: string): X509Certificate[] {
  return decodePemBlocks(pem).flatMap((der) => {
    try {
      return [new X509Certificate(der)];
    } catch {
      return [];
    }
  });
}
