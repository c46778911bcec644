import type { Locale } from '#lib/domain/texts/locale.ts';
import { errorTable, errorText, retryAfter, toMooringError } from '#lib/errors.ts';
import { createLogger, type Logger } from '#lib/log.ts';
import { renderAll } from '#lib/texts/render-message.ts';

const shared = globalThis as { mooringConsoleLog?: Logger };

/** The log of the console's server. */
export function consoleLog(): Logger {
  shared.mooringConsoleLog ??= createLogger('console', 'info');
  return shared.mooringConsoleLog;
}

/**
 * Every failed answer: `{"error": {code, message, hint, details}}` with the code's HTTP status.
 * @param locale in which message and hint are said; the log has them in English.
 */
export function problem(thrown: unknown, locale: Locale): Response {
  const error = toMooringError(thrown);
  const cause = error.cause === undefined ? undefined : errorText(error.cause);
  consoleLog()[errorTable[error.code].log]({ code: error.code, cause }, error.message);
  const { code, said, details } = error;
  return Response.json(
    { error: { code, ...renderAll(locale, { ...said, details }) } },
    { status: error.http, headers: { 'cache-control': 'no-store', ...retryAfter(code) } },
  );
}
