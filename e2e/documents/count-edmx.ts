import type { Thing } from './document-set.ts';
import { elementsOf, type XmlElement, xmlTree } from './xml-tree.ts';

/** Longer documents are read again without a few of their parts only. */
const longestTriedWhole = 200_000;
const triedOfLong = 4;

/** All that an OData `$metadata` document lists, by a walk through its elements. */
export function countEdmx(text: string): Thing[] {
  const root = xmlTree(text);
  const schemas = elementsOf(root, 'Schema');
  const means: Means = {
    isVersion4: root.attributes.Version !== '1.0',
    full: fullNames(root, schemas),
    ends: associationEnds(schemas),
    without: (element) => () => text.slice(0, element.start) + text.slice(element.end),
  };
  const things = schemas.flatMap((schema) => [
    ...schema.children.flatMap((child) => ofChild(schema.attributes.Namespace ?? '', child, means)),
    ...schema.children
      .filter(({ name }) => name === 'EntityContainer')
      .flatMap((container) => ofContainer(container, schemas, means)),
  ]);
  const names = Map.groupBy(things, ({ kind, name }) => `${kind} ${name}`);
  // what is declared twice is still there when it goes
  const isDeclaredOnce = ({ kind, name }: Thing) =>
    names.get(`${kind} ${name}`)?.length === 1 &&
    !(kind === 'properties' && text.length <= longestTriedWhole && isInherited(name, schemas, means));
  const removable = things.filter((thing) => thing.without !== undefined && isDeclaredOnce(thing));
  const step = text.length > longestTriedWhole ? Math.ceil(removable.length / triedOfLong) : 1;
  const tried = new Set(removable.filter((_thing, index) => index % step === 0));
  return things.map((thing) => {
    const { without: _without, ...rest } = thing;
    return tried.has(thing) ? thing : rest;
  });
}

/** Whether a base type declares the property of `Type: property …` too. */
function isInherited(name: string, schemas: XmlElement[], { full }: Means): boolean {
  const [type = '', property] = name.split(/: | /);
  for (let base = type, steps = 0; base !== '' && steps < 20; steps += 1) {
    const at = base.lastIndexOf('.');
    const element = schemas
      .filter(({ attributes }) => attributes.Namespace === base.slice(0, at))
      .flatMap(({ children }) => children)
      .find(({ name: kind, attributes }) => kind.endsWith('Type') && attributes.Name === base.slice(at + 1));
    if (base !== type && element?.children.some(({ attributes }) => attributes.Name === property)) {
      return true;
    }
    base = full(element?.attributes.BaseType ?? '');
  }
  return false;
}

interface Means {
  isVersion4: boolean;
  full(type: string): string;
  ends: ReadonlyMap<string, string>;
  without(element: XmlElement): () => string;
}

function fullNames(root: XmlElement, schemas: XmlElement[]): (type: string) => string {
  const aliases = [...schemas, ...elementsOf(root, 'Include')]
    .map(({ attributes }) => [attributes.Alias, attributes.Namespace] as const)
    .filter(([alias]) => alias !== undefined);
  return (type) => {
    const isMany = type.startsWith('Collection(');
    const inner = isMany ? type.slice('Collection('.length, -1) : type;
    const at = inner.lastIndexOf('.');
    const [, namespace] = aliases.find(([alias]) => alias === inner.slice(0, at)) ?? [];
    const name = namespace === undefined ? inner : `${namespace}${inner.slice(at)}`;
    return isMany ? `Collection(${name})` : name;
  };
}

/** What navigations of OData 2 lead to, by relationship and role. */
function associationEnds(schemas: XmlElement[]): Map<string, string> {
  return new Map(
    schemas.flatMap((schema) =>
      schema.children
        .filter(({ name }) => name === 'Association')
        .flatMap((association) =>
          association.children
            .filter(({ name }) => name === 'End')
            .map(({ attributes: { Role, Type, Multiplicity } }): [string, string] => [
              `${schema.attributes.Namespace}.${association.attributes.Name} ${Role}`,
              Multiplicity === '*' ? `Collection(${Type})` : (Type ?? ''),
            ]),
        ),
    ),
  );
}

const typeKinds: Record<string, [kind: string, base: string]> = {
  EntityType: ['entity', 'BaseType'],
  ComplexType: ['complex', 'BaseType'],
  EnumType: ['enum', 'UnderlyingType'],
  TypeDefinition: ['definition', 'UnderlyingType'],
  Term: ['term', 'Type'],
};

function ofChild(namespace: string, element: XmlElement, means: Means): Thing[] {
  const name = `${namespace}.${element.attributes.Name}`;
  const [kind, baseName] = typeKinds[element.name] ?? [];
  if (kind !== undefined && baseName !== undefined) {
    const base = means.full(element.attributes[baseName] ?? '');
    return [
      { kind: 'types', name: `${kind} ${name} ${base}`, without: means.without(element) },
      ...insideType(name, element, means),
    ];
  }
  return element.name === 'Action' || element.name === 'Function'
    ? ofOperation(element.name.toLowerCase(), name, element, means)
    : [];
}

