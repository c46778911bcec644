import { invalid } from '../meta/api-error.ts';
import { type FieldError, tooLong, unsupportedValue } from '../meta/field-error.ts';
import type { FieldOwner } from '../patch/managed-fields.ts';
import { type ApiContext, isoSeconds, type ResourceRequest } from './api-context.ts';

export interface WriteOptions {
  dryRun: boolean;
  fieldValidation: 'Ignore' | 'Warn' | 'Strict';
  owner: FieldOwner;
}

function refuse(error: FieldError): never {
  throw invalid('meta.k8s.io', 'PatchOptions', '', [error]);
}

function readDryRun(values: readonly string[]): boolean {
  if (values.some((value) => value !== 'All')) refuse(unsupportedValue('dryRun', values, ['All']));
  return values.length > 0;
}

function readFieldValidation(value: string | null): WriteOptions['fieldValidation'] {
  if (value === null || value === '' || value === 'Warn') return 'Warn';
  if (value === 'Strict' || value === 'Ignore') return value;
  return refuse(unsupportedValue('fieldValidation', value, ['Ignore', 'Strict', 'Warn']));
}

/** Reads what create, update and patch share from the query. Throws 400. */
export function readWriteOptions(api: ApiContext, request: ResourceRequest): WriteOptions {
  const { query } = request;
  const fromAgent = request.userAgent.split('/')[0] ?? '';
  const manager = query.get('fieldManager') || fromAgent || 'unknown';
  if (manager.length > 128) refuse(tooLong('fieldManager', 128));
  return {
    dryRun: readDryRun(query.getAll('dryRun')),
    fieldValidation: readFieldValidation(query.get('fieldValidation')),
    owner: { manager, subresource: request.subresource, nowIso: isoSeconds(api.now()) },
  };
}
