import { type Application, servicesOf } from '../application/application.ts';
import type { ApplicationMapping } from '../application/application-mapping.ts';
import type { OpenToken } from '../application/open-token.ts';
import { type Chain, type Chains, wordOfNodes } from '../binding/chain.ts';
import { compareHealth, type Health, worstHealth } from '../health/health.ts';
import { type Connection, connectionOf } from './connection.ts';

/** One Application with what the list says about it. */
export interface ApplicationRow {
  application: Application;
  name: string;
  health: Health;
  /** The state in a word or two: the worst link's. */
  word: string;
  connection: Connection;
  serviceCount: number;
  /** Namespaces in which any of its services is allowed. */
  namespaces: string[];
  bindingCount: number;
}

export interface ApplicationRowsInput {
  applications: readonly Application[];
  applicationmappings: readonly ApplicationMapping[];
  tokens: readonly OpenToken[];
  chains: Chains;
  nowMs: number;
}

export function applicationRows(input: ApplicationRowsInput): ApplicationRow[] {
  const { applications, applicationmappings, tokens, chains, nowMs } = input;
  const mappings = Map.groupBy(applicationmappings, ({ metadata }) => metadata.name);
  return applications.map((application) => {
    const { name } = application.metadata;
    const chain = chains.of(name);
    const connection = connectionOf(application, tokens, nowMs);
    return {
      application,
      name,
      ...stateOf(chain, connection),
      connection,
      serviceCount: servicesOf(application).length,
      namespaces: namespacesOf(mappings.get(name) ?? []),
      bindingCount: chain.binding.length,
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

function stateOf(chain: Chain, connection: Connection): { health: Health; word: string } {
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

export function compareRowHealth(left: ApplicationRow, right: ApplicationRow): number {
  return compareHealth(left.health, right.health);
}
