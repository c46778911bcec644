import { z } from 'zod';
import { MooringError } from '#lib/errors.ts';

const listsSchema = z.record(z.string(), z.array(z.string()));

export interface RequestParameters {
  headers: [string, string][];
  query: [string, string][];
}

export const noParameters: RequestParameters = { headers: [], query: [] };

/**
 * Additional headers and query parameters from a Secret's `headers` and `queryParameters` (binding contract 1.10).
 * @throws MooringError INTERNAL when they are no JSON of that shape.
 */
export function readRequestParameters(values: Record<string, string>): RequestParameters {
  return { headers: pairs(values.headers), query: pairs(values.queryParameters) };
}

function pairs(text: string | undefined): [string, string][] {
  if (text === undefined || text === '') {
    return [];
  }
  try {
    const lists = listsSchema.parse(JSON.parse(text) ?? {});
    return Object.entries(lists).flatMap(([name, list]) =>
      list.map((value): [string, string] => [name, value]),
    );
  } catch (error) {
    throw new MooringError('INTERNAL', 'The request parameters of the service are not readable.', {
      cause: error,
    });
  }
}
