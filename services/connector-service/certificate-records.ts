import type { Application } from '#lib/domain/application/application.ts';
import { recordAnnotations, unusedAnnotations } from '#lib/domain/application/certificate-record.ts';
import { neverUsed } from '#lib/domain/application/certificate-use.ts';
import {
  certificatesToForget,
  type IssuedCertificate,
  type IssuedCertificates,
  issuedCertificatesLabel,
  issuedCertificatesName,
  usedAtKey,
} from '#lib/domain/application/issued-certificates.ts';
import { applicationLabel, isLabelValue } from '#lib/domain/application/open-token.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { errorText, isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createUnlessThere } from '#lib/k8s/create-unless-there.ts';
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
 * of the Application, all of them in a ConfigMap by the Application's name. That stays when the Application goes, or is still
 * to come (connectivity contract 2.4): the certificates count for whichever has the name.
 */
export function createCertificateRecords(options: CertificateRecordsOptions): CertificateRecords {
  const { kube, namespace, log, now } = options;

  /** @returns the Application's uid, empty where there is none. */
  async function noteOnApplication(name: string, certificate: IssuedCertificate): Promise<string> {
    // who renews has called with the one before
    const isPairing = certificate.renewedFrom === undefined;
    const annotations = { ...recordAnnotations(certificate), ...(isPairing ? unusedAnnotations() : {}) };
    const body = { metadata: { annotations } };
    try {
      return (await kube.patch<Application>(kinds.applications, { name }, 'merge', body)).metadata.uid ?? '';
    } catch (error) {
      if (isMooringError(error, 'NOT_FOUND')) {
        return '';
      }
      throw error;
    }
  }

  function patchList(name: string, data: Record<string, string | null>): Promise<IssuedCertificates> {
    // lists of former versions were owned by the Application, and went with it
    const body = { metadata: { ownerReferences: null }, data };
    return kube.patch<IssuedCertificates>(kinds.configmaps, { name, namespace }, 'merge', body);
  }

  async function createList(application: string, data: Record<string, string>): Promise<IssuedCertificates> {
    const name = issuedCertificatesName(application);
    const labels: Record<string, string> = { [issuedCertificatesLabel]: 'true' };
    if (isLabelValue(application)) {
      labels[applicationLabel] = application;
    }
    const metadata = { name, namespace, labels };
    const list: IssuedCertificates = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data };
    return (await createUnlessThere(kube, kinds.configmaps, list)) ?? patchList(name, data);
  }

  async function addToList(application: string, certificate: IssuedCertificate): Promise<void> {
    const name = issuedCertificatesName(application);
    const { fingerprint } = certificate;
    const data = { [fingerprint]: JSON.stringify(certificate), [usedAtKey(fingerprint)]: neverUsed };
    const list = await patchList(name, data).catch((error: unknown) => {
      if (isMooringError(error, 'NOT_FOUND')) {
        return createList(application, data);
      }
      throw error;
    });
    const forgotten = certificatesToForget(list, now());
    if (forgotten.length > 0) {
      await patchList(name, Object.fromEntries(forgotten.map((key) => [key, null])));
    }
  }

  return {
    async add(application, certificate) {
      try {
        const applicationUid = await noteOnApplication(application, certificate);
        await addToList(application, { ...certificate, applicationUid });
      } catch (error) {
        log.warn({ application, error: errorText(error) }, 'the certificate was not noted');
      }
    },
  };
}
