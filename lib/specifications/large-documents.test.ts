import { expect, it } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import { explainSchemaErrors } from './explain-schema-errors.ts';
import { type ParsedDocument, parseDocument } from './parse-document.ts';
import { compileSchema } from './schemas/compile-schema.ts';
import { schemaSource } from './schemas/load-schema.ts';
import { maxListedOperations, maxProblems } from './specification-report.ts';
import { validateSpecification } from './validate-specification.ts';
import { askSpecificationWorker } from './worker/ask-specification-worker.ts';

const count = 6_000;
const info = { title: 'Large', version: '1' };

function openapi(operation: object, version = '3.0.3'): string {
  const paths = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`/${index}`, { get: operation }]),
  );
  return JSON.stringify({ openapi: version, info, paths });
}

const sound = { responses: { 200: { description: 'It' } } };

it('looks up the places of the problems that are listed, and no others', async () => {
  const parsed = parseDocument(openapi({ ...sound, wrong: 1 }));
  let looks = 0;
  const counting: ParsedDocument = {
    ...parsed,
    locate(path, target) {
      looks += 1;
      return parsed.locate(path, target);
    },
  };
  const source = schemaSource('openapi', '3.0');
  const schema = source === undefined ? undefined : await compileSchema(source);
  const errors = schema?.findErrors(parsed.value) ?? [];
  expect(errors.length).toBeGreaterThan(maxProblems);
  expect(errors.length).toBeLessThan(count);
  expect(explainSchemaErrors(errors, counting)).toHaveLength(maxProblems + 1);
  expect(looks).toBe(maxProblems + 1);
});

it.each(['3.0.3', '3.1.0', '3.2.0'])(
  'lists the first of very many problems of OpenAPI %s',
  async (version) => {
    const report = await validateSpecification(openapi({ ...sound, wrong: 1 }, version));
    expect(report.problems).toHaveLength(maxProblems);
    expect(report.hasMoreProblems).toBe(true);
    expect(new Set(renderAll('en', report.problems).map(({ message }) => message))).toEqual(
      new Set(['"wrong" is not allowed in "get".']),
    );
  },
);

it('lists the first of very many references that lead nowhere', async () => {
  const report = await validateSpecification(
    openapi({ responses: { 200: { $ref: '#/components/responses/No' } } }),
  );
  expect(report.problems).toHaveLength(maxProblems);
  expect(report.hasMoreProblems).toBe(true);
});

it('finds the one problem among very many entries', async () => {
  const text = openapi(sound).replace('"/5999":{"get":{', '"/5999":{"get":{"wrong":1,');
  const report = await validateSpecification(text);
  expect(renderAll('en', report.problems).map(({ path, message }) => [path, message])).toEqual([
    ['/paths/~15999/get', '"wrong" is not allowed in "get".'],
  ]);
});

it('counts all operations and lists the first', async () => {
  const report = await validateSpecification(openapi(sound));
  expect(report.operationCount).toBe(count);
  expect(report.operations).toHaveLength(maxListedOperations);
});

it('compares each item of a list that must hold none twice once', async () => {
  const tags = Array.from({ length: count }, (_, index) => ({ name: `t${index}` }));
  const swagger = { swagger: '2.0', info, paths: {}, tags };
  expect((await validateSpecification(JSON.stringify(swagger))).problems).toEqual([]);
  const twice = { ...swagger, tags: [...tags, { name: 't7' }] };
  const { problems } = await validateSpecification(JSON.stringify(twice));
  expect(renderAll('en', problems).map(({ message }) => message)).toEqual([
    '"tags" must not hold the same item twice.',
  ]);
});

it('reads names of a large mapping once each', () => {
  const lines = Array.from({ length: 4 * count }, (_, index) => `  /${index}: {}`);
  const parsed = parseDocument(`paths:\n${lines.join('\n')}\n`);
  expect(parsed.problems).toEqual([]);
  expect(Object.keys((parsed.value as { paths: object }).paths)).toHaveLength(4 * count);
});

it('leaves the event loop to others while a large document is read', async () => {
  let ticks = 0;
  const ticker = setInterval(() => {
    ticks += 1;
  }, 1);
  const before = ticks;
  const report = JSON.parse(
    new TextDecoder().decode(
      await askSpecificationWorker('validate', { text: openapi({ ...sound, wrong: 1 }), locale: 'de' }),
    ),
  );
  clearInterval(ticker);
  expect(report.hasMoreProblems).toBe(true);
  expect(report.problems[0].message).toBe('„wrong“ ist in „get“ nicht erlaubt.');
  // on the loop itself it would be one turn, however fast the machine
  expect(ticks - before).toBeGreaterThan(10);
});
