import {
  type Application,
  type ApplicationService,
  acceptedCommonNames,
  type ServiceEntry,
  servicesOf,
} from '../application/application.ts';
import { credentialsInWords } from '../application/credentials/credential-kind.ts';
import type { SeenCalls } from '../application/seen-calls.ts';
import type { GraphNode } from '../binding/binding-graph-node.ts';
import type { Chain } from '../binding/chain.ts';
import { compareHealth } from '../health/health.ts';
import type { Untold } from '../texts/message.ts';
import type { ApplicationRow } from './application-rows.ts';
import { type CockpitStep, cockpitSteps, firstOpenStep } from './cockpit.ts';
import type { ViewAnswer } from './views.ts';

type Page = ViewAnswer<'application'>;

export interface ApplicationPageInput {
  application: Application;
  /** What the list says of it. */
  row: ApplicationRow;
  /** What hangs on it, and on nothing else. */
  chain: Chain;
  calls: SeenCalls | undefined;
  /** So many services are told. */
  services: number;
}

/** So many links of a step are named; the others are counted. */
const shownLinks = 20;

/** All that the page of an Application shows. */
export function applicationPage({
  application,
  row,
  chain,
  calls,
  services,
}: ApplicationPageInput): Untold<Page> {
  const { connection, namespaces } = row;
  const steps = cockpitSteps({ application, chain, connection, namespaces });
  const openStep = firstOpenStep(steps);
  const offered = Map.groupBy(chain.class, ({ serviceId = '' }) => serviceId);
  const { name } = application.metadata;
  const seen = calls?.services.filter((one) => one.application === name) ?? [];
  return {
    application: particulars(application, row),
    steps: steps.map(shownStep),
    ...(openStep === undefined ? {} : { openStep }),
    services: servicesOf(application)
      .slice(0, services)
      .map((service) => {
        const lastCallAt = seen.find(({ serviceId }) => serviceId === service.id)?.lastCallAt ?? undefined;
        return {
          ...shownService(service),
          offeredIn: (offered.get(service.id) ?? []).flatMap(({ namespace }) => namespace ?? []),
          ...(lastCallAt === undefined ? {} : { lastCallAt }),
        };
      }),
    serviceCount: servicesOf(application).length,
    ...(calls === undefined ? {} : { callsSince: calls.since }),
  };
}

function particulars(application: Application, row: ApplicationRow) {
  const { health, word, connection } = row;
  const { metadata, spec, status } = application;
  return {
    description: spec?.description ?? '',
    health,
    word,
    setUp: status?.installationStatus?.description,
    certificateExpiresAt: connection.certificateExpiresAt,
    certificateUsedAt: connection.certificateUsedAt,
    tokenExpiresAt: connection.tokenExpiresAt,
    acceptedNames: acceptedCommonNames(application),
    tenant: spec?.tenant,
    group: spec?.group,
    labels: row.labels,
    createdAt: metadata.creationTimestamp,
  };
}

function shownStep({ nodes, ...step }: CockpitStep): Untold<Page['steps'][number]> {
  const links = nodes
    .toSorted((left, right) => compareHealth(left.health.status, right.health.status))
    .slice(0, shownLinks)
    .map(shownLink);
  return { ...step, links, linkCount: nodes.length };
}

function shownLink({ id, kind, name, namespace, health: { status, word } }: GraphNode) {
  return { id, kind, name, health: status, word, ...(namespace === undefined ? {} : { namespace }) };
}

function shownService(service: ApplicationService) {
  const { id, name, displayName, description, providerDisplayName, identifier, entries } = service;
  return {
    id,
    name,
    displayName,
    description,
    provider: providerDisplayName,
    ...(identifier === undefined ? {} : { identifier }),
    entries: entries.map(shownEntry),
  };
}

function shownEntry({ type, targetUrl, gatewayUrl, apiType, credentials, specificationUrl }: ServiceEntry) {
  return {
    type,
    targetUrl,
    gatewayUrl,
    apiType,
    credentials: credentialsInWords(credentials?.type),
    specificationUrl,
  };
}
