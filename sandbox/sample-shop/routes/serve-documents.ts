import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { parse } from 'yaml';
import { sendJson } from '#lib/http/create-server.ts';
import type { ShopData } from '../shop-data.ts';

export interface ShopDocuments {
  openapi: { yaml: string; json: Record<string, unknown> };
  asyncapi: { yaml: string; json: Record<string, unknown> };
  odataMetadata: string;
}

function read(name: string): string {
  return readFileSync(new URL(`../documents/${name}`, import.meta.url), 'utf8');
}

function readYaml(name: string): { yaml: string; json: Record<string, unknown> } {
  const yaml = read(name);
  return { yaml, json: parse(yaml) as Record<string, unknown> };
}

/** The shop's own descriptions, as they lie in `documents/`. */
export function readShopDocuments(): ShopDocuments {
  return {
    openapi: readYaml('openapi.yaml'),
    asyncapi: readYaml('asyncapi.yaml'),
    odataMetadata: read('odata-metadata.xml'),
  };
}

/** OpenAPI and AsyncAPI as JSON and YAML, and an OData service with its `$metadata`. */
export function serveDocuments(app: FastifyInstance, documents: ShopDocuments, data: ShopData): void {
  app.get('/openapi.json', (_request, reply) => sendJson(reply, 200, documents.openapi.json));
  app.get('/asyncapi.json', (_request, reply) => sendJson(reply, 200, documents.asyncapi.json));
  app.get('/openapi.yaml', (_request, reply) => reply.type('application/yaml').send(documents.openapi.yaml));
  app.get('/asyncapi.yaml', (_request, reply) =>
    reply.type('application/yaml').send(documents.asyncapi.yaml),
  );
  app.get('/odata/$metadata', (_request, reply) =>
    reply.type('application/xml').send(documents.odataMetadata),
  );
  app.get('/odata', (_request, reply) =>
    sendJson(reply, 200, {
      '@odata.context': '$metadata',
      value: [{ name: 'Products', kind: 'EntitySet', url: 'Products' }],
    }),
  );
  app.get('/odata/Products', (_request, reply) =>
    sendJson(reply, 200, { '@odata.context': '$metadata#Products', value: data.products() }),
  );
}
