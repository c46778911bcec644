import type { z } from 'zod';
import { errorTable, errorText, MooringError, toMooringError } from '#lib/errors.ts';
import { createLogger, type Logger } from '#lib/log.ts';
import type { OperationContext } from '#lib/operations/context.ts';
import { operationContext } from '#lib/operations/create-context.ts';

const shared = globalThis as { mooringConsoleLog?: Logger };

/** The log of the console's server. */
export function consoleLog(): Logger {
  shared.mooringConsoleLog ??= createLogger('console', 'info');
  return shared.mooringConsoleLog;
}

/** Every failed answer: `{"error": {code, message, hint, details}}` with the code's HTTP status. */
export function problem(thrown: unknown): Response {
  const error = toMooringError(thrown);
  const cause = error.cause === undefined ? undefined : errorText(error.cause);
  consoleLog()[errorTable[error.code].log]({ code: error.code, cause }, error.message);
  const { code, message, hint, details } = error;
  return Response.json(
    { error: { code, message, hint, details } },
    { status: error.http, headers: { 'cache-control': 'no-store' } },
  );
}

/**
 * Runs one operation and answers with its result as JSON (204 for undefined), or with the mapped error:
 * `export const POST = (request: Request) => respond((context) => createThing(context, …))`.
 */
export async function respond<T>(run: (context: OperationContext) => Promise<T>): Promise<Response> {
  try {
    const result = await run(operationContext());
    return result === undefined
      ? new Response(null, { status: 204 })
      : Response.json(result, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return problem(error);
  }
}

/**
 * The request's JSON body, checked.
 * @throws MooringError INVALID naming each field that is wrong.
 */
export async function readBody<S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S>> {
  const body: unknown = await request.json().catch((cause: unknown) => {
    throw new MooringError('INVALID', 'The request body is not JSON.', { cause });
  });
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
    const text = problems.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`));
    throw new MooringError('INVALID', `The request is not valid. ${text.join('. ')}.`, { details: problems });
  }
  return parsed.data;
}
