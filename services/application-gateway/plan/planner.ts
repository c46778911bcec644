import { credentialKindOf, credentialTable } from '#lib/domain/application/credentials/credential-kind.ts';
import type { TargetTrust } from '../upstream/targets.ts';
import { type FoundCredentials, noCredentials } from './found-credentials.ts';
import { parametersOf } from './parameters-of.ts';
import type { Plan, PlanKind } from './plan.ts';
import type { PlanSources } from './plan-sources.ts';
import { registeredCredentials } from './registered-credentials.ts';
import type { IndexedService } from './service-index.ts';
import { parseTargetUrl } from './target-url.ts';
import { trustOf } from './trust-of.ts';
import { withCsrfToken } from './with-csrf-token.ts';

export interface Planner {
  /**
   * The plan for a call (binding contract 5.4, 5.5), at once where it is known.
   * @throws MooringError INVALID, INTERNAL or UPSTREAM as in binding contract 5.3, also by the promise.
   */
  planFor(service: IndexedService, kind: PlanKind): Plan | Promise<Plan>;
  /** Something that plans rest on has changed. */
  forgetAll(): void;
}

export interface PlannerOptions extends PlanSources {
  nowMs(): number;
}

function bothOf(first: (() => void) | undefined, second: (() => void) | undefined): (() => void) | undefined {
  return first === undefined && second === undefined
    ? undefined
    : () => {
        first?.();
        second?.();
      };
}

function hasTokens({ api }: IndexedService, kind: PlanKind): boolean {
  const { type = '', csrfInfo } = api?.credentials ?? {};
  const credentials = credentialKindOf(type);
  const fetchesToken = credentials !== undefined && credentialTable[credentials].fetchesToken;
  const fetchesCsrf = kind === 'full' && type !== '' && Boolean(csrfInfo?.tokenEndpointURL);
  return kind !== 'own-credentials' && (fetchesToken || fetchesCsrf);
}

/** The same credentials: what a target has taken it has taken, whatever else was read anew since. */
function isEqual(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return one.size === other.size && [...one].every(([name, value]) => other.get(name) === value);
}

/** What of the registered credentials a call of this kind takes. */
async function credentialsFor(
  sources: PlanSources,
  service: IndexedService,
  kind: PlanKind,
  trust: TargetTrust,
): Promise<FoundCredentials> {
  if (kind === 'own-credentials') {
    return noCredentials(trust);
  }
  const found = await registeredCredentials(sources, service, trust);
  return kind === 'own-csrf' ? found : withCsrfToken(sources, service, found);
}

/** Brings together address, trust, credentials, request parameters and CSRF tokens. */
export function createPlanner(options: PlannerOptions): Planner {
  const { secrets, targets, nowMs } = options;
  let generation = 0;

  async function build(service: IndexedService, kind: PlanKind): Promise<Plan> {
    const builtFor = generation;
    const url = parseTargetUrl(service.api?.targetUrl);
    const [trusted, parameters] = await Promise.all([
      trustOf(secrets, service),
      parametersOf(secrets, service),
    ]);
    const found = await credentialsFor(options, service, kind, trusted.trust);
    const before = service.plans[kind];
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
      accepted: before?.accepted === true && isEqual(before.changes.replaced, found.headers),
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
