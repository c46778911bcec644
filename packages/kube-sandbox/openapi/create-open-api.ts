import { createHash } from 'node:crypto';
import type { ResourceDefinition } from '../registry/resource-definition.ts';
import { buildOpenApiV2 } from './build-v2.ts';
import { buildOpenApiV3, groupVersionPath } from './build-v3.ts';
import { encodeOpenApiV2 } from './encode-v2.ts';

export interface OpenApiOptions {
  /** Everything that is served at this moment. */
  definitions(): readonly ResourceDefinition[];
  /** Changes whenever `definitions` does. */
  revision(): number | string;
  /** Kubernetes version the documents name, such as `v1.20.2`. */
  version: string;
}

export interface OpenApiAnswer {
  body: Buffer;
  /** Quoted hash of the body, for the `ETag` header. */
  etag: string;
}

/** The API's description of itself, built when asked for and kept until the served resources change. */
export interface OpenApi {
  /** `/openapi/v2` as JSON. */
  v2Json(): OpenApiAnswer;
  /** `/openapi/v2` as the protobuf message that kubectl asks for. */
  v2Protobuf(): OpenApiAnswer;
  /** `/openapi/v3`: where the document of each group version is. */
  v3Index(): OpenApiAnswer;
  /** `/openapi/v3/<path>` with a path such as `apis/apps/v1`; undefined where nothing is served. */
  v3Document(path: string): OpenApiAnswer | undefined;
}

export function createOpenApi(options: OpenApiOptions): OpenApi {
  let builtFor: number | string | undefined;
  let answers = new Map<string, OpenApiAnswer>();

  function cached(key: string, build: () => Buffer): OpenApiAnswer {
    const revision = options.revision();
    if (revision !== builtFor) {
      answers = new Map();
      builtFor = revision;
    }
    let answer = answers.get(key);
    if (answer === undefined) {
      answer = toAnswer(build());
      answers.set(key, answer);
    }
    return answer;
  }

  function byPath(): Map<string, ResourceDefinition[]> {
    return Map.groupBy(options.definitions(), groupVersionPath);
  }

  function v3Document(path: string): OpenApiAnswer | undefined {
    const definitions = byPath().get(path);
    return definitions === undefined
      ? undefined
      : cached(`v3/${path}`, () => jsonBytes(buildOpenApiV3(definitions, options.version)));
  }

  return {
    v3Document,
    v2Json: () => cached('v2', () => jsonBytes(buildOpenApiV2(options.definitions(), options.version))),
    v2Protobuf: () =>
      cached('v2pb', () => encodeOpenApiV2(buildOpenApiV2(options.definitions(), options.version))),
    v3Index: () =>
      cached('v3', () => {
        const paths = [...byPath()].map(([path, definitions]) => {
          // of what the document is made from, so that asking for the index builds none
          const hash = hashOf(JSON.stringify([options.version, definitions]));
          return [path, { serverRelativeURL: `/openapi/v3/${path}?hash=${hash}` }];
        });
        return jsonBytes({ paths: Object.fromEntries(paths) });
      }),
  };
}

function jsonBytes(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function toAnswer(body: Buffer): OpenApiAnswer {
  return { body, etag: `"${hashOf(body)}"` };
}

function hashOf(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex').toUpperCase();
}
