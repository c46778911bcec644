import type { Schema } from '../schema/schema.ts';

/** The part of an OpenAPI operation that the sandbox publishes, in the words of version 2. */
export interface Operation {
  operationId: string;
  description: string;
  consumes?: string[];
  produces: string[];
  tags: string[];
  parameters: Parameter[];
  responses: Record<string, { description: string; schema?: Schema }>;
  'x-kubernetes-action': string;
  'x-kubernetes-group-version-kind': { group: string; version: string; kind: string };
}

export type Parameter =
  | { in: 'body'; name: 'body'; required: boolean; schema: Schema }
  | {
      in: 'query' | 'path';
      name: string;
      type: string;
      description: string;
      required?: boolean;
      uniqueItems: true;
    };

export type Method = 'get' | 'put' | 'post' | 'delete' | 'patch';

export type PathItem = { parameters?: Parameter[] } & Partial<Record<Method, Operation>>;

export interface OpenApiV2 {
  swagger: '2.0';
  info: { title: string; version: string };
  paths: Record<string, PathItem>;
  definitions: Record<string, Schema>;
}
