import { MooringError } from '#lib/errors.ts';
import { downloadMark, refuseDownload } from '#lib/http/download-mark.ts';
import { headerName } from '../http1/header-name.ts';
import type { Caller } from './caller.ts';

/** A path and a query, without the fragment that some parsers would cut off. */
const pathAndQuery = /^\/[!"$-~]*$/;

/**
 * Refuses what the target could understand differently than the gateway, what would show the caller the registered
 * credentials, and what the platform itself asks for an application. Node's parser has seen to the rest: a length and a coding together, several lengths, broken lines.
 * @throws MooringError INVALID, FORBIDDEN or METHOD_NOT_ALLOWED
 */
export function refuseUnclear({ method, url, headers }: Caller): void {
  if (method === 'TRACE') {
    throw new MooringError(
      'METHOD_NOT_ALLOWED',
      'TRACE is not forwarded: the answer would repeat the credentials of the service.',
    );
  }
  if (!pathAndQuery.test(url)) {
    throw new MooringError(
      'INVALID',
      'The request must name a path of visible characters in ASCII or UTF-8, or an http URL.',
    );
  }
  let hosts = 0;
  for (let i = 0; i < headers.length; i += 2) {
    const { lower } = headerName(headers[i] ?? '');
    if (lower === 'host') {
      hosts++;
    } else if (lower === downloadMark.name) {
      refuseDownload(headers[i + 1]);
    } else if (lower === 'transfer-encoding' && headers[i + 1]?.toLowerCase() !== 'chunked') {
      throw new MooringError('INVALID', 'The body of the request has a transfer coding other than chunked.');
    }
  }
  if (hosts > 1) {
    throw new MooringError('INVALID', 'The request names more than one host.');
  }
}
