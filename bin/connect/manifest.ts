import { parse } from 'yaml';
import { z } from 'zod';
import type { CredentialField } from '#lib/domain/application/credentials/credential-description.ts';
import { credentialKinds, credentialTable } from '#lib/domain/application/credentials/credential-kind.ts';
import { fieldsOf, isSecretField } from '#lib/domain/application/credentials/credential-values.ts';
import { errorText, MooringError } from '#lib/errors.ts';

/** Ends the names of members that name an environment variable. */
export const fromVariable = 'From';

const variable = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'has to be the name of an environment variable, not a value');

/** A kind's fields, by the kind's name in a registration: what is secret is named `…From` and says where it is found. */
const credentials = z.union(
  credentialKinds.flatMap((kind) => {
    const { member } = credentialTable[kind];
    const fields = Object.fromEntries(fieldsOf(kind).map(manifestField));
    return member === undefined ? [] : [z.strictObject({ [member]: z.strictObject(fields) })];
  }),
);

function manifestField(field: CredentialField): [name: string, schema: z.ZodType<string | undefined>] {
  if (field.input === 'choice') {
    const choices = Object.keys(field.choices);
    return [field.name, z.enum(choices, `has to be one of ${choices.join(', ')}`).optional()];
  }
  return isSecretField(field) ? [`${field.name}${fromVariable}`, variable] : [field.name, z.string().min(1)];
}

const service = z.strictObject({
  /** Services are recognised by it. Default: the title of the specification. */
  name: z.string().min(1).optional(),
  description: z.string().min(1).optional(),
  identifier: z.string().min(1).optional(),
  labels: z.record(z.string(), z.string()).optional(),
  /** Files beside the manifest. */
  api: z.string().min(1).optional(),
  events: z.string().min(1).optional(),
  /** Default: the server that the specification names. */
  targetUrl: z.string().min(1).optional(),
  /** Where the cluster fetches the specification; for OData. Default: the target's `$metadata`. */
  specificationUrl: z.string().min(1).optional(),
  credentials: credentials.optional(),
});

const manifest = z.strictObject({
  provider: z.string().min(1).optional(),
  services: z.array(service).min(1),
});

export type ManifestService = z.infer<typeof service>;
export type ManifestCredentials = z.infer<typeof credentials>;
export type Manifest = z.infer<typeof manifest>;

export const manifestFile = 'services.yaml';

/**
 * Reads `services.yaml`. Credentials are named by environment variables; values in the file are refused.
 * @throws MooringError INVALID that names the place, never a value.
 */
export function readManifest(text: string): Manifest {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw new MooringError('INVALID', `${manifestFile}: ${errorText(error).split('\n')[0]}`);
  }
  const parsed = manifest.safeParse(value);
  if (!parsed.success) {
    throw new MooringError('INVALID', parsed.error.issues.map(problemOf).join('\n'), {
      hint: 'Credentials are given by the names of environment variables: usernameFrom, passwordFrom, clientIdFrom, clientSecretFrom, certificateFrom, keyFrom.',
    });
  }
  return parsed.data;
}

function problemOf({ path, message }: z.core.$ZodIssue): string {
  return `${manifestFile}: ${path.join('.') || 'the document'}: ${message}`;
}
