import type { Sentence } from '#lib/domain/texts/message.ts';
import type {
  ODataModel,
  ODataOperation,
  ODataType,
  ODataValue,
} from '#lib/specifications/model/odata-model.ts';
import { odataCalls } from '#lib/specifications/odata-calls.ts';
import { inEnglish } from '#lib/texts/english.ts';
import type { Thing } from './document-set.ts';

/** What the model of an OData service lists, named as the independent counts name it. */
export function listOData(model: ODataModel): Thing[] {
  const importNames = new Map(
    model.imports.map(({ name, method, operation }) => [name, `${method} ${name} ${operation}`]),
  );
  return [
    ...model.sets.flatMap(({ name, type, kind, restrictions }) => [
      { kind: kind === 'set' ? 'sets' : 'singletons', name: `${name} ${type}` },
      ...closedTo(name, restrictions),
    ]),
    ...[...importNames.values()].map((name) => ({ kind: 'imports', name })),
    ...odataCalls(model)
      .filter(({ isInner, operation }) => !isInner && (operation?.boundTo ?? '') === '')
      .map(({ path }) => ({
        kind: 'calls',
        name: importNames.get(path.slice(1).replace(/\(.*/, '')) ?? path,
      })),
    ...model.operations.flatMap(ofOperation),
    ...model.types.flatMap(ofType),
  ];
}

const verbs = { inserts: 'creatable', updates: 'updatable', deletes: 'deletable' };

function closedTo(set: string, restrictions: readonly Sentence[]): Thing[] {
  const closed = new Set(restrictions.map(inEnglish));
  return Object.entries(verbs)
    .filter(([what]) => closed.has(what))
    .map(([, attribute]) => ({ kind: 'restrictions', name: `${set} ${attribute}` }));
}

function ofOperation({ kind, name, boundTo, parameters, result }: ODataOperation): Thing[] {
  const at = `${kind} ${name} on ${boundTo} (${parameters.map((one) => one.name).join()})`;
  return [
    { kind: 'operations', name: at },
    ...parameters.flatMap((one) => [
      { kind: 'parameters', name: `${at}: ${one.name} ${one.type}` },
      ...limitsOf(`${at}: ${one.name}`, one),
    ]),
    ...(result === undefined ? [] : [{ kind: 'results', name: `${at}: ${result.type}` }]),
  ];
}

function ofType({ name, kind, base, keys, properties, members }: ODataType): Thing[] {
  return [
    { kind: 'types', name: `${kind} ${name} ${base}` },
    ...keys.map((key) => ({ kind: 'keys', name: `${name}: ${key}` })),
    ...properties.flatMap((property) => [
      {
        kind: property.isNavigation ? 'navigations' : 'properties',
        name: `${name}: ${property.name} ${property.type}`,
      },
      ...limitsOf(`${name}: ${property.name}`, property),
    ]),
    ...members.map((member) => ({ kind: 'members', name: `${name}: ${member.name} = ${member.value}` })),
  ];
}

/** As people read them: `longest 9`, `precision 7`, `2 decimal places`. */
function limitsOf(at: string, { rules }: ODataValue): Thing[] {
  return rules
    .map(inEnglish)
    .filter((rule) => rule !== 'ASCII only')
    .map((rule) => {
      const words = rule.split(' ');
      const [limit, value] =
        words[0] === 'longest'
          ? ['MaxLength', words[1]]
          : words[0] === 'precision'
            ? ['Precision', words[1]]
            : ['Scale', words[0] === 'any' ? 'variable' : words[0]];
      return { kind: 'limits', name: `${at} ${limit} ${value}` };
    });
}
