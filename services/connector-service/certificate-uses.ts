import type { Application } from '#lib/domain/application/application.ts';
import {
  annotationsOfUse,
  certificateRecordOf,
  recordAnnotations,
  usedAtOf,
} from '#lib/domain/application/certificate-record.ts';
import {
  type IssuedCertificates,
  issuedCertificatesName,
  issuedCertificatesOf,
  usedAtKey,
} from '#lib/domain/application/issued-certificates.ts';
import { secondsTimestamp } from '#lib/domain/application/token-request.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { errorText, isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Logger } from '#lib/log.ts';
import { createSeldomWork } from '#lib/seldom-work.ts';
import type { CallingClient } from './calling-client.ts';

export interface CertificateUses {
  /** Notes, behind the request, that an application calls with this certificate. */
  note(client: CallingClient): void;
  stop(): Promise<void>;
}

export interface CertificateUsesOptions {
  kube: KubeClient;
  namespace: string;
  log: Logger;
  now(): Date;
}

/** Less than that of the edge, and both less than an hour: who calls each hour is noted each hour. */
const everyMs = 45 * 60_000;
/** About 150 bytes each. */
const mostKept = 20_000;

/**
 * Keeps, to about an hour, when a certificate was used last, where its signing was noted: of the newest use a note on the
 * Application, of each certificate one beside it in the list. A use that could not be noted is noted with the next one.
 */
export function createCertificateUses({
  kube,
  namespace,
  log,
  now,
}: CertificateUsesOptions): CertificateUses {
  const work = createSeldomWork({
    everyMs,
    retryMs: 60_000,
    mostKept,
    mostWaiting: 1_000,
    onError: (error) => log.warn({ error: errorText(error) }, 'the use of a certificate was not noted'),
    nowMs: () => now().getTime(),
  });

  async function noteUse(name: string, fingerprint: string): Promise<void> {
    const application = await kube.find<Application>(kinds.applications, name);
    const known = application === undefined ? undefined : usedAtOf(application, fingerprint);
    if (known !== undefined && now().getTime() - Date.parse(known) < everyMs) {
      // another replica was first, or this one before it was started anew
      return;
    }
    const usedAt = secondsTimestamp(now());
    const list = await patchList(name, { [usedAtKey(fingerprint)]: usedAt });
    if (application !== undefined) {
      const annotations = {
        ...recordOfAnother(application, list, fingerprint),
        ...annotationsOfUse({ usedAt, fingerprint }),
      };
      await orUndefined(kube.patch(kinds.applications, { name }, 'merge', { metadata: { annotations } }));
    }
  }

  function patchList(application: string, data: Record<string, string>) {
    const target = { name: issuedCertificatesName(application), namespace };
    return orUndefined(kube.patch<IssuedCertificates>(kinds.configmaps, target, 'merge', { data }));
  }

  return {
    note({ identity: { application }, hash }) {
      if (application !== undefined && hash !== undefined) {
        work.ask(hash, () => noteUse(application, hash));
      }
    },
    stop: () => work.stop(),
  };
}

/** The note of the signing, for an Application that has none: it was made anew, and the certificate counts for it, too. */
function recordOfAnother(
  application: Application,
  list: IssuedCertificates | undefined,
  fingerprint: string,
) {
  if (list === undefined || certificateRecordOf(application) !== undefined) {
    return {};
  }
  const used = issuedCertificatesOf(list).find((certificate) => certificate.fingerprint === fingerprint);
  return used === undefined ? {} : recordAnnotations(used);
}

async function orUndefined<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isMooringError(error, 'NOT_FOUND')) {
      return undefined;
    }
    throw error;
  }
}
