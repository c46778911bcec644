import { z } from 'zod';
import { sameJson } from '../kubernetes/same-json.ts';
import { type Message, message, type Tell } from '../texts/message.ts';
import { credentialKinds } from './credentials/credential-kind.ts';
import {
  enteredCredentials,
  storedCredentials,
  unknownCredentials,
} from './credentials/credential-schemas.ts';
import { registrableKinds } from './credentials/registrable-kinds.ts';
import { formUrl } from './form-url.ts';
import { hasUserinfo } from './has-userinfo.ts';

function atMost(most: number, tell: Tell) {
  return z
    .string()
    .trim()
    .max(most, tell(message('services.formTooLong', { most })));
}

function described(tell: Tell) {
  const filled = (missing: Message, most: number) => atMost(most, tell).min(1, tell(missing));
  return {
    provider: filled(message('services.formProviderMissing'), 200),
    name: filled(message('services.formNameMissing'), 200),
    description: filled(message('services.formDescriptionMissing'), 1000),
    /** Where the API is; empty for a service that only sends events. */
    targetUrl: formUrl(tell),
  };
}

/**
 * A service as a person describes it in the console: one target, one specification. The server checks with the same
 * schema, and makes a registration of it (connectivity contract 3.2).
 * @param tell says what is wrong with an entry.
 */
export function serviceFormSchema(tell: Tell) {
  return z.object({
    ...described(tell),
    credentials: enteredCredentials(registrableKinds, tell),
    /** Text of an OpenAPI, Swagger, AsyncAPI or OData document; may be empty. */
    spec: z.string(),
    /** Where `spec` was fetched from and not changed since, else empty. */
    specUrl: z
      .string()
      .max(2000)
      .refine((text) => !hasUserinfo(text), tell(message('services.formSpecificationUserinfo'))),
  });
}

export type ServiceForm = z.infer<ReturnType<typeof serviceFormSchema>>;

/**
 * What of a registered service can be changed beside its specifications. A text of eight asterisks in the place of a
 * credential keeps the one that is stored (connectivity contract 3.5).
 * @param tell says what is wrong with an entry.
 */
export function serviceSettingsSchema(tell: Tell) {
  return z.object({
    ...described(tell),
    /** What the catalog shows in place of the description; may be empty. */
    shortDescription: atMost(1000, tell),
    /** Unknown ones can only stay as they are. */
    credentials: z.union([enteredCredentials(credentialKinds, tell), unknownCredentials]),
    /** Where CSRF tokens are fetched before a call, empty where the API wants none. */
    csrfUrl: formUrl(tell),
  });
}

export type ServiceSettings = z.infer<ReturnType<typeof serviceSettingsSchema>>;

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
  tell: Tell,
): readonly z.core.$ZodIssue[] {
  const issues = serviceSettingsSchema(tell).safeParse(settings).error?.issues ?? [];
  return issues.filter(({ path: [name] }) => {
    const key = name as keyof ServiceSettings;
    return !sameJson(base[key], settings[key]);
  });
}
