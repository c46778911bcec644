import type { Application } from '#lib/domain/application.ts';
import {
  certificatesToForget,
  type IssuedCertificate,
  type IssuedCertificates,
  issuedCertificatesLabel,
  issuedCertificatesName,
  recordAnnotations,
} from '#lib/domain/certificate-record.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { ownerReference } from '#lib/domain/kube-object.ts';
import { applicationLabel, isLabelValue } from '#lib/domain/open-token.ts';
import { errorText, isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Logger } from '#lib/log.ts';

export interface CertificateRecords {
  /** Notes that a certificate was signed for the Application. Never fails the signing. */
  add(application: string, certificate: IssuedCertificate): Promise<void>;
}

export interface CertificateRecordsOptions {
  kube: KubeClient;
  namespace: string;
  log: Logger;
  now(): Date;
}

/**
 * Keeps what was signed for an Application, so that people can see and revoke it: the newest certificate as annotations
 * of the Application, all of them in a ConfigMap that it owns. Without the Application, which may still be to come
 * (connectivity contract 2.4), nothing is kept.
 */
export function createCertificateRecords(options: CertificateRecordsOptions): CertificateRecords {
  const { kube, namespace, log, now } = options;

  async function noteOnApplication(name: string, certificate: IssuedCertificate): Promise<Application> {
    const body = { metadata: { annotations: recordAnnotations(certificate) } };
    return kube.patch<Application>(kinds.applications, { name }, 'merge', body);
  }

  function patchList(name: string, body: unknown): Promise<IssuedCertificates> {
    return kube.patch<IssuedCertificates>(kinds.configmaps, { name, namespace }, 'merge', body);
  }

  async function createList(name: string, owner: Application, data: Record<string, string>): Promise<void> {
    const application = owner.metadata.name;
    const labels: Record<string, string> = { [issuedCertificatesLabel]: 'true' };
    if (isLabelValue(application)) {
      labels[applicationLabel] = application;
    }
    const list: IssuedCertificates = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace, labels, ownerReferences: [ownerReference(owner)] },
      data,
    };
    try {
      await kube.create(kinds.configmaps, list);
    } catch (error) {
      if (!isMooringError(error, 'EXISTS')) {
        throw error;
      }
      await patchList(name, { data });
    }
  }

  async function addToList(application: Promise<Application>, name: string, certificate: IssuedCertificate) {
    const data = { [certificate.fingerprint]: JSON.stringify(certificate) };
    const [owner, list] = await Promise.all([
      application,
      patchList(name, { data }).catch((error: unknown) => {
        if (isMooringError(error, 'NOT_FOUND')) {
          return undefined;
        }
        throw error;
      }),
    ]);
    if (list === undefined) {
      return createList(name, owner, data);
    }
    const isOwned = list.metadata.ownerReferences?.some(({ uid }) => uid === owner.metadata.uid) ?? false;
    const forgotten = certificatesToForget(list, now());
    if (!isOwned || forgotten.length > 0) {
      await patchList(name, {
        metadata: { ownerReferences: [ownerReference(owner)] },
        data: Object.fromEntries(forgotten.map((key) => [key, null])),
      });
    }
  }

  return {
    async add(application, certificate) {
      try {
        const name = issuedCertificatesName(application);
        await addToList(noteOnApplication(application, certificate), name, certificate);
      } catch (error) {
        if (!isMooringError(error, 'NOT_FOUND')) {
          log.warn({ application, error: errorText(error) }, 'the certificate was not noted');
        }
      }
    },
  };
}
