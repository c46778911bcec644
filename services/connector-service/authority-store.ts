import { kinds } from '#lib/domain/kinds.ts';
import type { KubeObject } from '#lib/domain/kube-object.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { updateObject } from '#lib/k8s/update.ts';
import type { Logger } from '#lib/log.ts';
import {
  type CertificateAuthority,
  createCertificateAuthority,
  loadCertificateAuthority,
} from '#lib/pki/certificate-authority.ts';
import type { ConnectorServiceConfig } from './config.ts';

interface AuthoritySecret extends KubeObject {
  type?: string;
  data?: Record<string, string>;
}

export interface AuthorityStore {
  /** Creates the CA where its Secret is missing or empty; an existing one stays as it is, even when expired. */
  ensure(): Promise<void>;
  /**
   * The CA as its Secret is now.
   * @throws MooringError NOT_FOUND without the Secret, INTERNAL when it cannot be used.
   */
  load(): Promise<CertificateAuthority>;
}

export interface AuthorityStoreOptions {
  kube: KubeClient;
  config: ConnectorServiceConfig;
  log: Logger;
  now(): Date;
}

/** The CA of client certificates in its Secret, keys `ca.crt` and `ca.key` (contract 2.7, 2.12). */
export function createAuthorityStore({ kube, config, log, now }: AuthorityStoreOptions): AuthorityStore {
  const { caSecretName: name, namespace } = config;
  let cached: { revision: string | undefined; authority: CertificateAuthority } | undefined;

  async function generate(): Promise<Record<string, string>> {
    log.info({ secret: name, bits: config.caKeyBits }, 'creating the CA of client certificates');
    const pem = await createCertificateAuthority({
      commonName: 'Kyma',
      validityMs: config.caValidityMs,
      keyBits: config.caKeyBits,
      now: now(),
    });
    return { 'ca.crt': toBase64(pem.certificatePem), 'ca.key': toBase64(pem.keyPem) };
  }

  async function createSecret(): Promise<void> {
    const secret: AuthoritySecret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace },
      type: 'Opaque',
      data: await generate(),
    };
    await kube.create(kinds.secrets, secret).catch((error: unknown) => {
      if (!isMooringError(error, 'EXISTS')) {
        throw error;
      }
    });
  }

  return {
    async ensure() {
      const secret = await kube.find<AuthoritySecret>(kinds.secrets, name, namespace);
      if (secret === undefined) {
        return createSecret();
      }
      if (!isFilled(secret)) {
        const data = await generate();
        await updateObject<AuthoritySecret>(kube, kinds.secrets, { name, namespace }, (current) =>
          isFilled(current) ? undefined : { ...current, data: { ...current.data, ...data } },
        );
      }
    },
    async load() {
      const secret = await kube.find<AuthoritySecret>(kinds.secrets, name, namespace);
      if (secret === undefined) {
        throw new MooringError('NOT_FOUND', `The CA Secret ${namespace}/${name} does not exist.`);
      }
      const revision = secret.metadata.resourceVersion;
      if (cached === undefined || cached.revision !== revision) {
        const certificatePem = fromBase64(secret.data?.['ca.crt']);
        const keyPem = fromBase64(secret.data?.['ca.key']);
        cached = { revision, authority: await loadCertificateAuthority({ certificatePem, keyPem }) };
      }
      return cached.authority;
    },
  };
}

function isFilled(secret: AuthoritySecret): boolean {
  return Boolean(secret.data?.['ca.crt']) && Boolean(secret.data?.['ca.key']);
}

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function fromBase64(text: string | undefined): string {
  return Buffer.from(text ?? '', 'base64').toString();
}
