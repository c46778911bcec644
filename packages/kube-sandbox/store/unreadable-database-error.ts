/** The file is there and is no database. */
export class UnreadableDatabaseError extends Error {
  readonly path: string;

  constructor(path: string, cause: Error) {
    super(`The file ${path} cannot be read: ${cause.message}.`, { cause });
    this.name = 'UnreadableDatabaseError';
    this.path = path;
  }
}
