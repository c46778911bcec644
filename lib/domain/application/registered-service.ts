import { z } from 'zod';
import { fieldsOf } from './credentials/credential-values.ts';
import { givenCredentials } from './credentials/credentials-of-registration.ts';
import {
  basicCredentials,
  oauthCredentials,
  registeredCredentialsSchema,
} from './credentials/registered-credentials.ts';
import { namedValues, requestParameters } from './credentials/request-parameters.ts';
import { hasUserinfo } from './has-userinfo.ts';
import { isTargetUrl } from './target-url.ts';

const text = z.string().nullish();
const required = z.string().nullish().describe('Required.');
const requiredUrl = z.string().nullish().describe('Required: a URL.');
/** In lists and maps null counts as the empty value, as it did in the reference. */
const item = z
  .string()
  .nullable()
  .transform((value) => value ?? '');
/**
 * Body of a registration: its members, spelled as in the contract, and their types (connectivity contract 3.2). What must
 * be there is said by `registeredServiceProblem`.
 */
export const registeredServiceSchema = z.object({
  provider: required,
  name: required,
  description: required,
  shortDescription: text.describe('Shown in the catalog instead of the description; not answered by GET.'),
  identifier: text.describe('Unique among the services of the Application; PUT leaves it as it is.'),
  labels: z.record(z.string(), item).nullish(),
  api: z
    .object({
      targetUrl: requiredUrl,
      spec: z.unknown().optional().describe('A JSON object; GET answers what is no JSON as a text.'),
      specificationUrl: text.describe('Where the specification is fetched from when there is no `spec`.'),
      apiType: text.describe(
        'With `OData`, `$metadata` of the target is fetched when nothing else is given.',
      ),
      credentials: registeredCredentialsSchema.nullish(),
      requestParameters,
      headers: namedValues.describe('Deprecated: see `requestParameters`.'),
      queryParameters: namedValues.describe('Deprecated: see `requestParameters`.'),
      specificationCredentials: z
        .object({ oauth: oauthCredentials.nullish(), basic: basicCredentials.nullish() })
        .nullish(),
      specificationRequestParameters: requestParameters,
    })
    .nullish(),
  events: z
    .object({ spec: z.unknown().optional().describe('Required: a JSON object.') })
    .nullish()
    .describe('This, or an API, or both.'),
  documentation: z
    .object({
      displayName: required,
      description: required,
      type: required,
      tags: z.array(item).nullish(),
      docs: z.array(z.object({ title: text, type: text, source: text })).nullish(),
    })
    .nullish(),
});

export type RegisteredService = z.infer<typeof registeredServiceSchema>;

const longestShownUrl = 2100;

type Check = [value: string | null | undefined, rule: 'required' | 'url', key: string, missing: string];

function checksOf(service: RegisteredService): Check[] {
  const { api, documentation } = service;
  const checks: Check[] = [
    [service.provider, 'required', 'provider', 'Provider field cannot be empty.'],
    [service.name, 'required', 'name', 'Name field cannot be empty.'],
    [service.description, 'required', 'description', 'Description field cannot be empty.'],
  ];
  if (api) {
    checks.push([api.targetUrl, 'url', 'targetUrl', 'targetUrl field cannot be empty.']);
    checks.push(...credentialChecks(api.credentials), ...credentialChecks(api.specificationCredentials));
  }
  if (documentation) {
    for (const key of ['displayName', 'description', 'type'] as const) {
      checks.push([documentation[key], 'required', key, `${key} field cannot be empty in documentation`]);
    }
  }
  return checks;
}

type Credentials = NonNullable<NonNullable<RegisteredService['api']>['credentials']>;

