import { MooringError } from '#lib/errors.ts';

/** An answer of a broker other than success. */
export class BrokerHttpError extends MooringError {
  readonly status: number;

  constructor(status: number, body: { error?: unknown; description?: unknown }) {
    const { error = '<nil>', description = '<nil>' } = body;
    super(
      'UPSTREAM',
      `Status: ${status}; ErrorMessage: ${error}; Description: ${description}; ResponseError: <nil>`,
    );
    this.name = 'BrokerHttpError';
    this.status = status;
  }
}
