import { expect, it } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import { knownVersion, languageText, specificationLanguages } from './languages.ts';
import { readSpecification } from './read-specification.ts';
import type { SpecificationKind } from './specification-report.ts';
import { validateSpecification } from './validate-specification.ts';

const info = { title: 'Orders', version: '1' };
const operation = { responses: { 200: { description: 'It' } } };
const message = { payload: { type: 'object' } };

/** A sound document of each version that offers one thing. */
const documents: Record<SpecificationKind, (version: string) => string> = {
  openapi: (version) =>
    JSON.stringify({ openapi: `${version}.0`, info, paths: { '/orders': { get: operation } } }),
  swagger: (version) => JSON.stringify({ swagger: version, info, paths: { '/orders': { get: operation } } }),
  asyncapi: (version) =>
    JSON.stringify({
      asyncapi: version,
      info,
      ...(version.startsWith('1.') ? { topics: { 'order.created': { subscribe: message } } } : {}),
      ...(version.startsWith('2.') ? { channels: { 'order.created': { subscribe: { message } } } } : {}),
      ...(version.startsWith('3.')
        ? {
            channels: { created: { address: 'order.created', messages: { created: message } } },
            operations: { created: { action: 'send', channel: { $ref: '#/channels/created' } } },
          }
        : {}),
    }),
  edmx: (version) => {
    const [packaging, attribute] = /^[123]/.test(version)
      ? ['1.0', ` m:DataServiceVersion="${version}"`]
      : [version, ''];
    return `<edmx:Edmx xmlns:edmx="e" xmlns:m="m" Version="${packaging}"><edmx:DataServices${attribute}><Schema Namespace="S"><EntityContainer Name="C"><EntitySet Name="Orders" EntityType="S.Order"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`;
  },
  csdl: (version) =>
    JSON.stringify({
      $Version: version,
      $EntityContainer: 'S.C',
      S: {
        Order: { $Kind: 'EntityType', $Key: ['id'], id: {} },
        C: { $Kind: 'EntityContainer', Orders: { $Collection: true, $Type: 'S.Order' } },
      },
    }),
};

const all = Object.values(specificationLanguages).flatMap(({ kind, versions }) =>
  versions.map((version): [SpecificationKind, string] => [kind, version]),
);

it.each(all)('knows %s %s wherever a specification is looked at', async (kind, version) => {
  const text = documents[kind](version);
  const report = await validateSpecification(text);
  expect(report).toMatchObject({ kind, problems: [], operationCount: 1 });
  expect(knownVersion(kind, report.version)).toBe(version);
  const { model } = readSpecification(text);
  expect(model).toBeDefined();
  expect(languageText(kind, report.version)).toContain(version);
});

it.each(
  Object.values(specificationLanguages).flatMap(({ kind, versionKey }): SpecificationKind[] =>
    versionKey === undefined ? [] : [kind],
  ),
)('says which versions of %s are known', async (kind) => {
  const { versionKey = '', versions } = specificationLanguages[kind];
  const { problems } = await validateSpecification(JSON.stringify({ [versionKey]: '9.9.9' }));
  expect(problems).toHaveLength(1);
  for (const version of versions) {
    expect(renderAll('en', problems)[0]?.message).toContain(version);
  }
});

it('takes an unquoted version for what is meant', async () => {
  const swagger = 'swagger: 2.0\ninfo: {title: t, version: "1"}\npaths: {}\n';
  expect(await validateSpecification(swagger)).toMatchObject({ version: '2.0', problems: [] });
  const csdl = '$Version: 4.01\nS: {}\n';
  expect(await validateSpecification(csdl)).toMatchObject({ version: '4.01', problems: [] });
});

it('says how a version must be written', async () => {
  const yaml = await validateSpecification('openapi: 3.1\ninfo: {title: t, version: "1"}\npaths: {}\n');
  expect(renderAll('en', yaml.problems).map(({ line, message: text }) => `${line}: ${text}`)).toEqual([
    '1: "openapi" must state the whole version, such as "3.0.3".',
  ]);
  const json = await validateSpecification('{"swagger":2.0,"info":{"title":"t","version":"1"},"paths":{}}');
  expect(renderAll('en', json.problems).map(({ message: text }) => text)).toEqual([
    '"swagger" must be a text: write the version in quotes, such as "2.0".',
  ]);
});
