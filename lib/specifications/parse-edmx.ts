import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { type Message, message } from '#lib/domain/texts/message.ts';
import type { SpecificationProblem } from './specification-report.ts';

/** An element: attributes by `@name`, children by name without prefix. */
export interface XmlNode {
  [name: string]: unknown;
}

export interface ParsedEdmx {
  problems: SpecificationProblem[];
  /** Undefined when there are problems. */
  root: XmlNode | undefined;
}

const repeated = new Set([
  'Reference',
  'Include',
  'Schema',
  'EntityContainer',
  'EntitySet',
  'Singleton',
  'FunctionImport',
  'ActionImport',
  'Action',
  'Function',
  'Parameter',
  'ReturnType',
  'TypeDefinition',
  'Term',
  'Annotations',
  'Annotation',
  'Record',
  'PropertyValue',
  'EntityType',
  'ComplexType',
  'EnumType',
  'Property',
  'NavigationProperty',
  'PropertyRef',
  'Member',
  'Association',
  'End',
]);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  // of entities the predefined ones and characters by number: document types, which could declare others, are refused
  htmlEntities: true,
  parseAttributeValue: false,
  isArray: (name) => repeated.has(name),
});

/** Reads an OData `$metadata` document. Document types are refused: nothing in it is ever expanded. */
export function parseEdmx(text: string): ParsedEdmx {
  const doctype = text.search(/<!DOCTYPE/i);
  if (doctype >= 0) {
    return failure(problemAt(text, doctype, message('findings.xmlDoctype')));
  }
  const checked = XMLValidator.validate(text);
  if (checked !== true) {
    const { line, col, msg } = checked.err;
    return failure({
      line,
      column: Math.max(col, 1),
      message: message('findings.xmlNotRead', { reason: msg }),
      severity: 'error',
      path: '',
    });
  }
  const root = nodeOf(nodeOf(parser.parse(text)).Edmx);
  return Object.keys(root).length === 0
    ? failure(problemAt(text, 0, message('findings.xmlRoot')))
    : { problems: [], root };
}

function failure(problem: SpecificationProblem): ParsedEdmx {
  return { problems: [problem], root: undefined };
}

/** The element, empty where it is none. */
export function nodeOf(value: unknown): XmlNode {
  return typeof value === 'object' && value !== null ? (value as XmlNode) : {};
}

/** The elements of a repeated name. */
export function nodesOf(value: unknown): XmlNode[] {
  return Array.isArray(value) ? value.map(nodeOf) : [];
}

/** An attribute of the element, '' where it has none of that name. */
export function attributeOf(node: XmlNode | undefined, name: string): string {
  const value = node?.[`@${name}`];
  return typeof value === 'string' ? value : '';
}

export function problemAt(text: string, offset: number, said: Message): SpecificationProblem {
  const before = text.slice(0, Math.max(offset, 0)).split('\n');
  return {
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    message: said,
    severity: 'error',
    path: '',
  };
}
