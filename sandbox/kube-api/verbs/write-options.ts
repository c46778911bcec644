import { badRequest } from '../meta/api-error.ts';
import type { FieldOwner } from '../patch/managed-fields.ts';
import { type ApiContext, isoSeconds, type ResourceRequest } from './api-context.ts';

export interface WriteOptions {
  dryRun: boolean;
  fieldValidation: 'Ignore' | 'Warn' | 'Strict';
  owner: FieldOwner;
}

function readDryRun(values: readonly string[]): boolean {
  for (const value of values) {
    if (value !== 'All')
      throw badRequest(
        `Invalid value: "${value}": dryRun: Unsupported value: "${value}": supported values: "All"`,
      );
  }
  return values.length > 0;
}

function readFieldValidation(value: string | null): WriteOptions['fieldValidation'] {
  if (value === null || value === '' || value === 'Warn') return 'Warn';
  if (value === 'Strict' || value === 'Ignore') return value;
  throw badRequest(
    `fieldValidation: Unsupported value: "${value}": supported values: "Ignore", "Strict", "Warn"`,
  );
}

/** Reads what create, update and patch share from the query. Throws 400. */
export function readWriteOptions(api: ApiContext, request: ResourceRequest): WriteOptions {
  const { query } = request;
  const fromAgent = request.userAgent.split('/')[0] ?? '';
  const manager = query.get('fieldManager') || fromAgent || 'unknown';
  if (manager.length > 128) throw badRequest('fieldManager: Too long: must have at most 128 bytes');
  return {
    dryRun: readDryRun(query.getAll('dryRun')),
    fieldValidation: readFieldValidation(query.get('fieldValidation')),
    owner: { manager, subresource: request.subresource, nowIso: isoSeconds(api.now()) },
  };
}
