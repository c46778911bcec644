import asyncApiSpecs from '@asyncapi/specs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { DetectedSpec } from './detect-spec.ts';

const options = { allErrors: true, strict: false, validateSchema: false, logger: false } as const;

const openApiValidators = new Map<string, Validator>();
const asyncApiValidators = new Map<string, ValidateFunction>();

/** Versions of AsyncAPI whose schema is at hand. */
const asyncApiVersions = Object.keys(asyncApiSpecs.schemas);

/**
 * What the official JSON schema of the language objects to; a text when there is no schema for that version.
 * Compiles schemas with `new Function`, so it must not run in a page under the console's CSP.
 */
export async function validateSchema(spec: DetectedSpec, value: unknown): Promise<ErrorObject[] | string> {
  return spec.kind === 'asyncapi' ? validateAsyncApi(spec.version, value) : validateOpenApi(spec, value);
}

async function validateOpenApi(spec: DetectedSpec, value: unknown): Promise<ErrorObject[] | string> {
  const family = /^\d+\.\d+/.exec(spec.version)?.[0] ?? '';
  const isKnown = spec.kind === 'swagger' ? family === '2.0' : family.startsWith('3.');
  if (!isKnown || !Validator.supportedVersions.has(family)) {
    return `${spec.kind === 'swagger' ? 'Swagger' : 'OpenAPI'} ${spec.version} is not known.`;
  }
  const validator = openApiValidators.get(family) ?? new Validator({ ...options });
  openApiValidators.set(family, validator);
  const { errors } = await validator.validate(value as Record<string, unknown>);
  // a text here is about references, which are checked with their lines elsewhere
  return Array.isArray(errors) ? errors : [];
}

function validateAsyncApi(version: string, value: unknown): ErrorObject[] | string {
  const schema = (asyncApiSpecs.schemas as Record<string, object>)[version];
  if (schema === undefined) {
    return `AsyncAPI ${version} is not known; known are ${asyncApiVersions.join(', ')}.`;
  }
  let validate = asyncApiValidators.get(version);
  if (validate === undefined) {
    // the AsyncAPI schemas bring the meta schema with them
    const ajv = new Ajv({ ...options, meta: false });
    addFormats.default(ajv);
    validate = ajv.compile(schema);
    asyncApiValidators.set(version, validate);
  }
  return validate(value) ? [] : (validate.errors ?? []);
}
