import { type Application, type ApplicationService, servicesOf } from '../application/application.ts';
import {
  applicationOfServiceClass,
  displayNameOfServiceClass,
  type ServiceClass,
} from '../catalog/service-class.ts';
import { type KindName, kinds } from '../kubernetes/kinds.ts';
import { type KubeObject, objectKey } from '../kubernetes/kube-object.ts';
import type { CertificatesObject, LiveName, TokenObject } from '../kubernetes/live-view.ts';
import type { PageTarget } from './page-target.ts';
import type { SearchGroup } from './search-groups.ts';

/** One thing that a search may find. */
export interface SearchEntry {
  /** Given once in its group. */
  id: string;
  group: SearchGroup;
  /** The kind of the object that it is, or is part of, and where that stands. */
  kind: LiveName;
  namespace: string | undefined;
  /** `namespace/name` of that object. */
  key: string;
  name: string;
  /** A second word: where it is, or what it is of. */
  detail: string;
  /** All it is found by, in lower case. */
  text: string;
  target: PageTarget;
  /** Of a service: its id. */
  serviceId?: string;
}

/** What an object is found as: itself, and what stands in it. Empty for what nobody searches for. */
export function searchEntriesOf(kind: LiveName, object: KubeObject): SearchEntry[] {
  if (kind === 'applications') {
    return entriesOfApplication(object as Application);
  }
  if (kind === 'serviceclasses') {
    return [entryOfClass(object as ServiceClass)];
  }
  if (kind === 'issuedcertificates') {
    return entriesOfCertificates(object as CertificatesObject);
  }
  if (kind === 'connectiontokens') {
    return entriesOfToken(object as TokenObject);
  }
  return Object.hasOwn(kinds, kind) && !unsearched.has(kind) ? [entryOfObject(kind as KindName, object)] : [];
}

const unsearched: ReadonlySet<LiveName> = new Set(['events', 'leases', 'tokenrequests']);

const groups: Partial<Record<LiveName, SearchGroup>> = {
  serviceinstances: 'instances',
  servicebindings: 'bindings',
  workloadbindings: 'bindings',
  servicebindingusages: 'usages',
  deployments: 'workloads',
  statefulsets: 'workloads',
  daemonsets: 'workloads',
  pods: 'pods',
  namespaces: 'namespaces',
  applicationmappings: 'allowances',
};

function entryOfObject(kind: KindName, object: KubeObject): SearchEntry {
  const { name, namespace } = object.metadata;
  const group = groups[kind] ?? 'others';
  return {
    id: `${kind} ${objectKey(object)}`,
    group,
    kind,
    namespace,
    key: objectKey(object),
    name,
    detail: [...(group === 'others' || group === 'workloads' ? [kinds[kind].kind] : []), namespace ?? '']
      .join(' ')
      .trim(),
    text: textOf([name, namespace, kinds[kind].kind], object.metadata.labels),
    target: { page: 'object', kind, name, ...(namespace === undefined ? {} : { namespace }) },
  };
}

function entriesOfApplication(application: Application): SearchEntry[] {
  const { name, labels } = application.metadata;
  return [
    {
      id: name,
      group: 'applications',
      kind: 'applications',
      namespace: undefined,
      key: name,
      name,
      detail: application.spec?.description ?? '',
      text: textOf([name, application.spec?.description], { ...application.spec?.labels, ...labels }),
      target: { page: 'application', name },
    },
    ...servicesOf(application).map((service) => entryOfService(name, service)),
  ];
}

function entryOfService(application: string, service: ApplicationService): SearchEntry {
  const { id, name, displayName, identifier, labels, tags = [], entries } = service;
  const hosts = (entries ?? []).flatMap(({ targetUrl, gatewayUrl }) => [
    hostOf(targetUrl),
    hostOf(gatewayUrl),
  ]);
  return {
    id: `${application}/${id}`,
    group: 'services',
    kind: 'applications',
    namespace: undefined,
    key: application,
    name: displayName === '' ? name : displayName,
    detail: application,
    text: textOf([displayName, name, id, identifier, application, ...tags, ...hosts], labels),
    target: { page: 'service', application, id },
    serviceId: id,
  };
}

function entryOfClass(serviceClass: ServiceClass): SearchEntry {
  const { name, namespace = '', labels } = serviceClass.metadata;
  const { externalName, externalID, externalMetadata, tags = [] } = serviceClass.spec;
  const shown = displayNameOfServiceClass(serviceClass);
  return {
    id: objectKey(serviceClass),
    group: 'catalog',
    kind: 'serviceclasses',
    namespace,
    key: objectKey(serviceClass),
    name: shown,
    detail: namespace,
    text: textOf(
      [shown, name, namespace, externalName, externalID, applicationOfServiceClass(serviceClass), ...tags],
      { ...externalMetadata?.labels, ...labels },
    ),
    target: { page: 'catalog', namespace, name },
  };
}

function entriesOfCertificates(object: CertificatesObject): SearchEntry[] {
  const { application, certificates } = object;
  return certificates.map(({ fingerprint, serialNumber, subject }) => ({
    id: `${application}/${fingerprint}`,
    group: 'certificates',
    kind: 'issuedcertificates',
    namespace: undefined,
    key: objectKey(object),
    name: application,
    detail: fingerprint,
    text: textOf([application, fingerprint, serialNumber, subject]),
    target: { page: 'certificates', application },
  }));
}

function entriesOfToken(object: TokenObject): SearchEntry[] {
  const { application, id } = object.token;
  // tokens of runtimes are on no page
  return application === undefined
    ? []
    : [
        {
          id: objectKey(object),
          group: 'tokens',
          kind: 'connectiontokens',
          namespace: undefined,
          key: objectKey(object),
          name: application,
          detail: id,
          text: textOf([application, id]),
          target: { page: 'certificates', application },
        },
      ];
}

function textOf(
  parts: readonly (string | undefined)[],
  labels: Readonly<Record<string, string>> | null | undefined = {},
): string {
  const words = new Set(parts.filter((part) => part !== undefined && part !== ''));
  const labelled = Object.entries(labels ?? {}).map(([key, value]) => `${key}=${value}`);
  return [...words, ...labelled].join('\n').toLowerCase();
}

/** What others wrote as an address may be anything. */
function hostOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : URL.parse(url)?.host;
}
