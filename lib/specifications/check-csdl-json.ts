import { type Message, message } from '#lib/domain/texts/message.ts';
import { alternatives } from './alternatives.ts';
import { knownVersion, specificationLanguages } from './languages.ts';
import { type JsonObject, objectOf, textOf } from './model/read-values.ts';
import type { ParsedDocument } from './parse-document.ts';
import { maxProblems, type SpecificationProblem } from './specification-report.ts';
import { type Path, pointerOf } from './text/source-node.ts';

/** What the specification of CSDL JSON calls a schema's members; actions and functions are lists of overloads. */
const kinds = new Set(['EntityType', 'ComplexType', 'EnumType', 'TypeDefinition', 'Term', 'EntityContainer']);

/**
 * What makes an OData `$metadata` document in JSON useless: an unknown version, no entity container where one is named,
 * members of no known kind. There is no official JSON schema that a document must fit.
 */
export function checkCsdlJson(parsed: ParsedDocument): SpecificationProblem[] {
  const root = objectOf(parsed.value);
  const problems: SpecificationProblem[] = [];
  const report = (path: Path, target: 'key' | 'value', said: Message) => {
    if (problems.length < maxProblems) {
      problems.push({
        ...parsed.locate(path, target),
        message: said,
        severity: 'error',
        path: pointerOf(path),
      });
    }
  };
  const version = textOf(root.$Version);
  if (knownVersion('csdl', version) === undefined) {
    const known = alternatives(specificationLanguages.csdl.versions.map((one) => `"${one}"`));
    report(['$Version'], 'value', message('findings.csdlVersion', { known }));
  }
  const container = textOf(root.$EntityContainer);
  if (container !== '' && !isContainer(root, container)) {
    report(['$EntityContainer'], 'value', message('findings.csdlContainer', { container }));
  }
  for (const [namespace, schema] of namedMembers(root)) {
    if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) {
      report([namespace], 'value', message('findings.csdlSchema', { namespace }));
      continue;
    }
    for (const [name, member] of namedMembers(objectOf(schema))) {
      if (!Array.isArray(member) && !kinds.has(textOf(objectOf(member).$Kind))) {
        report([namespace, name], 'key', message('findings.csdlKind', { name }));
      }
    }
  }
  return problems;
}

function isContainer(root: JsonObject, name: string): boolean {
  const dot = name.lastIndexOf('.');
  const schema = objectOf(root[name.slice(0, Math.max(dot, 0))]);
  return objectOf(schema[name.slice(dot + 1)]).$Kind === 'EntityContainer';
}

function namedMembers(value: JsonObject): [string, unknown][] {
  return Object.entries(value).filter(([name]) => !name.startsWith('$') && !name.includes('@'));
}
