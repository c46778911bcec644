import { z } from 'zod';
import { sameJson } from '../kubernetes/same-json.ts';
import { credentialKinds } from './credentials/credential-kind.ts';
import {
  enteredCredentials,
  storedCredentials,
  unknownCredentials,
} from './credentials/credential-schemas.ts';
import { registrableKinds } from './credentials/registrable-kinds.ts';
import { formUrl } from './form-url.ts';
import { hasUserinfo } from './has-userinfo.ts';

function filled(sentence: string, max: number) {
  return z.string().trim().min(1, sentence).max(max, `At most ${max} characters, please.`);
}

const described = {
  provider: filled('Say who offers the service.', 200),
  name: filled('Give the service a name.', 200),
  description: filled('Say in a sentence what the service does.', 1000),
  /** Where the API is; empty for a service that only sends events. */
  targetUrl: formUrl,
};

/**
 * A service as a person describes it in the console: one target, one specification. The server checks with the same
 * schema, and makes a registration of it (connectivity contract 3.2).
 */
export const serviceFormSchema = z.object({
  ...described,
  credentials: enteredCredentials(registrableKinds),
  /** Text of an OpenAPI, Swagger, AsyncAPI or OData document; may be empty. */
  spec: z.string(),
  /** Where `spec` was fetched from and not changed since, else empty. */
  specUrl: z
    .string()
    .max(2000)
    .refine(
      (text) => !hasUserinfo(text),
      'The URL of the specification holds a user or password. Paste the document instead.',
    ),
});

export type ServiceForm = z.infer<typeof serviceFormSchema>;

/**
 * What of a registered service can be changed beside its specifications. A text of eight asterisks in the place of a
 * credential keeps the one that is stored (connectivity contract 3.5).
 */
export const serviceSettingsSchema = z.object({
  ...described,
  /** What the catalog shows in place of the description; may be empty. */
  shortDescription: z.string().trim().max(1000, 'At most 1000 characters, please.'),
  /** Unknown ones can only stay as they are. */
  credentials: z.union([enteredCredentials(credentialKinds), unknownCredentials]),
  /** Where CSRF tokens are fetched before a call, empty where the API wants none. */
  csrfUrl: formUrl,
});

export type ServiceSettings = z.infer<typeof serviceSettingsSchema>;

/** Settings as they are stored: also such as nobody could enter, because an application may have registered them. */
export const storedSettingsSchema: z.ZodType<ServiceSettings> = z.object({
  provider: z.string(),
  name: z.string(),
  description: z.string(),
  shortDescription: z.string(),
  targetUrl: z.string(),
  credentials: z.union([storedCredentials(credentialKinds), unknownCredentials]),
  csrfUrl: z.string(),
});

/** What is wrong with the settings that were changed, by their names; what stays as it is stored is not looked at. */
export function changedSettingsProblems(
  base: ServiceSettings,
  settings: ServiceSettings,
): readonly z.core.$ZodIssue[] {
  const issues = serviceSettingsSchema.safeParse(settings).error?.issues ?? [];
  return issues.filter(({ path: [name] }) => {
    const key = name as keyof ServiceSettings;
    return !sameJson(base[key], settings[key]);
  });
}
