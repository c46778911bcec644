import type { FastifyRequest } from 'fastify';
import { MooringError } from '#lib/errors.ts';

const oldestMinor = 13;

/**
 * Takes OSB 2.13 and newer 2.x (binding contract 9.3).
 * @throws MooringError PRECONDITION with the contract's text otherwise.
 */
export async function checkVersion(request: FastifyRequest): Promise<void> {
  const version = /^2\.(\d{1,4})$/.exec(String(request.headers['x-broker-api-version'] ?? ''));
  if (version === null || Number(version[1]) < oldestMinor) {
    throw new MooringError('PRECONDITION', "Requests requires the 'X-Broker-API-Version' header specified");
  }
  const identity = request.headers['x-broker-api-originating-identity'];
  if (identity !== undefined && !String(identity).includes('kubernetes')) {
    throw new MooringError(
      'PRECONDITION',
      "Requests requires the 'X-Broker-API-Originating-Identity' header specified",
    );
  }
}
