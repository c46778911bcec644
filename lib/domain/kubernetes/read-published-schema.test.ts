import { expect, it } from 'vitest';
import { checkFields } from './check-fields.ts';
import { fieldAt } from './kind-schema.ts';
import { kinds } from './kinds.ts';
import { readPublishedSchema } from './read-published-schema.ts';

const gvk = [{ group: 'apps', version: 'v1', kind: 'Deployment' }];
const parts = (prefix: string) => ({
  Deployment: {
    type: 'object',
    'x-kubernetes-group-version-kind': gvk,
    properties: {
      spec: { allOf: [{ $ref: `${prefix}Spec` }], default: {}, description: 'What is wanted.' },
    },
  },
  Spec: {
    type: 'object',
    description: 'A spec.',
    required: ['limits'],
    properties: {
      limits: {
        type: 'object',
        additionalProperties: { $ref: `${prefix}io.k8s.apimachinery.pkg.api.resource.Quantity` },
      },
      port: { $ref: `${prefix}io.k8s.apimachinery.pkg.util.intstr.IntOrString` },
      raw: { $ref: `${prefix}Raw` },
      again: { $ref: `${prefix}Spec` },
      free: {
        type: 'object',
        'x-kubernetes-preserve-unknown-fields': true,
        properties: { a: { type: 'string' } },
      },
      either: { 'x-kubernetes-int-or-string': true },
    },
  },
  Raw: { type: 'object' },
  Other: { type: 'string' },
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { type: 'string', description: 'An amount.' },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { type: 'string', format: 'int-or-string' },
});

it.each([
  ['OpenAPI 2', { definitions: parts('#/definitions/') }],
  ['OpenAPI 3', { components: { schemas: parts('#/components/schemas/') } }],
])('reads a kind and all it refers to from %s', (_what, document) => {
  const schema = readPublishedSchema(document, kinds.deployments);
  if (schema === undefined) {
    throw new Error('the kind was not found');
  }
  expect(Object.keys(schema.types)).not.toContain('Other');
  expect(fieldAt(schema, ['spec'])).toMatchObject({ description: 'What is wanted.', required: ['limits'] });
  expect(fieldAt(schema, ['spec', 'again', 'again', 'limits', 'cpu'])).toMatchObject({
    description: 'An amount.',
  });
  const taken = { spec: { limits: { cpu: 1 }, port: 'http', raw: { a: 1 }, free: { a: 'x' }, either: 3 } };
  expect(checkFields(schema, taken)).toEqual([]);
  expect(checkFields(schema, { spec: { again: { limit: {} } } })).toMatchObject([{ kind: 'unknown' }]);
  expect(checkFields(schema, { spec: { free: { b: 2 } } })).toMatchObject([{ kind: 'unnamed' }]);
});

it('says nothing of a kind that is not published', () => {
  expect(readPublishedSchema({ definitions: parts('') }, kinds.applications)).toBeUndefined();
  expect(readPublishedSchema({}, kinds.applications)).toBeUndefined();
});
