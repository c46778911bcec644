import { parse } from 'yaml';
import { z } from 'zod';
import { authMethodChoice } from '#lib/domain/auth-method.ts';
import { errorText, MooringError } from '#lib/errors.ts';

const variable = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'has to be the name of an environment variable, not a value');

const credentials = z.union([
  z.strictObject({ basic: z.strictObject({ usernameFrom: variable, passwordFrom: variable }) }),
  z.strictObject({
    oauth: z.strictObject({
      url: z.string(),
      clientIdFrom: variable,
      clientSecretFrom: variable,
      authMethod: authMethodChoice.optional(),
    }),
  }),
  z.strictObject({ certificateGen: z.strictObject({ commonName: z.string().min(1) }) }),
]);

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
      hint: 'Credentials are given by the names of environment variables: usernameFrom, passwordFrom, clientIdFrom, clientSecretFrom.',
    });
  }
  return parsed.data;
}

function problemOf({ path, message }: z.core.$ZodIssue): string {
  return `${manifestFile}: ${path.join('.') || 'the document'}: ${message}`;
}
