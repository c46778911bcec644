import { stringifyExact } from 'kube-text/exact-json';
/** One broken rule, with the types and texts of apimachinery's `field.Error`. */
export interface FieldError {
  type:
    | 'FieldValueNotFound'
    | 'FieldValueRequired'
    | 'FieldValueDuplicate'
    | 'FieldValueInvalid'
    | 'FieldValueNotSupported'
    | 'FieldValueForbidden'
    | 'FieldValueTooLong'
    | 'FieldValueTooMany';
  field: string;
  value?: unknown;
  detail: string;
}

const words: Record<FieldError['type'], string> = {
  FieldValueNotFound: 'Not found',
  FieldValueRequired: 'Required value',
  FieldValueDuplicate: 'Duplicate value',
  FieldValueInvalid: 'Invalid value',
  FieldValueNotSupported: 'Unsupported value',
  FieldValueForbidden: 'Forbidden',
  FieldValueTooLong: 'Too long',
  FieldValueTooMany: 'Too many',
};

const withoutValue = new Set<FieldError['type']>([
  'FieldValueRequired',
  'FieldValueForbidden',
  'FieldValueTooLong',
]);

function shown(value: unknown): string {
  if (value === undefined || value === null) return '"null"';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return stringifyExact(value);
}

/** The error without its field name, as it stands in a cause. */
export function fieldErrorBody(error: FieldError): string {
  const head = withoutValue.has(error.type)
    ? words[error.type]
    : `${words[error.type]}: ${shown(error.value)}`;
  return error.detail ? `${head}: ${error.detail}` : head;
}

export function required(field: string, detail = ''): FieldError {
  return { type: 'FieldValueRequired', field, detail };
}

export function invalidValue(field: string, value: unknown, detail: string): FieldError {
  return { type: 'FieldValueInvalid', field, value, detail };
}

export function unsupportedValue(field: string, value: unknown, supported: readonly string[]): FieldError {
  const quoted = supported.map((item) => stringifyExact(item)).join(', ');
  return { type: 'FieldValueNotSupported', field, value, detail: `supported values: ${quoted}` };
}

export function duplicateValue(field: string, value: unknown): FieldError {
  return { type: 'FieldValueDuplicate', field, value, detail: '' };
}

export function forbiddenField(field: string, detail: string): FieldError {
  return { type: 'FieldValueForbidden', field, detail };
}

export function notFoundValue(field: string, value: unknown): FieldError {
  return { type: 'FieldValueNotFound', field, value, detail: '' };
}

export function tooLong(field: string, maxLength: number): FieldError {
  return { type: 'FieldValueTooLong', field, detail: `must have at most ${maxLength} bytes` };
}
