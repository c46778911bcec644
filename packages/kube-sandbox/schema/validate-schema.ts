import { stringifyExact } from 'kube-text/exact-json';
import { isFields, sameJson } from '../meta/api-object.ts';
import { type FieldError, invalidValue, required, unsupportedValue } from '../meta/field-error.ts';
import { extraSchema, ownProperty, resolveSchema, type Schema } from './schema.ts';
import { matchesFormat } from './validate-format.ts';

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'bigint') return 'integer';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function hasType(schema: Schema, value: unknown): boolean {
  const found = typeOf(value);
  if (schema['x-kubernetes-int-or-string']) return found === 'integer' || found === 'string';
  if (found === 'null')
    return schema.nullable === true || schema.type === 'null' || schema.type === undefined;
  if (!schema.type) return true;
  return schema.type === found || (schema.type === 'number' && found === 'integer');
}

function inBody(path: string, text: string): string {
  return `${path} in body ${text}`;
}

function typeError(schema: Schema, value: unknown, path: string): FieldError {
  const wanted = schema['x-kubernetes-int-or-string'] ? 'integer,string' : (schema.type ?? '');
  return invalidValue(
    path,
    typeOf(value),
    inBody(path, `must be of type ${wanted}: ${JSON.stringify(typeOf(value))}`),
  );
}

function checkString(schema: Schema, value: string, path: string): FieldError[] {
  const errors: FieldError[] = [];
  const fail = (text: string): void => {
    errors.push(invalidValue(path, value, inBody(path, text)));
  };
  const length = [...value].length;
  if (schema.maxLength !== undefined && length > schema.maxLength)
    fail(`should be at most ${schema.maxLength} chars long`);
  if (schema.minLength !== undefined && length < schema.minLength)
    fail(`should be at least ${schema.minLength} chars long`);
  if (schema.pattern && !new RegExp(schema.pattern).test(value)) fail(`should match '${schema.pattern}'`);
  if (schema.format && !matchesFormat(schema.format, value)) {
    fail(`must be of type ${schema.format}: ${JSON.stringify(value)}`);
  }
  return errors;
}

function checkNumber(schema: Schema, exact: number | bigint, path: string): FieldError[] {
  const errors: FieldError[] = [];
  const fail = (text: string): void => {
    errors.push(invalidValue(path, exact, inBody(path, text)));
  };
  const value = Number(exact);
  const { minimum, maximum, multipleOf, exclusiveMinimum = false, exclusiveMaximum = false } = schema;
  // a bigint is compared with a float digit by digit
  if (maximum !== undefined && (exact > maximum || (exclusiveMaximum && exact >= maximum))) {
    fail(`should be less than ${orEqual(exclusiveMaximum)}${maximum}`);
  }
  if (minimum !== undefined && (exact < minimum || (exclusiveMinimum && exact <= minimum))) {
    fail(`should be greater than ${orEqual(exclusiveMinimum)}${minimum}`);
  }
  if (multipleOf && Math.abs(value / multipleOf - Math.round(value / multipleOf)) > 1e-9) {
    fail(`should be a multiple of ${multipleOf}`);
  }
  if (schema.format === 'int32' && Math.abs(value) > 2147483648)
    fail(`must be of type int32: ${JSON.stringify(value)}`);
  return errors;
}

function orEqual(isExclusive: boolean): string {
  return isExclusive ? '' : 'or equal to ';
}

function hasDuplicates(value: readonly unknown[]): boolean {
  return value.some((item, i) => value.slice(0, i).some((other) => sameJson(item, other)));
}

function checkListKeys(schema: Schema, value: readonly unknown[], path: string): FieldError[] {
  const type = schema['x-kubernetes-list-type'];
  const errors: FieldError[] = [];
  if (type !== 'set' && type !== 'map') return errors;
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  const seen = new Set<string>();
  value.forEach((item, i) => {
    const shown =
      type === 'set'
        ? item
        : Object.fromEntries(keys.map((key) => [key, isFields(item) ? item[key] : undefined]));
    const text = stringifyExact(shown);
    if (seen.has(text))
      errors.push({ type: 'FieldValueDuplicate', field: `${path}[${i}]`, value: shown, detail: '' });
    seen.add(text);
  });
  return errors;
}

function checkArray(schema: Schema, value: readonly unknown[], path: string): FieldError[] {
  const errors: FieldError[] = [];
  const fail = (text: string): void => {
    errors.push(invalidValue(path, value, inBody(path, text)));
  };
  if (schema.maxItems !== undefined && value.length > schema.maxItems)
    fail(`should have at most ${schema.maxItems} items`);
  if (schema.minItems !== undefined && value.length < schema.minItems)
    fail(`should have at least ${schema.minItems} items`);
  if (schema.uniqueItems && hasDuplicates(value)) fail("shouldn't contain duplicates");
  errors.push(...checkListKeys(schema, value, path));
  value.forEach((item, i) => {
    errors.push(...check(schema.items, item, `${path}[${i}]`));
  });
  return errors;
}

