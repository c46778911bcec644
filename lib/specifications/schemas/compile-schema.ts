import { Ajv, type ErrorObject, type Options, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import Ajv04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { SchemaSource } from './load-schema.ts';
import { uniqueItems } from './unique-items.ts';

/** Errors that are gathered before a list of them is cut: many times what is ever shown. */
const maxErrors = 5_000;

export interface CompiledSchema {
  /** All errors, or the first thousands of them. */
  findErrors(value: unknown): ErrorObject[];
}

/** Compiles with `new Function`, so it must not run in a page under the console's CSP. */
export async function compileSchema(source: SchemaSource): Promise<CompiledSchema> {
  const schema = (await source.load()).default;
  const isValid = createAjv(source, { allErrors: false }, Number.POSITIVE_INFINITY).compile(schema);
  let all: ValidateFunction | undefined;
  return {
    findErrors(value) {
      if (isValid(value)) {
        return [];
      }
      // those of the first problem are whole, whatever the list of all is cut to
      const first = (isValid.errors ?? []).slice(0, maxErrors);
      all ??= createAjv(source, { allErrors: true }, maxErrors).compile(schema);
      try {
        all(value);
        return all.errors ?? first;
      } catch (error) {
        if (error instanceof TooManyErrors) {
          return [...first, ...completeErrors(error.errors)];
        }
        throw error;
      }
    },
  };
}

class TooManyErrors extends Error {
  readonly errors: ErrorObject[];

  constructor(errors: ErrorObject[]) {
    super(`There are more than ${maxErrors} errors.`);
    this.errors = errors;
  }
}

/** Without those of the entry that was being looked at: they may be of an alternative that was not meant. */
function completeErrors(errors: ErrorObject[]): ErrorObject[] {
  const last = entryOf(errors.at(-1));
  return errors.filter((error) => entryOf(error) !== last);
}

/** Such as `/paths/~1orders`. */
function entryOf(error: ErrorObject | undefined): string {
  return error?.instancePath.split('/').slice(0, 3).join('/') ?? '';
}

const joining = /(\w+) === null \? ([\w.]+) : \1\.concat\(\2\)/g;

/**
 * The code that ajv generates copies the list of all errors for each part that has errors, so that its time grows with
 * the square of their number. Here the list grows in its place, up to a limit.
 */
function joinInPlace(code: string): string {
  return code.replace(joining, 'self.joinErrors($1, $2)');
}

type JoinErrors = (errors: ErrorObject[] | null, more: ErrorObject[]) => ErrorObject[];

function createJoinErrors(limit: number): JoinErrors {
  return (errors, more) => {
    if (errors === null) {
      return more;
    }
    for (const error of more) {
      errors.push(error);
    }
    if (errors.length > limit) {
      throw new TooManyErrors(errors);
    }
    return errors;
  };
}

const dialects = {
  'draft-04': Ajv04,
  'draft-07': Ajv,
  '2020-12': Ajv2020,
};

function createAjv({ dialect, bringsMeta }: SchemaSource, options: Options, limit: number): Ajv {
  const base = { strict: false, validateSchema: false, logger: false, meta: !bringsMeta } as const;
  const ajv = new dialects[dialect]({ ...base, ...options, code: { process: joinInPlace } }) as Ajv;
  addFormats.default(ajv);
  ajv.addFormat('media-range', true);
  ajv.removeKeyword('uniqueItems').addKeyword(uniqueItems);
  return Object.assign(ajv, { joinErrors: createJoinErrors(limit) });
}
