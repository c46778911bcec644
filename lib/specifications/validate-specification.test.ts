import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import { isUsable } from './specification-report.ts';
import { validateSpecification } from './validate-specification.ts';

const openapi = [
  'openapi: 3.0.3', // 1
  'info:', // 2
  '  title: Orders', // 3
  '  version: 1.0.0', // 4
  'paths:', // 5
  '  /orders:', // 6
  '    get:', // 7
  '      summary: List orders', // 8
  '      parameters:', // 9
  '        - name: status', // 10
  '          in: query', // 11
  '          schema:', // 12
  '            type: string', // 13
  '      responses:', // 14
  "        '200':", // 15
  '          description: All orders', // 16
  '          content:', // 17
  '            application/json:', // 18
  '              schema:', // 19
  "                $ref: '#/components/schemas/Order'", // 20
  'components:', // 21
  '  schemas:', // 22
  '    Order:', // 23
  '      type: object', // 24
].join('\n');

const asyncapi2 = [
  'asyncapi: 2.6.0', // 1
  'info:', // 2
  '  title: Events', // 3
  '  version: 1.0.0', // 4
  'channels:', // 5
  '  order.created.v1:', // 6
  '    subscribe:', // 7
  '      message:', // 8
  '        title: An order was placed', // 9
  '        payload:', // 10
  '          type: object', // 11
].join('\n');

const asyncapi3 = [
  'asyncapi: 3.0.0',
  'info:',
  '  title: Events',
  '  version: 1.0.0',
  'channels:',
  '  created:',
  '    address: order.created.v1',
  '    messages:',
  '      created:',
  '        payload:',
  '          type: object',
  'operations:',
  '  onCreated:',
  '    action: send',
  '    channel:',
  "      $ref: '#/channels/created'",
].join('\n');

async function problemsOf(text: string): Promise<string[]> {
  const report = await validateSpecification(text);
  return renderAll('en', report.problems).map((problem) => `${problem.line}: ${problem.message}`);
}

/** `text` with its one-based line `number` replaced. */
function withLine(text: string, number: number, line: string): string {
  return text
    .split('\n')
    .map((old, index) => (index + 1 === number ? line : old))
    .join('\n');
}

describe('sound documents', () => {
  it('lists the operations of OpenAPI', async () => {
    const report = await validateSpecification(openapi);
    expect(report).toEqual({
      kind: 'openapi',
      format: 'yaml',
      version: '3.0.3',
      title: 'Orders',
      problems: [],
      operations: [{ method: 'GET', path: '/orders', summary: 'List orders' }],
      operationCount: 1,
    });
    expect(isUsable(report)).toBe(true);
  });

  it.each(['3.1.0', '3.0.0'])('accepts OpenAPI %s', async (version) => {
    expect(await problemsOf(withLine(openapi, 1, `openapi: ${version}`))).toEqual([]);
  });

  it('lists what AsyncAPI 2 and 3 send and receive', async () => {
    const two = await validateSpecification(asyncapi2);
    expect(two.problems).toEqual([]);
    expect(two.operations).toEqual([
      { method: 'SEND', path: 'order.created.v1', summary: 'An order was placed' },
    ]);
    const three = await validateSpecification(asyncapi3);
    expect(three.problems).toEqual([]);
    expect(three.operations).toEqual([{ method: 'SEND', path: 'order.created.v1', summary: 'onCreated' }]);
  });

  it('accepts Swagger 2', async () => {
    const swagger = { swagger: '2.0', info: { title: 'Old', version: '1' }, paths: {} };
    const report = await validateSpecification(JSON.stringify(swagger, null, 2));
    expect(report).toMatchObject({
      kind: 'swagger',
      format: 'json',
      version: '2.0',
      title: 'Old',
      problems: [],
    });
  });

  it.each(['openapi.yaml', 'asyncapi.yaml', 'odata-metadata.xml'])(
    'accepts %s of the sample shop',
    async (name) => {
      const path = new URL(`../../sandbox/sample-shop/documents/${name}`, import.meta.url);
      const report = await validateSpecification(readFileSync(path, 'utf8'));
      expect(report.problems).toEqual([]);
      expect(report.operations.length).toBeGreaterThan(0);
    },
  );
});

