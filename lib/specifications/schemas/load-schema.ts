import type { SpecificationKind } from '../specification-report.ts';

export interface SchemaSource {
  dialect: 'draft-04' | 'draft-07' | '2020-12';
  /** Whether the meta schema of its dialect is within the schema. */
  bringsMeta: boolean;
  load(): Promise<{ default: object }>;
}

const json = { with: { type: 'json' } } as const;

/** The official schemas by known version, each read when it is first needed. OData has none. */
const sources: Partial<Record<SpecificationKind, Record<string, SchemaSource>>> = {
  swagger: {
    '2.0': {
      dialect: 'draft-04',
      bringsMeta: false,
      load: () => import('@seriousme/openapi-schema-validator/schemas/v2.0/schema.json', json),
    },
  },
  openapi: {
    '3.0': {
      dialect: 'draft-04',
      bringsMeta: false,
      load: () => import('@seriousme/openapi-schema-validator/schemas/v3.0/schema.json', json),
    },
    '3.1': {
      dialect: '2020-12',
      bringsMeta: false,
      load: () => import('@seriousme/openapi-schema-validator/schemas/v3.1/schema.json', json),
    },
    '3.2': {
      dialect: '2020-12',
      bringsMeta: false,
      load: () => import('@seriousme/openapi-schema-validator/schemas/v3.2/schema.json', json),
    },
  },
  asyncapi: {
    '1.0.0': asyncApi1(() => import('@asyncapi/specs/schemas/1.0.0.json', json)),
    '1.1.0': asyncApi1(() => import('@asyncapi/specs/schemas/1.1.0.json', json)),
    '1.2.0': asyncApi1(() => import('@asyncapi/specs/schemas/1.2.0.json', json)),
    '2.0.0': asyncApi(() => import('@asyncapi/specs/schemas/2.0.0.json', json)),
    '2.1.0': asyncApi(() => import('@asyncapi/specs/schemas/2.1.0.json', json)),
    '2.2.0': asyncApi(() => import('@asyncapi/specs/schemas/2.2.0.json', json)),
    '2.3.0': asyncApi(() => import('@asyncapi/specs/schemas/2.3.0.json', json)),
    '2.4.0': asyncApi(() => import('@asyncapi/specs/schemas/2.4.0.json', json)),
    '2.5.0': asyncApi(() => import('@asyncapi/specs/schemas/2.5.0.json', json)),
    '2.6.0': asyncApi(() => import('@asyncapi/specs/schemas/2.6.0.json', json)),
    '3.0.0': asyncApi(() => import('@asyncapi/specs/schemas/3.0.0.json', json)),
    '3.1.0': asyncApi(() => import('@asyncapi/specs/schemas/3.1.0.json', json)),
  },
};

function asyncApi1(load: SchemaSource['load']): SchemaSource {
  return { dialect: 'draft-04', bringsMeta: true, load };
}

function asyncApi(load: SchemaSource['load']): SchemaSource {
  return { dialect: 'draft-07', bringsMeta: true, load };
}

/** The official schema of a known version of a language; undefined where there is none. */
export function schemaSource(kind: SpecificationKind, version: string): SchemaSource | undefined {
  return sources[kind]?.[version];
}
