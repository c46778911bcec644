import { storedParameters } from '#lib/domain/application/credentials/request-parameters.ts';
import { MooringError } from '#lib/errors.ts';
import { isReservedHeader } from '#lib/http/reserved-headers.ts';
import { headerName } from '../http1/header-name.ts';

/** Values that end a header line, or do worse. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const unfit = /[\0-\x08\x0a-\x1f\x7f]|[^\0-\xff]/;

export interface RequestParameters {
  headers: [string, string][];
  query: [string, string][];
}

export const noParameters: RequestParameters = { headers: [], query: [] };

/**
 * Additional headers and query parameters from a Secret's `headers` and `queryParameters` (binding contract 1.10). Headers
 * that frame the message, concern one connection or are the platform's to set are left out.
 * @throws MooringError INTERNAL when they are no JSON of that shape, or no headers.
 */
export function readRequestParameters(values: Record<string, string>): RequestParameters {
  const headers = pairs(values.headers).filter(([name]) => {
    const { hopByHop, concealed } = headerName(name);
    return !hopByHop && !concealed && !isReservedHeader(name);
  });
  if (headers.some(([name, value]) => !headerName(name).valid || unfit.test(value))) {
    throw notReadable();
  }
  return { headers, query: pairs(values.queryParameters) };
}

function notReadable(cause?: unknown): MooringError {
  return new MooringError('INTERNAL', 'The request parameters of the service are not readable.', { cause });
}

function pairs(text: string | undefined): [string, string][] {
  if (text === undefined || text === '') {
    return [];
  }
  try {
    const lists = storedParameters.parse(JSON.parse(text) ?? {});
    return Object.entries(lists).flatMap(([name, list]) =>
      list.map((value): [string, string] => [name, value]),
    );
  } catch (error) {
    throw notReadable(error);
  }
}
