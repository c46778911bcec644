import type { Thing } from './document-set.ts';
import { asList, asObject, type Json, withoutMember } from './json-tree.ts';

/** All that an OData document in JSON lists, by a walk through its tree. */
export function countCsdl(root: Json): Thing[] {
  return [
    ...closedSets(root),
    ...named(root).flatMap(([namespace, schema]) =>
      named(schema).flatMap(([short, value]) => {
        const name = `${namespace}.${short}`;
        const without = () => withoutMember(root, [namespace, short]);
        return Array.isArray(value)
          ? value.flatMap((overload) => ofOperation(name, asObject(overload)))
          : ofMember(name, asObject(value), { root, place: [namespace, short], without });
      }),
    ),
  ];
}

const verbs = { creatable: 'Insert', updatable: 'Update', deletable: 'Delete' };

/** Sets that annotations say something cannot be done with. */
function closedSets(root: Json): Thing[] {
  return named(root)
    .flatMap(([, schema]) => Object.entries(asObject(asObject(schema).$Annotations)))
    .flatMap(([target, facts]) =>
      Object.entries(verbs)
        .filter(([, verb]) => {
          const value = asObject(asObject(facts)[`@Capabilities.${verb}Restrictions`]);
          return Object.values(value).includes(false);
        })
        .map(([attribute]) => ({
          kind: 'restrictions',
          name: `${target.slice(target.indexOf('/') + 1)} ${attribute}`,
        })),
    );
}

/** Members that are no word of the language and no annotation. */
function named(value: unknown): [string, unknown][] {
  return Object.entries(asObject(value)).filter(([key]) => !key.startsWith('$') && !key.includes('@'));
}

function typeOf({ $Type = 'Edm.String', $Collection }: Json): string {
  return $Collection === true ? `Collection(${$Type})` : String($Type);
}

function limitsOf(at: string, facts: Json): Thing[] {
  return ['MaxLength', 'Precision', 'Scale']
    .filter((limit) => facts[`$${limit}`] !== undefined)
    .map((limit) => ({ kind: 'limits', name: `${at} ${limit} ${facts[`$${limit}`]}` }));
}

function ofOperation(name: string, facts: Json): Thing[] {
  const all = asList(facts.$Parameter).map(asObject);
  const isBound = facts.$IsBound === true;
  const own = isBound ? all.slice(1) : all;
  const on = isBound ? typeOf(all[0] ?? {}) : '';
  const at = `${String(facts.$Kind).toLowerCase()} ${name} on ${on} (${own.map(({ $Name }) => $Name).join()})`;
  return [
    { kind: 'operations', name: at, isOffered: isBound },
    ...own.flatMap((one) => [
      { kind: 'parameters', name: `${at}: ${one.$Name} ${typeOf(one)}` },
      ...limitsOf(`${at}: ${one.$Name}`, one),
    ]),
    ...(facts.$ReturnType === undefined
      ? []
      : [{ kind: 'results', name: `${at}: ${typeOf(asObject(facts.$ReturnType))}` }]),
  ];
}

interface Place {
  root: Json;
  place: string[];
  without(): string;
}

const kinds: Record<string, string> = {
  EntityType: 'entity',
  ComplexType: 'complex',
  EnumType: 'enum',
  TypeDefinition: 'definition',
  Term: 'term',
};

function ofMember(name: string, facts: Json, { root, place, without }: Place): Thing[] {
  const kind = kinds[String(facts.$Kind)];
  if (kind === undefined) {
    return named(facts).flatMap(([part, value]) =>
      ofContainer(part, asObject(value), () => withoutMember(root, [...place, part])),
    );
  }
  const base = kind === 'term' ? typeOf(facts) : String(facts.$BaseType ?? facts.$UnderlyingType ?? '');
  const type = { kind: 'types', name: `${kind} ${name} ${base}`, without };
  if (kind === 'enum') {
    const members = named(facts).map(([member, value]) => ({
      kind: 'members',
      name: `${name}: ${member} = ${value}`,
    }));
    return [type, ...members];
  }
  return [
    type,
    ...asList(facts.$Key).map((key) => ({
      kind: 'keys',
      name: `${name}: ${typeof key === 'string' ? key : Object.values(asObject(key))[0]}`,
    })),
    ...named(facts).flatMap(([property, value]) => [
      {
        kind: asObject(value).$Kind === 'NavigationProperty' ? 'navigations' : 'properties',
        name: `${name}: ${property} ${typeOf(asObject(value))}`,
        without: () => withoutMember(root, [...place, property]),
      },
      ...limitsOf(`${name}: ${property}`, asObject(value)),
    ]),
  ];
}

function ofContainer(name: string, facts: Json, without: () => string): Thing[] {
  const called = facts.$Action ?? facts.$Function;
  if (called !== undefined) {
    const label = `${facts.$Action === undefined ? 'GET' : 'POST'} ${name} ${called}`;
    return [
      { kind: 'imports', name: label, without },
      { kind: 'calls', name: label, isOffered: true },
    ];
  }
  const kind = facts.$Collection === true ? 'sets' : 'singletons';
  return [{ kind, name: `${name} ${facts.$Type}`, isOffered: true, without }];
}
