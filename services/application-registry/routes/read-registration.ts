import type { z } from 'zod';
import {
  type RegisteredService,
  registeredServiceProblem,
  registeredServiceSchema,
} from '#lib/domain/application/registered-service.ts';
import { MooringError } from '#lib/errors.ts';
import { readJson, readText } from '#lib/http/read-json.ts';
import { isReservedHeader } from '#lib/http/reserved-headers.ts';
import { compactJson } from '#lib/specifications/raw-json.ts';
import { readStruct } from './read-struct.ts';

/** A registration that is in order. */
export interface Registration {
  service: RegisteredService;
  /** JSON text as it was sent, without blanks; undefined where there is none. */
  apiSpec: string | undefined;
  eventsSpec: string | undefined;
}

const shownProblems = 10;

/**
 * Reads and judges the body of POST and PUT (connectivity contract 3.2).
 * @throws MooringError INVALID with the reference's texts, TOO_LARGE for a specification above the limit.
 */
export function readRegistration(body: unknown, limits: { specLimitBytes: number }): Registration {
  readJson(body);
  const { value, raw } = readStruct(readText(body), registeredServiceSchema);
  const parsed = registeredServiceSchema.safeParse(value);
  if (!parsed.success) {
    throw new MooringError('INVALID', `Failed to unmarshal request body, ${problemsOf(parsed.error)}`);
  }
  const service = parsed.data;
  const problem = registeredServiceProblem(service) ?? reservedHeaderProblem(service);
  if (problem !== undefined) {
    throw new MooringError('INVALID', `Failed to validate request body, ${problem}`);
  }
  const specAt = (path: string) => {
    const text = raw.get(path);
    return text === undefined ? undefined : withinLimit(path, compactJson(text), limits.specLimitBytes);
  };
  return { service, apiSpec: specAt('api.spec'), eventsSpec: specAt('events.spec') };
}

/** Which header that only the platform may set a registration wants to be sent. */
function reservedHeaderProblem({ api }: RegisteredService): string | undefined {
  const places = {
    'api.headers': api?.headers,
    'api.requestParameters': api?.requestParameters?.headers,
    'api.credentials.oauth.requestParameters': api?.credentials?.oauth?.requestParameters?.headers,
    'api.specificationRequestParameters': api?.specificationRequestParameters?.headers,
    'api.specificationCredentials.oauth.requestParameters':
      api?.specificationCredentials?.oauth?.requestParameters?.headers,
  };
  for (const [place, headers] of Object.entries(places)) {
    const name = Object.keys(headers ?? {}).find(isReservedHeader);
    if (name !== undefined) {
      return `${place} may not set the header ${name.slice(0, 100)}: its value is for the platform to say. Leave it out`;
    }
  }
  return undefined;
}

function problemsOf({ issues }: z.ZodError): string {
  const shown = issues
    .slice(0, shownProblems)
    .map((issue) => `${issue.path.join('.').slice(0, 200) || 'body'}: ${issue.message}`);
  const more = issues.length > shownProblems ? ` and ${issues.length - shownProblems} more` : '';
  return shown.join('; ') + more;
}

function withinLimit(path: string, text: string, limitBytes: number): string {
  const bytes = Buffer.byteLength(text);
  if (bytes > limitBytes) {
    throw new MooringError(
      'TOO_LARGE',
      `${path} has ${bytes} bytes, a specification may have up to ${limitBytes}.`,
    );
  }
  return text;
}
