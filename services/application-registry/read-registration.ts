import {
  type RegisteredService,
  registeredServiceProblem,
  registeredServiceSchema,
  withContractKeys,
} from '#lib/domain/registered-service.ts';
import { MooringError } from '#lib/errors.ts';
import { readJson, readText } from '#lib/http/read-json.ts';
import { compactJson, rawValueAt } from './raw-json.ts';

/** A registration that is in order. */
export interface Registration {
  service: RegisteredService;
  /** JSON text as it was sent, without blanks; undefined where there is none. */
  apiSpec: string | undefined;
  eventsSpec: string | undefined;
}

/**
 * Reads and judges the body of POST and PUT (connectivity contract 3.2).
 * @throws MooringError INVALID with the reference's texts.
 */
export function readRegistration(body: unknown): Registration {
  const json = readJson(body);
  const parsed = registeredServiceSchema.safeParse(withContractKeys(json));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`,
    );
    throw new MooringError('INVALID', `Failed to unmarshal request body, ${problems.join('; ')}`);
  }
  const service = parsed.data;
  const problem = registeredServiceProblem(service);
  if (problem !== undefined) {
    throw new MooringError('INVALID', `Failed to validate request body, ${problem}`);
  }
  const text = readText(body);
  return { service, apiSpec: specAt(text, 'api'), eventsSpec: specAt(text, 'events') };
}

function specAt(text: string, part: string): string | undefined {
  const raw = rawValueAt(text, part, 'spec');
  return raw === undefined ? undefined : compactJson(raw);
}
