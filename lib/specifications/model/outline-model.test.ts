import { expect, it } from 'vitest';
import { readSpecification } from '../read-specification.ts';
import { findEntries } from './find-entries.ts';
import { type EntryList, modelEntry } from './model-entry.ts';
import { outlineModel } from './outline-model.ts';
import type { SpecificationModel } from './specification-model.ts';

const count = 300;
const roomChars = 20_000;
const info = { title: 'Large', version: '1' };

function named(prefix: string, item: (index: number) => unknown): object {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, item(index)]));
}

const schemas = named('S', (index) => ({
  type: 'object',
  properties: {
    [`only${index}`]: { type: 'string', description: 'What it is. '.repeat(20) },
    next: { $ref: `#/components/schemas/S${(index + 1) % count}` },
  },
}));

const openapi = JSON.stringify({
  openapi: '3.0.3',
  info,
  paths: named('/', (index) => ({
    get: {
      summary: `Get ${index}`,
      parameters: [{ name: `by${index}`, in: 'query', schema: { type: 'string' } }],
      responses: {
        200: {
          description: 'It. '.repeat(50),
          content: { 'application/json': { schema: { $ref: `#/components/schemas/S${index}` } } },
        },
      },
    },
  })),
  components: { schemas },
});

const asyncapi = JSON.stringify({
  asyncapi: '2.6.0',
  info,
  channels: named('c', (index) => ({
    subscribe: {
      message: {
        name: `M${index}`,
        description: 'It. '.repeat(50),
        payload: { $ref: `#/components/schemas/S${index}` },
      },
    },
  })),
  components: { schemas },
});

const edmx = `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="S">${Array.from(
  { length: count },
  (_, index) =>
    `<EntityType Name="T${index}">${Array.from({ length: 20 }, (_one, at) => `<Property Name="p${index}x${at}" Type="Edm.String" MaxLength="9"/>`).join('')}</EntityType>`,
).join('')}</Schema></edmx:DataServices></edmx:Edmx>`;

function modelOf(text: string): SpecificationModel {
  const { model } = readSpecification(text);
  if (model === undefined) {
    throw new Error('no specification');
  }
  return model;
}

type Named = { at?: number; name?: string; path?: string; address?: string; key?: string };

function entriesOf(model: SpecificationModel, list: EntryList): Named[] {
  return (model as unknown as Record<string, Named[]>)[list] ?? [];
}

const languages: [name: string, text: string, list: EntryList, searched: string][] = [
  ['OpenAPI', openapi, 'operations', 'by250'],
  ['AsyncAPI', asyncapi, 'channels', 'm250'],
  ['OData', edmx, 'types', 'p250x7'],
];

it.each(languages)(
  'sends of a large document of %s what fits, and outlines of all the rest',
  (_name, text, list) => {
    const model = modelOf(text);
    const outline = outlineModel(model, roomChars);
    const entries = entriesOf(outline, list);
    expect(entries).toHaveLength(count);
    expect(entries[0]).toEqual(entriesOf(model, list)[0]);
    const outlined = entries.filter(({ at }) => at !== undefined);
    expect(outlined.length).toBeGreaterThan(count / 2);
    const words = ({ name, path, address }: Named) => [name, path, address];
    expect(entries.map(words)).toEqual(entriesOf(model, list).map(words));
    // outlines have a fixed size each
    expect(JSON.stringify(outline).length).toBeLessThan(3 * roomChars + count * 250);
    expect(JSON.stringify(outline).length).toBeLessThan(JSON.stringify(model).length / 2);
  },
);

it.each(languages)('gives of %s what an outline leaves out, by its place', (_name, text, list) => {
  const model = modelOf(text);
  for (const { at } of entriesOf(outlineModel(model, roomChars), list)) {
    if (at !== undefined) {
      const found = modelEntry(model, { list, at }, roomChars);
      expect(found?.entry).toEqual(entriesOf(model, list)[at]);
      expect(JSON.stringify(found?.schemas ?? []).length).toBeLessThan(2 * roomChars);
    }
  }
  expect(modelEntry(model, { list, at: count }, roomChars)).toBeUndefined();
});

it('names each shared schema that what it sends refers to, and gives the rest on demand', () => {
  const model = modelOf(openapi);
  const found = modelEntry(model, { list: 'operations', at: 7 }, roomChars);
  const first = found?.schemas.find(({ name }) => name === 'S7');
  expect(first).toMatchObject({ key: '/components/schemas/S7', schema: { type: 'object' } });
  const [last, ...more] = (found?.schemas ?? []).filter(({ at }) => at !== undefined);
  expect([last?.schema.properties, more]).toEqual([[], []]);
  const whole = modelEntry(model, { list: 'schemas', at: last?.at ?? -1 }, roomChars);
  expect(whole?.entry).toMatchObject({ key: last?.key, schema: { type: 'object' } });
});

it.each(languages)(
  'finds in a large document of %s what the page does not have',
  (_name, text, list, searched) => {
    const model = modelOf(text);
    expect(entriesOf(outlineModel(model, roomChars), list)[250]?.at).toBe(250);
    expect(findEntries(model, searched)).toEqual([250]);
  },
);

it('leaves what is short as it is', () => {
  const model = modelOf(openapi);
  expect(outlineModel(model, 10_000_000)).toEqual(model);
});