function checkPropertyCount(schema: Schema, value: { [key: string]: unknown }, path: string): FieldError[] {
  const errors: FieldError[] = [];
  const count = Object.keys(value).length;
  const { minProperties, maxProperties } = schema;
  if (maxProperties !== undefined && count > maxProperties) {
    errors.push(invalidValue(path, value, inBody(path, `should have at most ${maxProperties} properties`)));
  }
  if (minProperties !== undefined && count < minProperties) {
    errors.push(invalidValue(path, value, inBody(path, `should have at least ${minProperties} properties`)));
  }
  return errors;
}

function checkProperty(schema: Schema, name: string, value: unknown, path: string): FieldError[] {
  const at = path ? `${path}.${name}` : name;
  const own = ownProperty(schema, name);
  if (own) return check(own, value, at);
  const extra = extraSchema(schema);
  if (extra) return check(extra, value, at);
  return schema.additionalProperties === false
    ? [invalidValue(path, '', `${at} in body is a forbidden property`)]
    : [];
}

function checkEmbedded(value: { [key: string]: unknown }, path: string): FieldError[] {
  const missing = ['apiVersion', 'kind'].filter(
    (name) => typeof value[name] !== 'string' || value[name] === '',
  );
  return missing.map((name) => required(`${path}.${name}`, 'must not be empty'));
}

function checkObject(schema: Schema, value: { [key: string]: unknown }, path: string): FieldError[] {
  const errors = checkPropertyCount(schema, value, path);
  for (const name of schema.required ?? []) {
    if (!Object.hasOwn(value, name)) errors.push(required(path ? `${path}.${name}` : name));
  }
  for (const [name, found] of Object.entries(value)) errors.push(...checkProperty(schema, name, found, path));
  if (schema['x-kubernetes-embedded-resource']) errors.push(...checkEmbedded(value, path));
  return errors;
}

/** Where a combination fails, the real server names the value in the text, and no field. */
const noField = '<nil>';

/** What keeps the value from each of the parts of a combination. */
function attempts(parts: readonly Schema[], value: unknown, path: string): FieldError[][] {
  return parts.map((part) => check(part, value, path));
}

function countPassed(tried: readonly FieldError[][]): number {
  return tried.filter(({ length }) => length === 0).length;
}

function combinationError(path: string, text: string): FieldError {
  return invalidValue(noField, '', `${path ? JSON.stringify(path) : '""'} ${text}`);
}

function checkAnyOf(parts: readonly Schema[], value: unknown, path: string): FieldError[] {
  const tried = attempts(parts, value, path);
  if (countPassed(tried) > 0) return [];
  return [combinationError(path, 'must validate at least one schema (anyOf)'), ...closest(tried)];
}

function checkOneOf(parts: readonly Schema[], value: unknown, path: string): FieldError[] {
  const tried = attempts(parts, value, path);
  const count = countPassed(tried);
  if (count === 1) return [];
  const found = count === 0 ? 'Found none valid' : `Found ${count} valid alternatives`;
  const error = combinationError(path, `must validate one and only one schema (oneOf). ${found}`);
  return count === 0 ? [error, ...closest(tried)] : [error];
}

function checkAllOf(parts: readonly Schema[], value: unknown, path: string): FieldError[] {
  const tried = attempts(parts, value, path);
  const count = countPassed(tried);
  if (count === tried.length) return tried.flat();
  const text = `must validate all the schemas (allOf)${count === 0 ? '. None validated' : ''}`;
  return [...tried.flat(), combinationError(path, text)];
}

function checkCombinations(schema: Schema, value: unknown, path: string): FieldError[] {
  const { anyOf, oneOf, allOf, not } = schema;
  const errors = [
    ...(anyOf ? checkAnyOf(anyOf, value, path) : []),
    ...(oneOf ? checkOneOf(oneOf, value, path) : []),
    ...(allOf ? checkAllOf(allOf, value, path) : []),
  ];
  if (not && check(not, value, path).length === 0) {
    errors.push(combinationError(path, 'must not validate the schema (not)'));
  }
  return errors;
}

/** What keeps a value from the alternative that it comes closest to; the first of several. */
function closest(attempts: FieldError[][]): FieldError[] {
  return attempts.reduce((best, next) => (next.length < best.length ? next : best), attempts[0] ?? []);
}

function check(given: Schema | undefined, value: unknown, path: string): FieldError[] {
  const schema = resolveSchema(given);
  if (!schema) return [];
  if (!hasType(schema, value)) return [typeError(schema, value, path)];
  if (value === null) return [];
  const errors = checkCombinations(schema, value, path);
  if (schema.enum && !schema.enum.some((allowed) => sameJson(allowed, value))) {
    const allowed = schema.enum.map((item) => (typeof item === 'string' ? item : stringifyExact(item)));
    errors.push(unsupportedValue(path, value, allowed));
  }
  if (typeof value === 'string') errors.push(...checkString(schema, value, path));
  else if (typeof value === 'number' || typeof value === 'bigint')
    errors.push(...checkNumber(schema, value, path));
  else if (Array.isArray(value)) errors.push(...checkArray(schema, value, path));
  else if (isFields(value)) errors.push(...checkObject(schema, value, path));
  return errors;
}

/** Validates an object against a structural schema, with the field paths and texts of the real server. */
export function validateSchema(schema: Schema | undefined, value: unknown): FieldError[] {
  return check(schema, value, '');
}
