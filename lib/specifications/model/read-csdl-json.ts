import type { ODataModel } from './odata-model.ts';
import { createFullName } from './odata-names.ts';
import { setRestrictions } from './odata-restrictions.ts';
import { type CsdlMeans, type CsdlMember, membersOf, readCsdlAnnotations } from './read-csdl-means.ts';
import { readCsdlOperation } from './read-csdl-operation.ts';
import { readCsdlType } from './read-csdl-type.ts';
import { type JsonObject, listOf, objectOf, textOf } from './read-values.ts';

/** What an OData `$metadata` document in JSON says (CSDL JSON 4.0 and 4.01). */
export function readCsdlJson(document: unknown): ODataModel {
  const root = objectOf(document);
  const schemas = membersOf(root);
  const fullName = createFullName([
    ...includedSpaces(root),
    ...schemas.map(([namespace, schema]) => ({ namespace, alias: textOf(objectOf(schema).$Alias) })),
  ]);
  const annotationsOf = readCsdlAnnotations(
    schemas.map(([, schema]) => objectOf(schema)),
    fullName,
  );
  const means: CsdlMeans = { fullName, annotationsOf };
  const members = schemas.flatMap(([namespace, schema]) =>
    membersOf(schema).map(([name, value]): CsdlMember => [`${namespace}.${name}`, value]),
  );
  const containers = members.filter(([, value]) => objectOf(value).$Kind === 'EntityContainer');
  const [first] = containers[0] ?? schemas[0] ?? [''];
  const parts = containers.flatMap(([owner, container]) =>
    membersOf(container).map(([name, value]) => ({ owner, name, value, facts: objectOf(value) })),
  );
  return {
    kind: 'odata',
    protocol: textOf(root.$Version),
    title: containers.length === 0 ? first : first.slice(0, Math.max(first.lastIndexOf('.'), 0)),
    version: '',
    description: '',
    sets: parts
      .filter(({ facts }) => facts.$Type !== undefined)
      .map(({ owner, name, facts }) => ({
        name,
        type: fullName(textOf(facts.$Type)),
        kind: facts.$Collection === true ? 'set' : 'singleton',
        restrictions: setRestrictions(annotationsOf(`${owner}/${name}`, facts)),
      })),
    operations: members.flatMap(([name, value]) =>
      listOf(value).map((overload) => readCsdlOperation(name, objectOf(overload), means)),
    ),
    imports: parts
      .filter(({ facts }) => facts.$Action !== undefined || facts.$Function !== undefined)
      .map(({ name, facts }) => ({
        name,
        method: facts.$Action === undefined ? 'GET' : 'POST',
        operation: fullName(textOf(facts.$Action) || textOf(facts.$Function)),
      })),
    types: members.flatMap(([name, value]) => readCsdlType(name, objectOf(value), means)),
  };
}

/** The schemas of other documents that this one refers to. */
function includedSpaces(root: JsonObject): { namespace: string; alias: string }[] {
  return Object.values(objectOf(root.$Reference))
    .flatMap((reference) => listOf(objectOf(reference).$Include))
    .map((include) => ({
      namespace: textOf(objectOf(include).$Namespace),
      alias: textOf(objectOf(include).$Alias),
    }));
}
