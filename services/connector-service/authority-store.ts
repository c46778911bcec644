import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createUnlessThere } from '#lib/k8s/create-unless-there.ts';
import { updateObject } from '#lib/k8s/update.ts';
import type { Logger } from '#lib/log.ts';
import {
  type AuthoritySecret,
  holdsAuthority,
  issuedUntilOf,
  secretText,
  withIssuedUntil,
  withNextAuthority,
} from '#lib/pki/authority-secret.ts';
import {
  type CertificateAndKeyPem,
  type CertificateAuthority,
  createCertificateAuthority,
  loadCertificateAuthority,
} from '#lib/pki/certificate-authority.ts';
import { decodePemBlocks, encodePem } from '#lib/pki/pem.ts';
import type { ConnectorServiceConfig } from './config.ts';

/** The CA that signs, and what stands between it and the root that clients trust. */
export interface SigningAuthority extends CertificateAuthority {
  /** PEM of the root, empty where the CA is its own. */
  rootPem: string;
}

export interface RotateOptions {
  /** The CA to use from now on; undefined: a new one is made. */
  given?: CertificateAndKeyPem | undefined;
  /** Whether certificates of the present CA stay valid; false where its key was stolen. */
  overlap: boolean;
}

export interface AuthorityStore {
  /** Creates the CA where its Secret is missing or empty; an existing one stays as it is, even when expired. */
  ensure(): Promise<void>;
  /**
   * The CA as its Secret is now.
   * @throws MooringError NOT_FOUND without the Secret, INTERNAL when it cannot be used.
   */
  load(): Promise<SigningAuthority>;
  /** Keeps account of how long certificates of this CA are valid, for the day it is replaced. */
  noteIssued(authority: CertificateAuthority, until: Date): Promise<void>;
  /**
   * Replaces the CA.
   * @throws MooringError INVALID when the given one cannot sign.
   */
  rotate(options: RotateOptions): Promise<AuthoritySecret>;
}

export interface AuthorityStoreOptions {
  kube: KubeClient;
  config: ConnectorServiceConfig;
  log: Logger;
  now(): Date;
}

/** The account of issued certificates runs ahead by this, so that it is written once a day and not at each of them. */
const accountAheadMs = 86_400_000;

/** The CA of client certificates in its Secret, keys `ca.crt` and `ca.key` (connectivity contract 2.7, 2.12). */
export function createAuthorityStore({ kube, config, log, now }: AuthorityStoreOptions): AuthorityStore {
  const { caSecretName: name, namespace } = config;
  let cached: { revision: string | undefined; authority: CertificateAuthority } | undefined;
  let accountedUntil: Date | undefined;

  async function generate(): Promise<CertificateAndKeyPem> {
    log.info({ secret: name, bits: config.caKeyBits }, 'creating the CA of client certificates');
    return createCertificateAuthority({
      commonName: 'Kyma',
      validityMs: config.caValidityMs,
      keyBits: config.caKeyBits,
      now: now(),
    });
  }

  function firstSecret(pem: CertificateAndKeyPem): AuthoritySecret {
    const empty: AuthoritySecret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace },
      type: 'Opaque',
    };
    return withNextAuthority(empty, pem, { now: now(), overlap: false });
  }

  function change(apply: (current: AuthoritySecret) => AuthoritySecret | undefined) {
    return updateObject<AuthoritySecret>(kube, kinds.secrets, { name, namespace }, apply);
  }

  return {
    async ensure() {
      const secret = await kube.find<AuthoritySecret>(kinds.secrets, name, namespace);
      if (secret !== undefined && holdsAuthority(secret)) {
        return;
      }
      const pem = await generate();
      if (secret !== undefined) {
        await change((current) =>
          holdsAuthority(current)
            ? undefined
            : withNextAuthority(current, pem, { now: now(), overlap: false }),
        );
        return;
      }
      await createUnlessThere(kube, kinds.secrets, firstSecret(pem));
    },
    async load() {
      const [secret, rootPem] = await Promise.all([
        kube.find<AuthoritySecret>(kinds.secrets, name, namespace),
        readRoot(kube, config),
      ]);
      if (secret === undefined) {
        throw new MooringError('NOT_FOUND', `The CA Secret ${namespace}/${name} does not exist.`);
      }
      const revision = secret.metadata.resourceVersion;
      if (cached === undefined || cached.revision !== revision) {
        const certificatePem = secretText(secret, 'ca.crt');
        const keyPem = secretText(secret, 'ca.key');
        cached = { revision, authority: await loadCertificateAuthority({ certificatePem, keyPem }) };
        accountedUntil = issuedUntilOf(secret);
      }
      const { authority } = cached;
      if (authority.certificate.notAfter.getTime() <= now().getTime()) {
        throw new MooringError(
          'INTERNAL',
          'The CA has expired. Replace it: npx mooring certificates rotate-ca',
        );
      }
      return { ...authority, rootPem };
    },
    async noteIssued(authority, until) {
      if (accountedUntil !== undefined && accountedUntil.getTime() >= until.getTime()) {
        return;
      }
      const ahead = new Date(until.getTime() + accountAheadMs);
      await change((current) => withIssuedUntil(current, authority.certificatePem, ahead));
    },
    async rotate({ given, overlap }) {
      const next = given ?? (await generate());
      await checkAuthority(next, now());
      const changed = await change((current) => withNextAuthority(current, next, { now: now(), overlap }));
      return changed ?? kube.create(kinds.secrets, firstSecret(next));
    },
  };
}

/** PEM of the root above the CA, empty where the CA is its own. @throws MooringError NOT_FOUND where it is missing. */
async function readRoot(
  kube: KubeClient,
  { rootCaSecretName, namespace }: ConnectorServiceConfig,
): Promise<string> {
  if (rootCaSecretName === undefined) {
    return '';
  }
  const secret = await kube.find<AuthoritySecret>(kinds.secrets, rootCaSecretName, namespace);
  const [der] = decodePemBlocks(secretText(secret, 'cacert'));
  if (der === undefined) {
    throw new MooringError(
      'NOT_FOUND',
      `The Secret ${namespace}/${rootCaSecretName} has no root CA in cacert.`,
    );
  }
  return encodePem('CERTIFICATE', der);
}

async function checkAuthority(pem: CertificateAndKeyPem, now: Date): Promise<void> {
  const { certificate, isAuthority } = await loadCertificateAuthority(pem).catch((error: unknown) => {
    throw isMooringError(error) ? new MooringError('INVALID', error.message, { cause: error }) : error;
  });
  if (!isAuthority) {
    throw new MooringError('INVALID', 'The certificate is not that of a CA (basicConstraints CA:TRUE).');
  }
  if (certificate.notAfter.getTime() <= now.getTime()) {
    throw new MooringError('INVALID', 'The certificate of the CA has expired.');
  }
}
