import { namedAuthMethod } from '#lib/domain/application/auth-method.ts';
import { credentialKindOf, credentialTable } from '#lib/domain/application/credentials/credential-kind.ts';
import type { SecretUser } from '#lib/domain/application/service-secret.ts';
import { MooringError } from '#lib/errors.ts';
import type { Target, Targets, TargetTrust } from '../upstream/targets.ts';
import type { CsrfTokens } from './csrf-tokens.ts';
import type { OAuthTokens } from './oauth-tokens.ts';
import type { Plan, PlanKind } from './plan.ts';
import { noParameters, type RequestParameters, readRequestParameters } from './request-parameters.ts';
import { basicAuthorization } from './request-token.ts';
import type { Secrets, SecretValues } from './secrets.ts';
import type { IndexedService } from './service-index.ts';
import { parseTargetUrl } from './target-url.ts';

export interface Planner {
  /**
   * The plan for a call (binding contract 5.4, 5.5), at once where it is known.
   * @throws MooringError INVALID, INTERNAL or UPSTREAM as in binding contract 5.3, also by the promise.
   */
  planFor(service: IndexedService, kind: PlanKind): Plan | Promise<Plan>;
  /** Something that plans rest on has changed. */
  forgetAll(): void;
}

export interface PlannerOptions {
  secrets: Secrets;
  tokens: OAuthTokens;
  csrf: CsrfTokens;
  targets: Targets;
  nowMs(): number;
}

/** Credentials, and the client certificate that belongs to them. */
interface Credentials {
  headers: Map<string, string>;
  trust: TargetTrust;
  untilMs: number;
  renew: (() => void) | undefined;
}

function bothOf(first: (() => void) | undefined, second: (() => void) | undefined): (() => void) | undefined {
  return first === undefined && second === undefined
    ? undefined
    : () => {
        first?.();
        second?.();
      };
}

function userOf({ application, service }: IndexedService): SecretUser {
  return { application, serviceId: service.id };
}

function hasTokens({ api }: IndexedService, kind: PlanKind): boolean {
  const { type = '', csrfInfo } = api?.credentials ?? {};
  const credentials = credentialKindOf(type);
  const fetchesToken = credentials !== undefined && credentialTable[credentials].fetchesToken;
  const fetchesCsrf = kind === 'full' && type !== '' && Boolean(csrfInfo?.tokenEndpointURL);
  return kind !== 'own-credentials' && (fetchesToken || fetchesCsrf);
}

