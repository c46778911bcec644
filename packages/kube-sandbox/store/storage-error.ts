import { dirname } from 'node:path';
import { ApiError } from '../meta/api-error.ts';

const retryAfterSeconds = 10;

/** What to do about a failure of SQLite, by its primary result code (https://www.sqlite.org/rescode.html). */
const remedies: Record<number, (home: string) => string> = {
  8: (home) => `${home} is read-only: make it writable`,
  10: (home) => `the disk that holds ${home} fails: check it`,
  13: (home) => `the disk that holds ${home} is full: free some space`,
  14: (home) => `${home} cannot be written to: check that it is still there, and its rights`,
};

/** The refusal of a write that is not on disk, with what helps: 503, because the same write may succeed then. */
export function storageError(databasePath: string, message: string, code: number | undefined): ApiError {
  const remedy = remedies[(code ?? 0) & 0xff]?.(dirname(databasePath));
  return new ApiError(
    503,
    'ServiceUnavailable',
    remedy === undefined
      ? `Nothing was stored, because the database refused it: ${message}.`
      : `Nothing was stored, because ${remedy}; the sandbox goes on by itself. (${message})`,
    { retryAfterSeconds },
  );
}
