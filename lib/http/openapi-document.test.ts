import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { type ApiDescription, contractError, openApiYaml } from './openapi-document.ts';

const part = z.object({ size: z.int() });
const thing = z.object({ name: z.string().describe('Shown to people.'), part, note: z.string().optional() });

const api: ApiDescription = {
  title: 'Things',
  version: 'v1',
  description: 'Things and their parts.',
  schemas: { Thing: thing, Part: part, Error: contractError },
  operations: [
    {
      method: 'post',
      path: '/{owner}/things',
      summary: 'Creates a thing.',
      parameters: [{ name: 'owner', in: 'path', description: 'Who owns it.' }],
      body: thing,
      answers: {
        200: { description: 'Created', schema: z.object({ id: z.string(), thing }) },
        400: { description: 'Refused', schema: contractError },
      },
    },
    {
      method: 'get',
      path: '/{owner}/things',
      summary: 'Lists them.',
      parameters: [{ name: 'owner', in: 'path', description: 'Who owns them.' }],
      answers: { 200: { description: 'All', schema: z.array(thing) }, 404: { description: 'None' } },
    },
  ],
};

it('is valid OpenAPI 3.0', async () => {
  const verdict = await new Validator().validate(openApiYaml(api));
  expect(verdict).toMatchObject({ valid: true });
});

it('refers to named schemas and tells which members a body must have', () => {
  const document = parse(openApiYaml(api));
  const { post, get } = document.paths['/{owner}/things'];
  expect(post.requestBody.content['application/json'].schema).toEqual({ $ref: '#/components/schemas/Thing' });
  expect(get.responses[404]).toEqual({ description: 'None' });
  expect(document.components.schemas.Thing).toEqual({
    type: 'object',
    properties: {
      name: { type: 'string', description: 'Shown to people.' },
      part: { $ref: '#/components/schemas/Part' },
      note: { type: 'string' },
    },
    required: ['name', 'part'],
  });
});
