import { z } from 'zod';
import { isTargetUrl } from './target-url.ts';

const text = z.string().nullish();
const namedValues = z.record(z.string(), z.array(z.string())).nullish();
const requestParameters = z.object({ headers: namedValues, queryParameters: namedValues }).nullish();
const csrfInfo = z.object({ tokenEndpointURL: text }).nullish();
const oauth = z.object({ url: text, clientId: text, clientSecret: text, requestParameters });
const basic = z.object({ username: text, password: text });

/**
 * Body of a registration, after `withContractKeys`: the types of its members (connectivity contract 3.2).
 * What must be there is said by `registeredServiceProblem`.
 */
export const registeredServiceSchema = z.object({
  provider: text,
  name: text,
  description: text,
  shortDescription: text,
  identifier: text,
  labels: z.record(z.string(), z.string()).nullish(),
  api: z
    .object({
      targetUrl: text,
      spec: z.unknown().optional(),
      specificationUrl: text,
      apiType: text,
      credentials: z
        .object({
          oauth: oauth.extend({ csrfInfo }).nullish(),
          basic: basic.extend({ csrfInfo }).nullish(),
          certificateGen: z.object({ commonName: text, certificate: text, csrfInfo }).nullish(),
        })
        .nullish(),
      requestParameters,
      headers: namedValues,
      queryParameters: namedValues,
      specificationCredentials: z.object({ oauth: oauth.nullish(), basic: basic.nullish() }).nullish(),
      specificationRequestParameters: requestParameters,
    })
    .nullish(),
  events: z.object({ spec: z.unknown().optional() }).nullish(),
  documentation: z
    .object({
      displayName: text,
      description: text,
      type: text,
      tags: z.array(z.string()).nullish(),
      docs: z.array(z.object({ title: text, type: text, source: text })).nullish(),
    })
    .nullish(),
});

export type RegisteredService = z.infer<typeof registeredServiceSchema>;

/** The members of one object level; a nested object has a tree of its own, everything else is `true`. */
interface KeyTree {
  [key: string]: true | KeyTree | [KeyTree];
}

const parameterKeys: KeyTree = { headers: true, queryParameters: true };
const csrfKeys: KeyTree = { tokenEndpointURL: true };
const oauthKeys: KeyTree = {
  url: true,
  clientId: true,
  clientSecret: true,
  requestParameters: parameterKeys,
};
const basicKeys: KeyTree = { username: true, password: true };

const bodyKeys: KeyTree = {
  provider: true,
  name: true,
  description: true,
  shortDescription: true,
  identifier: true,
  labels: true,
  api: {
    targetUrl: true,
    spec: true,
    specificationUrl: true,
    apiType: true,
    credentials: {
      oauth: { ...oauthKeys, csrfInfo: csrfKeys },
      basic: { ...basicKeys, csrfInfo: csrfKeys },
      certificateGen: { commonName: true, certificate: true, csrfInfo: csrfKeys },
    },
    requestParameters: parameterKeys,
    headers: true,
    queryParameters: true,
    specificationCredentials: { oauth: oauthKeys, basic: basicKeys },
    specificationRequestParameters: parameterKeys,
  },
  events: { spec: true },
  documentation: {
    displayName: true,
    description: true,
    type: true,
    tags: true,
    docs: [{ title: true, type: true, source: true }],
  },
};

/**
 * The body with its keys as the contract spells them, matched in any case; unknown keys are dropped, of several
 * spellings the last one wins. Labels, headers, query parameters and specifications keep their keys.
 */
export function withContractKeys(body: unknown): unknown {
  return renameKeys(body, bodyKeys);
}

function renameKeys(value: unknown, tree: KeyTree | [KeyTree]): unknown {
  if (Array.isArray(tree)) {
    return Array.isArray(value) ? value.map((item) => renameKeys(item, tree[0])) : value;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value;
  }
  const spelling = new Map(Object.keys(tree).map((key) => [key.toLowerCase(), key]));
  const renamed: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    const known = spelling.get(key.toLowerCase());
    const below = known === undefined ? undefined : tree[known];
    if (known !== undefined && below !== undefined) {
      renamed[known] = below === true ? member : renameKeys(member, below);
    }
  }
  return renamed;
}

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
  const checks: Check[] = [];
  const { oauth, basic, certificateGen } = credentials ?? {};
  if (oauth) {
    checks.push(
      [oauth.url, 'url', 'url', 'oauth url field cannot be empty'],
      [oauth.clientId, 'required', 'clientId', 'oauth clientId field cannot be empty'],
      [oauth.clientSecret, 'required', 'clientSecret', 'oauth clientSecret cannot be empty'],
    );
  }
  if (basic) {
    checks.push(
      [basic.username, 'required', 'username', 'basic auth username field cannot be empty'],
      [basic.password, 'required', 'password', 'basic auth password field cannot be empty'],
    );
  }
  for (const method of [oauth, basic, certificateGen]) {
    if (method?.csrfInfo) {
      const endpoint = method.csrfInfo.tokenEndpointURL;
      checks.push([endpoint, 'url', 'tokenEndpointURL', 'tokenEndpointURL field cannot be empty']);
    }
  }
  return checks;
}

function structureProblems(service: RegisteredService): string[] {
  const problems: string[] = [];
  for (const [value, rule, key, missing] of checksOf(service)) {
    if (value === undefined || value === null || value === '') {
      problems.push(missing);
    } else if (rule === 'url' && !isTargetUrl(value)) {
      problems.push(`${key}: ${value} does not validate as url`);
    }
  }
  if (service.events && service.events.spec === undefined) {
    problems.push('spec cannot be empty');
  }
  return problems;
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
  if (methodCount(api?.credentials) > 1 || methodCount(api?.specificationCredentials) > 1) {
    return 'api.CredentialsWithCSRF is invalid: to many authentication methods provided';
  }
  if (events && !isObjectOrNull(events.spec)) {
    return 'events.Spec is not a proper json object, it must be a JSON object';
  }
  return undefined;
}
