import type { ApiCall } from './api-call.ts';
import type { Grant, Workload } from './read-grants.ts';

export interface RightsReport {
  /** Calls that the ServiceAccount would be refused. */
  missing: string[];
  /** What it may do and never does. */
  spare: string[];
}

/** The namespace that stands for `own` in a call. */
const ownNamespace = 'kyma-integration';

/**
 * Holds what a workload may do against the calls that its components make.
 * @param calls by component
 */
export function compareRights(
  { name, components, grants }: Workload,
  calls: ReadonlyMap<string, readonly ApiCall[]>,
): RightsReport {
  const used = new Set<Grant>();
  const missing = new Set<string>();
  for (const component of components) {
    for (const call of calls.get(component) ?? []) {
      const allowing = grants.filter((grant) => allows(grant, call));
      if (allowing.length === 0) {
        missing.add(`${name}: ${component} may not ${describeCall(call)}`);
      }
      // the narrowest one is what the call needs; a wider one beside it is spare
      const [narrowest] = allowing.sort((left, right) => widthOf(left) - widthOf(right));
      if (narrowest !== undefined) {
        used.add(narrowest);
      }
    }
  }
  const spare = grants
    .filter((grant) => !used.has(grant))
    .map((grant) => `${name}: ${grant.role} allows to ${describeGrant(grant)}, which nothing does`);
  return { missing: [...missing], spare };
}

function allows({ group, resource, verb, names, namespace }: Grant, call: ApiCall): boolean {
  const isThere =
    namespace === undefined ||
    (call.scope === 'own' && namespace === ownNamespace) ||
    (call.scope === 'other' && namespace === call.namespace);
  return (
    isThere &&
    group === call.group &&
    resource === call.resource &&
    verb === call.verb &&
    (names === undefined || (call.name !== undefined && names.includes(call.name)))
  );
}

function widthOf({ names, namespace }: Grant): number {
  return (namespace === undefined ? 2 : 0) + (names === undefined ? 1 : 0);
}

function describeCall({ verb, group, resource, scope, namespace, name }: ApiCall): string {
  const where = scope === 'own' ? ' in its namespace' : scope === 'other' ? ` in ${namespace}` : '';
  return `${verb} ${resource}${group && `.${group}`}${name === undefined ? '' : ` "${name}"`}${where}`;
}

function describeGrant({ verb, group, resource, names, namespace }: Grant): string {
  const which = names === undefined ? '' : ` ${names.join(', ')}`;
  return `${verb} ${resource}${group && `.${group}`}${which}${namespace === undefined ? '' : ` in ${namespace}`}`;
}
