import type { FastifyReply, FastifyRequest } from 'fastify';
import { MooringError } from '#lib/errors.ts';

const oldestMinor = 13;
const requestIdentity = 'x-broker-api-request-identity';

/**
 * Takes OSB 2.13 and newer 2.x, from a platform on Kubernetes where it says who it is, and gives the request's identity back
 * (binding contract 1.7, 9.3).
 * @throws MooringError PRECONDITION with the contract's text otherwise.
 */
export async function checkHeaders(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { headers } = request;
  const identity = headers[requestIdentity];
  if (identity !== undefined) {
    reply.header(requestIdentity, identity);
  }
  const version = /^2\.(\d{1,4})$/.exec(String(headers['x-broker-api-version'] ?? ''));
  if (version === null || Number(version[1]) < oldestMinor) {
    throw new MooringError('PRECONDITION', "Requests requires the 'X-Broker-API-Version' header specified");
  }
  const origin = headers['x-broker-api-originating-identity'];
  if (origin !== undefined && !String(origin).toLowerCase().includes('kubernetes')) {
    throw new MooringError(
      'PRECONDITION',
      "Requests requires the 'X-Broker-API-Originating-Identity' header specified",
    );
  }
}