describe('broken documents', () => {
  it.each([
    [
      'a key that the language does not know',
      8,
      '      sumary: List orders',
      '8: "sumary" is not allowed in "get".',
    ],
    ['a missing title', 3, '  description: none', '2: "title" is missing in "info".'],
    [
      'a value outside of its set, and nothing about the other alternatives',
      11,
      '          in: qery',
      '11: "in" must be "path" or "query" or "header" or "cookie".',
    ],
    [
      'a wrong type',
      13,
      '            type: 5',
      expect.stringMatching(/^13: "type" must be "array" or "boolean" or /),
    ],
    [
      'a reference that leads nowhere',
      20,
      "                $ref: '#/components/schemas/Nope'",
      '20: #/components/schemas/Nope does not exist in this document.',
    ],
    ['an unknown version', 1, 'openapi: 3.7.0', '1: OpenAPI 3.7.0 is not known; known are 3.0, 3.1, 3.2.'],
  ])('tells the line of %s', async (_what, number, line, expected) => {
    expect(await problemsOf(withLine(openapi, number, line))).toContainEqual(expected);
  });

  it('warns of each other document that it refers to, once', async () => {
    const reference = (target: string) => ({
      description: 'd',
      content: { 'a/b': { schema: { $ref: target } } },
    });
    const text = JSON.stringify({
      openapi: '3.0.3',
      info: { title: 't', version: '1' },
      paths: {
        '/orders': { $ref: './orders.yaml' },
        '/clients': {
          get: { responses: { 200: reference('common.json#/A'), 400: reference('common.json#/B') } },
        },
      },
      components: {
        schemas: { Named: { type: 'object', properties: { example: { $ref: '#/components/schemas/No' } } } },
      },
    });
    const { problems } = await validateSpecification(text);
    expect(
      renderAll('en', problems).map(({ severity, path, message }) => `${severity} ${path}: ${message}`),
    ).toEqual([
      'error /components/schemas/Named/properties/example/$ref: #/components/schemas/No does not exist in this document.',
      'warning /paths/~1orders/$ref: ./orders.yaml is another document, which is not read: nothing of it is listed, shown or compared.',
      'warning /paths/~1clients/get/responses/200/content/a~1b/schema/$ref: common.json is another document, which is not read: nothing of it is listed, shown or compared.',
    ]);
    const usable = text.replace('#/components/schemas/No', '#/components/schemas/Named');
    expect(isUsable(await validateSpecification(usable))).toBe(true);
  });

  it('says one thing about one mistake', async () => {
    expect(await problemsOf(withLine(openapi, 8, '      sumary: List orders'))).toHaveLength(1);
    expect(await problemsOf(withLine(openapi, 13, '            type: 5'))).toEqual([
      expect.stringMatching(/^13: "type" must be "array" or "boolean" or /),
    ]);
  });

  it('tells the lines of several mistakes in order', async () => {
    const twice = withLine(withLine(openapi, 8, '      sumary: x'), 24, '      typo: object');
    expect(await problemsOf(twice)).toEqual([
      '8: "sumary" is not allowed in "get".',
      '24: "typo" is not allowed in "Order".',
    ]);
  });

  it('tells the line of broken YAML', async () => {
    const problems = await problemsOf(withLine(openapi, 8, '      summary: "List'));
    expect(problems[0]).toMatch(/^(8|9|24): /);
    expect(await problemsOf(withLine(openapi, 9, '     parameters:'))).toContainEqual(
      expect.stringMatching(/^9: /),
    );
  });

  it.each([
    ['a missing comma', '{\n  "openapi": "3.0.0"\n  "info": {}\n}', '3: A comma or } is expected here.'],
    ['a comma too many', '{\n  "openapi": "3.0.0",\n}', '2: JSON allows no comma before }.'],
    ['single quotes', "{\n  'openapi': '3.0.0'\n}", '2: JSON strings take double quotes.'],
    ['an open string', '{\n  "openapi": "3.0\n}', '2: This string is not closed on its line.'],
    [
      'an end too early',
      '{\n  "paths": {\n',
      '3: A property name in double quotes is expected here. The text ends too early.',
    ],
    ['a stray word', '{\n  "a": yes\n}', '2: A value is expected here.'],
    ['text behind the end', '{}\n{}', '2: The document ends before this.'],
  ])('tells the line of JSON with %s', async (_what, text, expected) => {
    expect(await problemsOf(text)).toEqual([expected]);
  });

  it('tells the line of a schema problem in JSON', async () => {
    const text =
      '{\n  "openapi": "3.0.0",\n  "info": {"title": "x", "version": "1"},\n  "path": {},\n  "paths": {}\n}';
    expect(await problemsOf(text)).toEqual(['4: "path" is not allowed at the top of the document.']);
  });

  it('tells the lines of AsyncAPI problems', async () => {
    expect(await problemsOf(withLine(asyncapi2, 7, '    subscibe:'))).toEqual([
      '7: "subscibe" is not allowed in "order.created.v1".',
    ]);
    expect(await problemsOf(withLine(asyncapi2, 1, 'asyncapi: 2.9.0'))).toEqual([
      expect.stringMatching(/^1: AsyncAPI 2\.9\.0 is not known; known are 1\.0\.0, /),
    ]);
    expect(await problemsOf(asyncapi3.replace('action: send', 'action: shout'))).toEqual([
      '14: "action" must be "send" or "receive".',
    ]);
  });

  it('tells the line of broken $metadata, and refuses document types', async () => {
    const good =
      '<edmx:Edmx xmlns:edmx="x" Version="4.0">\n<edmx:DataServices>\n</edmx:DataServices>\n</edmx:Edmx>';
    expect(await problemsOf(good)).toEqual(['1: DataServices with a Schema is missing in Edmx.']);
    expect(await problemsOf(good.replace('</edmx:DataServices>', '</edmx:Data>'))).toEqual([
      expect.stringMatching(/^3: /),
    ]);
    expect(await problemsOf('<!DOCTYPE x [<!ENTITY a "b">]>\n<x/>')).toEqual([
      '1: Document types are not allowed in $metadata.',
    ]);
    expect(await problemsOf('<feed/>')).toEqual([
      '1: The root element is not Edmx, so this is no OData $metadata.',
    ]);
  });

  it.each([
    '<!DOCTYPE html>\n<html><body>Log in</body></html>',
    '\uFEFF<!-- a login page -->\n<HTML><head></head></HTML>',
    '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html/>',
  ])('calls a web page one: %s', async (text) => {
    expect(await problemsOf(text)).toEqual([expect.stringMatching(/^1: This is a web page/)]);
  });

  it('refuses what is no specification', async () => {
    expect(await problemsOf('')).toEqual(['1: The document is empty.']);
    expect(await problemsOf('hello: world')).toEqual([expect.stringMatching(/^1: This is no specification/)]);
    expect(await problemsOf('- 1\n- 2')).toEqual([expect.stringMatching(/^1: This is no specification/)]);
  });

  it('survives hostile documents', async () => {
    const laughs = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((name, index) => {
        const previous = 'abcdefgh'[index];
        return `${name}: &${name} [${Array(9).fill(`*${previous}`).join(',')}]`;
      }),
    ].join('\n');
    expect(await problemsOf(laughs)).toHaveLength(1);
    expect(await problemsOf('openapi: &a\n  x: *a')).toHaveLength(1);
    expect(await problemsOf(`${'['.repeat(100_000)}`)).toEqual(['1: The document is nested too deeply.']);
    expect((await problemsOf(`a: ${'['.repeat(50_000)}`)).length).toBeGreaterThan(0);
  });
});
