import type { ODataModel, ODataOperation, ODataParameter } from './model/odata-model.ts';
import { elementOf } from './model/odata-names.ts';

/** How an operation is called. */
export interface ODataCall {
  method: string;
  /** Such as `/Near(place={place})`; of what no import calls and no type has its name alone. */
  path: string;
  /** Name of the operation. */
  name: string;
  /** Undefined where the document does not declare it. */
  operation: ODataOperation | undefined;
  /** There where it can be called within other addresses only. */
  isInner?: true;
}

/** The calls of all operations: by imports, each overload for itself, then on types, then those for neither. */
export function odataCalls({ sets, imports, operations, types, protocol }: ODataModel): ODataCall[] {
  const unbound = Map.groupBy(
    operations.filter(({ boundTo }) => boundTo === ''),
    ({ name }) => name,
  );
  const imported = new Set(imports.map(({ operation }) => operation));
  const addressOf = addressesByType({ sets, types });
  return [
    ...imports.flatMap(({ name: called, method, operation: name }): ODataCall[] =>
      (unbound.get(name) ?? [undefined]).map((operation) => {
        const isInPath = operation?.kind === 'function' && protocol.startsWith('4');
        const path = `/${called}${isInPath ? inParentheses(operation.parameters) : ''}`;
        return { method, path, name, operation };
      }),
    ),
    ...operations
      .filter(({ boundTo }) => boundTo !== '')
      .map((operation) => {
        const { name, boundTo, kind, parameters } = operation;
        const path = `${addressOf(boundTo)}/${name}${kind === 'function' ? inParentheses(parameters) : ''}`;
        return { method: methodOf(operation), path, name, operation };
      }),
    ...[...unbound].flatMap(([name, overloads]): ODataCall[] =>
      imported.has(name)
        ? []
        : overloads.map((operation) => ({
            method: methodOf(operation),
            path: name,
            name,
            operation,
            isInner: true,
          })),
    ),
  ];
}

/** By what an operation is called that states no method. */
export function methodOf({ kind }: ODataOperation): 'GET' | 'POST' {
  return kind === 'function' ? 'GET' : 'POST';
}

function inParentheses(parameters: readonly ODataParameter[]): string {
  return `(${parameters.map(({ name }) => `${name}={${name}}`).join(',')})`;
}

/** Where entities of a type are found, such as `/Products` for their collection and `/Products({key})` for one. */
function addressesByType({ sets, types }: Pick<ODataModel, 'sets' | 'types'>): (type: string) => string {
  const bases = new Map(types.map(({ name, base }) => [name, base]));
  const addresses = new Map<string, string>();
  const add = (type: string, address: string) => addresses.set(type, addresses.get(type) ?? address);
  for (const { name, type, kind } of sets) {
    const seen = new Set<string>();
    for (let one = type; one !== '' && !seen.has(one); one = bases.get(one) ?? '') {
      seen.add(one);
      add(one, kind === 'set' ? `/${name}({key})` : `/${name}`);
      if (kind === 'set') {
        add(`Collection(${one})`, `/${name}`);
      }
    }
  }
  return (type) => addresses.get(type) ?? `/{${elementOf(type)}}`;
}