function insideType(type: string, element: XmlElement, means: Means): Thing[] {
  let counted = 0;
  return element.children.flatMap((child): Thing[] => {
    const { Name, Value } = child.attributes;
    switch (child.name) {
      case 'Key':
        return elementsOf(child, 'PropertyRef').map((part) => ({
          kind: 'keys',
          name: `${type}: ${part.attributes.Name}`,
        }));
      case 'Property':
        return [
          {
            kind: 'properties',
            name: `${type}: ${Name} ${means.full(child.attributes.Type ?? '')}`,
            without: means.without(child),
          },
          ...limitsOf(`${type}: ${Name}`, child),
        ];
      case 'NavigationProperty': {
        const { Type, Relationship, ToRole } = child.attributes;
        const leads = Type ?? means.ends.get(`${means.full(Relationship ?? '')} ${ToRole}`) ?? '';
        return [
          {
            kind: 'navigations',
            name: `${type}: ${Name} ${means.full(leads)}`,
            without: means.without(child),
          },
        ];
      }
      case 'Member':
        counted += 1;
        return [
          {
            kind: 'members',
            name: `${type}: ${Name} = ${Value ?? counted - 1}`,
            ...(Value === undefined ? {} : { without: means.without(child) }),
          },
        ];
      default:
        return [];
    }
  });
}

function limitsOf(at: string, { attributes }: XmlElement): Thing[] {
  return ['MaxLength', 'Precision', 'Scale']
    .filter((limit) => (attributes[limit] ?? '') !== '')
    .map((limit) => ({ kind: 'limits', name: `${at} ${limit} ${attributes[limit]?.toLowerCase()}` }));
}

function ofOperation(kind: string, name: string, element: XmlElement, means: Means): Thing[] {
  const all = element.children.filter((child) => child.name === 'Parameter');
  const isBound = element.attributes.IsBound === 'true' || element.attributes.IsBindable === 'true';
  const on = isBound ? means.full(all[0]?.attributes.Type ?? '') : '';
  const own = isBound ? all.slice(1) : all;
  const at = `${kind} ${name} on ${on} (${own.map(({ attributes }) => attributes.Name).join()})`;
  const result =
    element.children.find((child) => child.name === 'ReturnType')?.attributes.Type ??
    element.attributes.ReturnType;
  return [
    { kind: 'operations', name: at, isOffered: isBound, without: means.without(element) },
    ...own.flatMap((parameter) => [
      {
        kind: 'parameters',
        name: `${at}: ${parameter.attributes.Name} ${means.full(parameter.attributes.Type ?? '')}`,
        without: means.without(parameter),
      },
      ...limitsOf(`${at}: ${parameter.attributes.Name}`, parameter),
    ]),
    ...(result === undefined ? [] : [{ kind: 'results', name: `${at}: ${means.full(result)}` }]),
  ];
}

function ofContainer(container: XmlElement, schemas: XmlElement[], means: Means): Thing[] {
  return container.children.flatMap((child): Thing[] => {
    const { Name, EntityType, Type, Function: calledFunction, Action, HttpMethod = 'GET' } = child.attributes;
    const without = means.without(child);
    switch (child.name) {
      case 'EntitySet':
        return [
          { kind: 'sets', name: `${Name} ${means.full(EntityType ?? '')}`, isOffered: true, without },
          ...closedTo(Name ?? '', child, schemas),
        ];
      case 'Singleton':
        return [{ kind: 'singletons', name: `${Name} ${means.full(Type ?? '')}`, isOffered: true, without }];
      case 'ActionImport':
        return importOf(
          `POST ${Name} ${means.full(Action ?? '')}`,
          overloads(schemas, 'Action', Action),
          without,
        );
      case 'FunctionImport':
        return calledFunction === undefined
          ? [
              ...importOf(`${HttpMethod} ${Name} ${Name}`, 1, without),
              ...ofOperation(HttpMethod === 'GET' ? 'function' : 'action', Name ?? '', child, {
                ...means,
                without: () => without,
              }).map(({ without: _without, ...thing }) => thing),
            ]
          : importOf(
              `GET ${Name} ${means.full(calledFunction)}`,
              overloads(schemas, 'Function', calledFunction),
              without,
            );
      default:
        return [];
    }
  });
}

const verbs = { creatable: 'Insertable', updatable: 'Updatable', deletable: 'Deletable' };

/** What cannot be done with a set: SAP's attributes say it, or annotations in it or about it. */
function closedTo(set: string, element: XmlElement, schemas: XmlElement[]): Thing[] {
  const about = schemas
    .flatMap(({ children }) => children)
    .filter(({ name, attributes }) => name === 'Annotations' && attributes.Target?.endsWith(`/${set}`));
  const said = [element, ...about].flatMap((one) => elementsOf(one, 'PropertyValue'));
  return Object.entries(verbs)
    .filter(
      ([attribute, member]) =>
        element.attributes[attribute] === 'false' ||
        said.some(({ attributes: { Property, Bool } }) => Property === member && Bool === 'false'),
    )
    .map(([attribute]) => ({ kind: 'restrictions', name: `${set} ${attribute}` }));
}

function importOf(name: string, calls: number, without: () => string): Thing[] {
  return [
    { kind: 'imports', name, without },
    ...Array.from({ length: calls }, () => ({ kind: 'calls', name, isOffered: true })),
  ];
}

/** How many the import leads to that are bound to nothing; one that is not there can be called too. */
function overloads(schemas: XmlElement[], kind: string, name = ''): number {
  const short = name.slice(name.lastIndexOf('.') + 1);
  const found = schemas
    .flatMap(({ children }) => children)
    .filter(
      (child) =>
        child.name === kind && child.attributes.Name === short && child.attributes.IsBound !== 'true',
    );
  return Math.max(found.length, 1);
}
