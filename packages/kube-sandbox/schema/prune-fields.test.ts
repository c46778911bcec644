import { describe, expect, it } from 'vitest';
import { conforms } from './conforms.ts';
import { applySchemaDefaults } from './default-values.ts';
import { pruneFields } from './prune-fields.ts';
import { pruneNulls } from './prune-nulls.ts';
import type { Schema } from './schema.ts';

const schema: Schema = {
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      properties: {
        known: { type: 'string' },
        kept: { type: 'string', default: 'yes' },
        list: {
          type: 'array',
          items: { type: 'object', properties: { a: { type: 'integer', default: 1 } } },
        },
        map: {
          type: 'object',
          additionalProperties: { type: 'object', properties: { a: { type: 'integer' } } },
        },
        free: {
          type: 'object',
          'x-kubernetes-preserve-unknown-fields': true,
          properties: { strict: { type: 'object', properties: {} } },
        },
        pod: {
          type: 'object',
          'x-kubernetes-embedded-resource': true,
          properties: { spec: { type: 'object', properties: {} } },
        },
      },
    },
  },
};

describe('pruning', () => {
  it('removes what the schema does not name, and says where', () => {
    const object = {
      apiVersion: 'v1',
      kind: 'K',
      metadata: { name: 'x' },
      other: 1,
      spec: { known: 'a', unknown: 1, list: [{ a: 1, b: 2 }], map: { x: { a: 1, b: 2 } } },
    };
    expect(pruneFields(schema, object)).toEqual(['other', 'spec.unknown', 'spec.list[0].b', 'spec.map.x.b']);
    expect(object).toEqual({
      apiVersion: 'v1',
      kind: 'K',
      metadata: { name: 'x' },
      spec: { known: 'a', list: [{ a: 1 }], map: { x: { a: 1 } } },
    });
  });

  it('keeps unknown fields where they are preserved, and prunes below again', () => {
    const object = {
      spec: {
        free: { anything: { goes: 1 }, strict: { gone: 1 } },
        pod: { apiVersion: 'v1', kind: 'Pod', metadata: {}, gone: 1 },
      },
    };
    pruneFields(schema, object);
    expect(object.spec).toEqual({
      free: { anything: { goes: 1 }, strict: {} },
      pod: { apiVersion: 'v1', kind: 'Pod', metadata: {} },
    });
  });
});

describe('defaults', () => {
  it('fill in what is absent or null, down into lists, and create no parents', () => {
    const object = { spec: { kept: null, list: [{}, { a: 2 }] } };
    applySchemaDefaults(schema, object);
    expect(object).toEqual({ spec: { kept: 'yes', list: [{ a: 1 }, { a: 2 }] } });
    const empty = {};
    applySchemaDefaults(schema, empty);
    expect(empty).toEqual({});
  });

  it('come after nulls that are not allowed are dropped', () => {
    const object = { spec: { known: null, kept: null } };
    pruneNulls(schema, object);
    expect(object).toEqual({ spec: { kept: null } });
  });
});

describe('conforming', () => {
  it.each<[unknown, boolean]>([
    [{ spec: { kept: 'a' } }, true],
    [{ spec: {} }, false],
    [{ spec: { kept: 'a', unknown: 1 } }, false],
    [{ spec: { kept: 'a', known: null } }, false],
    [{ spec: { kept: 'a', list: [{}] } }, false],
    [{ apiVersion: 'v1', kind: 'K', metadata: { any: 1 }, spec: { kept: 'a', free: { x: 1 } } }, true],
  ])('%j → %s', (value, expected) => {
    expect(conforms(schema, value)).toBe(expected);
  });
});
