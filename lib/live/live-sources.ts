import { integrationNamespace } from '#lib/domain/application/application.ts';
import {
  type IssuedCertificates,
  issuedCertificatesLabel,
  issuedCertificatesOf,
} from '#lib/domain/application/issued-certificates.ts';
import { applicationLabel, tokenLabel, toOpenToken } from '#lib/domain/application/open-token.ts';
import { type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type {
  CertificatesObject,
  LiveName,
  LiveView,
  TokenObject,
} from '#lib/domain/kubernetes/live-view.ts';
import { redact } from '#lib/domain/kubernetes/redact.ts';
import { skippedVariablesReason } from '#lib/domain/kubernetes/skipped-variables-reason.ts';
import { readAuthority } from './read-authority.ts';

/** Which objects a live list watches, and what it shows of each. */
export interface LiveSource {
  kind: KindInfo;
  namespace?: string;
  labelSelector?: string;
  fieldSelector?: string;
  /** The object as browsers may see it; undefined where it does not belong into the list. */
  show(object: KubeObject): KubeObject | undefined;
}

export interface LiveSourceSettings {
  caSecretName: string;
  revocationsConfigMapName: string;
}

/** The sources of all live lists: kinds as they are but redacted, and views. */
export function liveSources(settings: LiveSourceSettings): (name: LiveName) => LiveSource {
  const views: Record<LiveView, LiveSource> = {
    issuedcertificates: {
      kind: kinds.configmaps,
      namespace: integrationNamespace,
      labelSelector: issuedCertificatesLabel,
      show: showCertificates,
    },
    connectiontokens: {
      kind: kinds.secrets,
      namespace: integrationNamespace,
      labelSelector: tokenLabel,
      show: showToken,
    },
    revokedcertificates: {
      kind: kinds.configmaps,
      namespace: integrationNamespace,
      fieldSelector: `metadata.name=${settings.revocationsConfigMapName}`,
      show: (object) => redact('configmaps', object),
    },
    authorities: {
      kind: kinds.secrets,
      namespace: integrationNamespace,
      fieldSelector: `metadata.name=${settings.caSecretName}`,
      show: readAuthority,
    },
    skippedvariables: {
      kind: kinds.events,
      fieldSelector: `reason=${skippedVariablesReason}`,
      show: (object) => redact('events', object),
    },
  };
  return (name) =>
    isView(name) ? views[name] : { kind: kinds[name], show: (object) => redact(name, object) };

  function isView(name: LiveName): name is LiveView {
    return Object.hasOwn(views, name);
  }
}

function showCertificates(object: KubeObject): CertificatesObject | undefined {
  const application = object.metadata.labels?.[applicationLabel];
  if (application === undefined) {
    return undefined;
  }
  const { apiVersion, kind, metadata } = redact('configmaps', object);
  const certificates = issuedCertificatesOf(object as IssuedCertificates);
  return { apiVersion, kind, metadata, application, certificates };
}

function showToken(object: KubeObject): TokenObject | undefined {
  const token = toOpenToken(object.metadata);
  if (token === undefined) {
    return undefined;
  }
  const { apiVersion, kind, metadata } = redact('secrets', object);
  return { apiVersion, kind, metadata, token };
}
