import { type Application, servicesOf } from '../application/application.ts';
import type { ApplicationMapping } from '../application/application-mapping.ts';
import type { OpenToken } from '../application/open-token.ts';
import { type Chain, type Chains, wordOfNodes } from '../binding/chain.ts';
import { compareHealth, type Health, worstHealth } from '../health/health.ts';
import type { Sentence } from '../texts/message.ts';
import { compareText } from './compare-text.ts';
import { type Connection, connectionOf } from './connection.ts';

/** One Application with all that the list shows of it, filters by and sorts by. */
export interface ApplicationRow {
  /** Its name. */
  id: string;
  description: string;
  health: Health;
  /** The state in a word or two: the worst link's. */
  word: Sentence;
  connection: Connection;
  serviceCount: number;
  /** Namespaces in which any of its services is allowed, by name. */
  namespaces: string[];
  bindingCount: number;
  /** ISO time. */
  createdAt: string | undefined;
  /** `key=value`, by their keys. */
  labels: string[];
}

export interface ApplicationRowsInput {
  applications: readonly Application[];
  applicationmappings: readonly ApplicationMapping[];
  chains: Chains;
  tokensOf(application: string): OpenToken[];
  nowMs: number;
}

export function applicationRows(input: ApplicationRowsInput): ApplicationRow[] {
  const { applications, applicationmappings, tokensOf, chains, nowMs } = input;
  return applications.map((application) => {
    const { name, creationTimestamp } = application.metadata;
    const chain = chains.of(name);
    const connection = connectionOf(application, tokensOf(name), nowMs);
    return {
      id: name,
      description: application.spec?.description ?? '',
      ...stateOf(chain, connection),
      connection,
      serviceCount: servicesOf(application).length,
      namespaces: namespacesOf(applicationmappings.filter(({ metadata }) => metadata.name === name)),
      bindingCount: chain.binding.length,
      createdAt: creationTimestamp,
      labels: labelsOf(application),
    };
  });
}

/** Namespaces whose mapping allows at least one service. */
export function namespacesOf(mappings: readonly ApplicationMapping[]): string[] {
  return mappings
    .filter(({ spec }) => spec?.services === undefined || spec.services === null || spec.services.length > 0)
    .map(({ metadata }) => metadata.namespace ?? '')
    .sort();
}

/** Labels of the object and of its specification, `key=value`, by their keys. */
export function labelsOf({ metadata, spec }: Application): string[] {
  return Object.entries({ ...spec?.labels, ...metadata.labels })
    .map(([key, value]) => `${key}=${value}`)
    .sort();
}

/** How the list is sorted by each of its columns, ascending. */
export const applicationOrders = {
  name: (left, right) => compareText(left.id, right.id),
  status: (left, right) => compareHealth(left.health, right.health),
  services: (left, right) => left.serviceCount - right.serviceCount,
  namespaces: (left, right) => left.namespaces.length - right.namespaces.length,
  bindings: (left, right) => left.bindingCount - right.bindingCount,
  // what ends first stands first, what has none last
  certificate: (left, right) => compareText(endOf(left), endOf(right)),
  // the newest first
  age: (left, right) => compareText(right.createdAt ?? '', left.createdAt ?? ''),
} satisfies Record<string, (left: ApplicationRow, right: ApplicationRow) => number>;

function endOf({ connection }: ApplicationRow): string {
  return connection.certificateExpiresAt ?? '~';
}

function stateOf(chain: Chain, connection: Connection): { health: Health; word: Sentence } {
  // a missing workload says more than the usage that fails because of it
  const { usage, ...rest } = chain;
  const nodes = [...Object.values(rest).flat(), ...usage];
  const health = worstHealth([...nodes.map((node) => node.health.status), connection.health]);
  if (health === 'ok' || health === 'off') {
    return { health: 'ok', word: connection.word };
  }
  if (connection.health === health) {
    return { health, word: connection.word };
  }
  return { health, word: wordOfNodes(nodes) ?? connection.word };
}