/** Brings together address, trust, credentials, request parameters and CSRF tokens. */
export function createPlanner(options: PlannerOptions): Planner {
  const { secrets, tokens, csrf, targets, nowMs } = options;
  let generation = 0;

  async function trustOf({
    tls,
    application,
  }: IndexedService): Promise<{ trust: TargetTrust; untilMs: number }> {
    const trust = { skipVerify: tls.skipVerify, ca: undefined, cert: undefined, key: undefined };
    if (tls.caSecretName === undefined || tls.skipVerify) {
      return { trust, untilMs: Number.POSITIVE_INFINITY };
    }
    const { values, untilMs } = await secrets.read(tls.caSecretName, { application });
    const ca = values['ca.crt'];
    if (ca === undefined) {
      throw new MooringError('INTERNAL', `secret ${tls.caSecretName} has no key ca.crt`);
    }
    return { trust: { ...trust, ca }, untilMs };
  }

  function reach(url: string, trust: TargetTrust): { target: Target; trustKey: string } {
    const { origin } = parseTargetUrl(url, 'The token URL of the service is not valid.');
    return { target: targets.get(origin, trust), trustKey: JSON.stringify(trust) };
  }

  async function oauth(
    service: IndexedService,
    secret: SecretValues,
    trust: TargetTrust,
    withCertificate: boolean,
  ): Promise<Credentials> {
    const { values, revision } = secret;
    const { crt: cert, key, clientId = '', clientSecret = '' } = values;
    const tokenUrl = service.api?.credentials?.authenticationUrl ?? '';
    const { target, trustKey } = reach(tokenUrl, withCertificate ? { ...trust, cert, key } : trust);
    const client = {
      revision,
      tokenUrl,
      clientId,
      clientSecret: withCertificate ? undefined : clientSecret,
      authMethod: namedAuthMethod(values.authMethod),
      parameters: withCertificate ? noParameters : readRequestParameters(values),
      dispatcher: target.dispatcher,
      trust: trustKey,
    };
    const token = await tokens.get(client);
    return {
      headers: new Map([['authorization', `Bearer ${token.value}`.trim()]]),
      trust,
      untilMs: Math.min(secret.untilMs, token.untilMs),
      renew() {
        tokens.drop(client, token);
        secrets.doubt(service.api?.credentials?.secretName ?? '');
      },
    };
  }

  async function credentialsOf(service: IndexedService, trust: TargetTrust): Promise<Credentials> {
    const { type = '', secretName = '' } = service.api?.credentials ?? {};
    const kind = credentialKindOf(type);
    if (kind === undefined) {
      throw new MooringError('INTERNAL', `The credentials of the service have the unknown type ${type}.`);
    }
    if (kind === 'none') {
      return { headers: new Map(), trust, untilMs: Number.POSITIVE_INFINITY, renew: undefined };
    }
    if (secretName === '') {
      throw new MooringError('INTERNAL', `The credentials of the service, of type ${type}, name no Secret.`);
    }
    const secret = await secrets.read(secretName, userOf(service));
    const { values, untilMs } = secret;
    const renew = () => secrets.doubt(secretName);
    switch (kind) {
      case 'basic': {
        const authorization = basicAuthorization(values.username ?? '', values.password ?? '');
        return { headers: new Map([['authorization', authorization]]), trust, untilMs, renew };
      }
      case 'oauth':
        return oauth(service, secret, trust, false);
      case 'oauthWithCertificate':
        return oauth(service, secret, trust, true);
      case 'certificate': {
        const { crt: cert, key } = values;
        return { headers: new Map(), trust: { ...trust, cert, key }, untilMs, renew };
      }
      default:
        return kind satisfies never;
    }
  }

  async function addCsrf(
    service: IndexedService,
    found: Credentials,
  ): Promise<Credentials & { cookies: string[] }> {
    const url = service.api?.credentials?.csrfInfo?.tokenEndpointURL;
    if (!url) {
      return { ...found, cookies: [] };
    }
    const { target, trustKey } = reach(url, found.trust);
    const client = {
      url,
      headers: found.headers,
      dispatcher: target.dispatcher,
      trust: trustKey,
      owner: `${service.application}/${service.service.id}`,
    };
    const given = await csrf.get(client);
    return {
      ...found,
      headers: new Map([...found.headers, ['x-csrf-token', given.token]]),
      cookies: given.cookies,
      renew() {
        found.renew?.();
        csrf.drop(client, given);
      },
    };
  }

  async function parametersOf(
    service: IndexedService,
  ): Promise<{ read: RequestParameters; untilMs: number; renew: (() => void) | undefined }> {
    const name = service.api?.requestParametersSecretName;
    if (!name) {
      return { read: noParameters, untilMs: Number.POSITIVE_INFINITY, renew: undefined };
    }
    const { values, untilMs } = await secrets.read(name, userOf(service));
    // keys of APIs are given as parameters too
    return { read: readRequestParameters(values), untilMs, renew: () => secrets.doubt(name) };
  }

  async function credentialsFor(
    service: IndexedService,
    kind: PlanKind,
    { trust, untilMs }: { trust: TargetTrust; untilMs: number },
  ): Promise<Credentials & { cookies: string[] }> {
    if (kind === 'own-credentials') {
      return { headers: new Map(), trust, untilMs, renew: undefined, cookies: [] };
    }
    const found = await credentialsOf(service, trust);
    return kind === 'own-csrf' ? { ...found, cookies: [] } : addCsrf(service, found);
  }

  async function build(service: IndexedService, kind: PlanKind): Promise<Plan> {
    const builtFor = generation;
    const url = parseTargetUrl(service.api?.targetUrl);
    const [trusted, parameters] = await Promise.all([trustOf(service), parametersOf(service)]);
    const found = await credentialsFor(service, kind, trusted);
    const plan: Plan = {
      url,
      target: targets.get(url.origin, found.trust),
      changes: {
        host: url.host,
        replaced: found.headers,
        added: parameters.read.headers,
        cookies: found.cookies,
      },
      query: parameters.read.query,
      untilMs: Math.min(trusted.untilMs, parameters.untilMs, found.untilMs),
      generation: builtFor,
      renew: kind === 'own-credentials' ? undefined : bothOf(found.renew, parameters.renew),
      hasTokens: hasTokens(service, kind),
      accepted: false,
    };
    service.plans[kind] = plan;
    return plan;
  }

  return {
    planFor(service, kind) {
      const known = service.plans[kind];
      const counts =
        known !== undefined &&
        known.generation === generation &&
        nowMs() < known.untilMs &&
        !known.target.closed;
      return counts ? known : build(service, kind);
    },
    forgetAll() {
      generation++;
    },
  };
}
