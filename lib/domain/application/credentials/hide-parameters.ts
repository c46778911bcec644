import { storedSecret } from '../stored-secret.ts';
import type { NamedValues, RequestParameters } from './request-parameters.ts';

/** Request parameters with asterisks in the place of every value: many of them are credentials too. */
export function hideParameters(parameters: RequestParameters): RequestParameters {
  return parameters
    ? { headers: hideValues(parameters.headers), queryParameters: hideValues(parameters.queryParameters) }
    : parameters;
}

/** The same for headers or query parameters alone. */
export function hideValues(values: NamedValues): NamedValues {
  return values
    ? Object.fromEntries(Object.entries(values).map(([name, list]) => [name, list.map(() => storedSecret)]))
    : values;
}
