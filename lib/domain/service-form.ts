import { z } from 'zod';
import { authMethodChoice } from './auth-method.ts';
import { hasUserinfo } from './has-userinfo.ts';
import { sameJson } from './same-json.ts';
import { isTargetUrl } from './target-url.ts';

const url = z
  .string()
  .trim()
  .refine((text) => text === '' || isTargetUrl(text), 'This is no URL, such as https://orders.example.com.')
  .refine(
    (text) => !hasUserinfo(text),
    'Leave user and password out of the URL, where everybody sees them: enter them as credentials.',
  );

function filled(sentence: string, max: number) {
  return z.string().trim().min(1, sentence).max(max, `At most ${max} characters, please.`);
}

const credentials = [
  z.object({ type: z.literal('none') }),
  z.object({
    type: z.literal('basic'),
    username: z.string().min(1, 'Basic credentials need a user name.').max(500),
    password: z.string().min(1, 'Basic credentials need a password.').max(2000),
  }),
  z.object({
    type: z.literal('oauth'),
    url: url.refine((text) => text !== '', 'OAuth2 needs the URL that issues tokens.'),
    clientId: z.string().min(1, 'OAuth2 needs a client id.').max(500),
    clientSecret: z.string().min(1, 'OAuth2 needs a client secret.').max(2000),
    authMethod: authMethodChoice,
  }),
] as const;

const described = {
  provider: filled('Say who offers the service.', 200),
  name: filled('Give the service a name.', 200),
  description: filled('Say in a sentence what the service does.', 1000),
  /** Where the API is; empty for a service that only sends events. */
  targetUrl: url,
};

/**
 * A service as a person describes it in the console: one target, one specification. The server checks with the same
 * schema, and makes a registration of it (connectivity contract 3.2).
 */
export const serviceFormSchema = z.object({
  ...described,
  credentials: z.discriminatedUnion('type', credentials),
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
  credentials: z.discriminatedUnion('type', [
    ...credentials,
    z.object({
      type: z.literal('certificate'),
      commonName: z.string().trim().min(1, 'The certificate needs a common name.').max(64),
    }),
  ]),
  /** Where CSRF tokens are fetched before a call, empty where the API wants none. */
  csrfUrl: url,
});

export type ServiceSettings = z.infer<typeof serviceSettingsSchema>;

const storedCredentials = z.discriminatedUnion('type', [
  z.object({ type: z.literal('none') }),
  z.object({ type: z.literal('basic'), username: z.string(), password: z.string() }),
  z.object({
    type: z.literal('oauth'),
    url: z.string(),
    clientId: z.string(),
    clientSecret: z.string(),
    authMethod: authMethodChoice,
  }),
  z.object({ type: z.literal('certificate'), commonName: z.string() }),
]);

/** Settings as they are stored: also such as nobody could enter, because an application may have registered them. */
export const storedSettingsSchema: z.ZodType<ServiceSettings> = z.object({
  provider: z.string(),
  name: z.string(),
  description: z.string(),
  shortDescription: z.string(),
  targetUrl: z.string(),
  credentials: storedCredentials,
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
