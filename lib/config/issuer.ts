import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { errorText, MooringError } from '#lib/errors.ts';

const issuerSchema = z
  .object({
    /** Part of the address to which the issuer sends browsers back. */
    id: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/),
    /** What people know it as. */
    title: z.string().min(1).max(60),
    url: z.url({ protocol: /^https?$/ }),
    clientId: z.string().min(1),
    /** File with the client's secret; without it the client is a public one. */
    clientSecretFile: z.string().min(1).optional(),
    scopes: z.string().default('openid profile email'),
    /** What else the issuer is to be asked, such as `{"access_type": "offline"}`. */
    parameters: z.record(z.string(), z.string()).default({}),
    nameClaim: z.string().default('email'),
    /** Before each name; without it the id and a colon. */
    namePrefix: z.string().optional(),
    groupsClaim: z.string().default('groups'),
    groupsPrefix: z.string().optional(),
    /** Groups that begin with `system:` and may come by claims all the same. */
    allowedSystemGroups: z.array(z.string()).default([]),
    /** How requests go to the API server: the console impersonates the person, or sends the person's ID token. */
    identity: z.enum(['impersonate', 'token']).default('impersonate'),
  })
  .strict();

const issuersSchema = z
  .array(issuerSchema)
  .refine(
    (issuers) => new Set(issuers.map(({ id }) => id)).size === issuers.length,
    'two issuers have one id',
  );

/** An issuer of OpenID Connect whose people are let in. */
export interface Issuer {
  id: string;
  title: string;
  /** Its issuer identifier. */
  url: string;
  clientId: string;
  /** Undefined for a public client. */
  clientSecret: string | undefined;
  scopes: string;
  parameters: Readonly<Record<string, string>>;
  /** How its claims become a person. */
  rules: {
    nameClaim: string;
    namePrefix: string;
    groupsClaim: string;
    groupsPrefix: string;
    allowedSystemGroups: readonly string[];
  };
  identity: 'impersonate' | 'token';
}

/** The issuers that a text of JSON names. */
export const issuerList = z
  .string()
  .default('[]')
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'is no JSON' });
      return z.NEVER;
    }
  })
  .pipe(issuersSchema)
  .transform((issuers) => issuers.map(issuerOf));

function issuerOf(read: z.output<typeof issuerSchema>): Issuer {
  const { clientSecretFile, nameClaim, groupsClaim, allowedSystemGroups, ...rest } = read;
  const { namePrefix = `${read.id}:`, groupsPrefix = `${read.id}:` } = read;
  return {
    ...rest,
    clientSecret: clientSecretFile === undefined ? undefined : readSecret(clientSecretFile),
    rules: { nameClaim, namePrefix, groupsClaim, groupsPrefix, allowedSystemGroups },
  };
}

function readSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new MooringError('INVALID', `The client secret ${file} cannot be read: ${errorText(error)}.`, {
      cause: error,
    });
  }
}
