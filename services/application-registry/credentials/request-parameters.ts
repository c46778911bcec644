import { parameterKeys, storedParameters } from '#lib/domain/application/credentials/request-parameters.ts';
import type { RegisteredService } from '#lib/domain/application/registered-service.ts';
import { mask } from './mask.ts';

type Api = NonNullable<RegisteredService['api']>;
export type RequestParameters = NonNullable<Api['requestParameters']>;
type NamedValues = Record<string, string[]>;

/** What is sent along with every call to the API: the deprecated members count only without the current one. */
export function requestParametersOf(api: Api): RequestParameters | undefined {
  if (api.requestParameters) {
    return api.requestParameters;
  }
  return api.headers || api.queryParameters
    ? { headers: api.headers, queryParameters: api.queryParameters }
    : undefined;
}

/**
 * Request parameters as the members of a Secret: JSON of name to values.
 * @param stored what the Secret holds now: it stays where a mask is sent in its place
 */
export function parameterTexts(
  parameters: RequestParameters | null | undefined,
  stored: Record<string, string> = {},
): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const key of parameterKeys) {
    const values = parameters?.[key];
    if (values) {
      texts[key] = JSON.stringify(unmasked(values, readValues(stored[key])));
    }
  }
  return texts;
}

function unmasked(values: NamedValues, stored: NamedValues): NamedValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, list]) => [
      name,
      list.map((value, index) => (value === mask ? (stored[name]?.[index] ?? value) : value)),
    ]),
  );
}

/** Name to values from a Secret's text; people may write into Secrets, so anything unreadable counts as empty. */
export function readValues(text: string | undefined): NamedValues {
  try {
    return storedParameters.parse(JSON.parse(text ?? '{}'));
  } catch {
    return {};
  }
}