function credentialChecks(credentials: Credentials | null | undefined): Check[] {
  const given = givenCredentials(credentials);
  const fields = given.flatMap(({ kind, values }) =>
    fieldsOf(kind).flatMap((field): Check[] => {
      if (field.input === 'choice' || field.required === undefined) {
        return [];
      }
      const rule = field.input === 'url' ? 'url' : 'required';
      return [[textOf(values[field.name]), rule, field.name, field.required]];
    }),
  );
  const csrf = given.flatMap(({ csrfInfo }): Check[] =>
    csrfInfo
      ? [[csrfInfo.tokenEndpointURL, 'url', 'tokenEndpointURL', 'tokenEndpointURL field cannot be empty']]
      : [],
  );
  return [...fields, ...csrf];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

type PlacedUrl = [path: string, url: string | null | undefined, instead: string];

function credentialUrls(place: string, credentials: Credentials | null | undefined): PlacedUrl[] {
  return givenCredentials(credentials).flatMap(({ kind, member, values, csrfInfo }): PlacedUrl[] => [
    ...fieldsOf(kind).flatMap((field): PlacedUrl[] =>
      field.input === 'url'
        ? [[`${place}.${member}.${field.name}`, textOf(values[field.name]), field.insteadOfUserinfo]]
        : [],
    ),
    [
      `${place}.${member}.csrfInfo.tokenEndpointURL`,
      csrfInfo?.tokenEndpointURL,
      'The credentials of the API are sent there too.',
    ],
  ]);
}

/** Every URL of a registration, and where a user and password belong that somebody has put into it. */
function urlsOf({ api, documentation }: RegisteredService): [path: string, url: string, instead: string][] {
  const urls: PlacedUrl[] = [
    ['api.targetUrl', api?.targetUrl, 'Send them as api.credentials.basic.'],
    ['api.specificationUrl', api?.specificationUrl, 'Send them as api.specificationCredentials.basic.'],
    ...credentialUrls('api.credentials', api?.credentials),
    ...credentialUrls('api.specificationCredentials', api?.specificationCredentials),
    ...(documentation?.docs ?? []).map(
      ({ source }, at): PlacedUrl => [
        `documentation.docs[${at}].source`,
        source,
        'Give an address that needs none.',
      ],
    ),
  ];
  return urls.flatMap(([path, url, instead]) =>
    url ? [[path, url, instead] as [string, string, string]] : [],
  );
}

/** Names no part of the URL: it holds a password. */
function userinfoProblems(service: RegisteredService): string[] {
  return urlsOf(service)
    .filter(([, url]) => hasUserinfo(url))
    .map(
      ([path, , instead]) =>
        `${path} holds a user or password, which would be stored and shown with it. ${instead}`,
    );
}

function structureProblems(service: RegisteredService): string[] {
  const problems = userinfoProblems(service);
  if (problems.length > 0) {
    return problems;
  }
  for (const [value, rule, key, missing] of checksOf(service)) {
    if (value === undefined || value === null || value === '') {
      problems.push(missing);
    } else if (rule === 'url' && !isTargetUrl(value)) {
      problems.push(`${key}: ${shortened(value)} does not validate as url`);
    }
  }
  if (service.events && service.events.spec === undefined) {
    problems.push('spec cannot be empty');
  }
  return problems;
}

/** Repeats what a person could have meant as a URL, not a body of megabytes. */
function shortened(value: string): string {
  return value.length > longestShownUrl ? `${value.slice(0, longestShownUrl)}…` : value;
}

function isObjectOrNull(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && !Array.isArray(value));
}

function methodCount(credentials: object | null | undefined): number {
  return Object.values(credentials ?? {}).filter((method) => method !== null && method !== undefined).length;
}

/**
 * Why a registration is refused, undefined when it is not: the reference's sentences in the reference's order
 * (connectivity contract 3.2), without the "Failed to validate request body" in front.
 */
export function registeredServiceProblem(service: RegisteredService): string | undefined {
  const { api, events } = service;
  const problems = structureProblems(service);
  if (problems.length > 0) {
    return `Incorrect structure of service definition, ${problems.join(';')}`;
  }
  if (!api && !events) {
    return "At least one of service definition attributes: 'api', 'events' have to be provided";
  }
  if (api && !isObjectOrNull(api.spec)) {
    return 'api.Spec is not a proper json object, it must be a JSON object';
  }
  const unknown = api?.credentials?.unknown;
  if (unknown) {
    return `api.credentials are of the type ${shortened(unknown.type ?? '')}, which is unknown here and cannot be kept. Send those that the API takes`;
  }
  if (methodCount(api?.credentials) > 1 || methodCount(api?.specificationCredentials) > 1) {
    return 'api.CredentialsWithCSRF is invalid: to many authentication methods provided';
  }
  if (events && !isObjectOrNull(events.spec)) {
    return 'events.Spec is not a proper json object, it must be a JSON object';
  }
  return undefined;
}
