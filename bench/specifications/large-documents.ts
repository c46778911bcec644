import { maxSpecificationBytes } from '#lib/config/max-specification-bytes.ts';
import type { SpecificationKind } from '#lib/specifications/specification-report.ts';

/** As many entries as the largest document may have. */
export interface LargeDocument {
  name: string;
  kind: SpecificationKind;
  text: string;
  entries: number;
}

const mostEntries = 100_000;

/**
 * One in each language.
 * @param isBroken whether each entry has a problem
 */
export function largeDocuments(isBroken: boolean): LargeDocument[] {
  const wrong = isBroken ? { w: 1 } : {};
  const operation = { get: { responses: { 200: { description: '' } }, ...wrong } };
  const info = { title: 'Large', version: '1' };
  const message = { payload: { type: isBroken ? 'x' : 'object' } };
  const odata = isBroken ? {} : { $Kind: 'ComplexType', a: {}, b: {} };
  const openapi = (version: string) => (count: number) =>
    JSON.stringify({ openapi: version, info, paths: named('/', count, operation) });
  const builders: [name: string, kind: SpecificationKind, build: (count: number) => string][] = [
    ['OpenAPI 3.0', 'openapi', openapi('3.0.3')],
    ['OpenAPI 3.1', 'openapi', openapi('3.1.0')],
    ['OpenAPI 3.2', 'openapi', openapi('3.2.0')],
    ['OpenAPI 3.0 in YAML', 'openapi', (count) => openApiYaml(count, isBroken)],
    [
      'Swagger 2.0',
      'swagger',
      (count) => JSON.stringify({ swagger: '2.0', info, paths: named('/', count, operation) }),
    ],
    [
      'AsyncAPI 1.2',
      'asyncapi',
      (count) => JSON.stringify({ asyncapi: '1.2.0', info, topics: named('t', count, { publish: message }) }),
    ],
    [
      'AsyncAPI 2.6',
      'asyncapi',
      (count) =>
        JSON.stringify({ asyncapi: '2.6.0', info, channels: named('c', count, { publish: { message } }) }),
    ],
    [
      'AsyncAPI 3.0',
      'asyncapi',
      (count) =>
        JSON.stringify({
          asyncapi: '3.0.0',
          info,
          channels: named('c', count, { messages: { m: message } }),
        }),
    ],
    ['OData XML', 'edmx', (count) => edmx(count, isBroken)],
    ['OData JSON', 'csdl', (count) => JSON.stringify({ $Version: '4.01', S: named('T', count, odata) })],
  ];
  return builders.map(([name, kind, build]) => ({ name, kind, ...fitting(build) }));
}

function fitting(build: (count: number) => string): Pick<LargeDocument, 'text' | 'entries'> {
  let count = mostEntries;
  let text = build(count);
  while (text.length > maxSpecificationBytes()) {
    count = Math.floor((count * maxSpecificationBytes()) / text.length) - 1;
    text = build(count);
  }
  return { text, entries: count };
}

function named(prefix: string, count: number, item: object): object {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, item]));
}

function openApiYaml(count: number, isBroken: boolean): string {
  const wrong = isBroken ? '\n   w: 1' : '';
  const paths = Array.from(
    { length: count },
    (_, index) => ` /${index}:\n  get:${wrong}\n   responses: {200: {description: ""}}`,
  );
  return ['openapi: 3.0.3', 'info: {title: Large, version: "1"}', 'paths:', ...paths].join('\n');
}

/** XML knows no problem but being broken: the last element is not closed. */
function edmx(count: number, isBroken: boolean): string {
  const types = Array.from(
    { length: count },
    (_, index) => `<ComplexType Name="T${index}"><Property Name="a"/></ComplexType>`,
  );
  const close = isBroken ? '' : '</Schema>';
  return `<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0"><edmx:DataServices><Schema Namespace="Large">${types.join('')}${close}</edmx:DataServices></edmx:Edmx>`;
}
