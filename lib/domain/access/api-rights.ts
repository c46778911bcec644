import { kinds } from '../kubernetes/kinds.ts';
import type { ResourceAction } from './resource-action.ts';

/**
 * What it takes to call an address of the console's API. `own`: whoever has signed in, because all that is done there is done by the
 * person's own client, or shows what the person may list, or is about nothing in the cluster. All else is done by means of the
 * console, and takes the right to do what it stands for; without a name: to all of the kind.
 */
export type ApiRight = 'own' | { verb: ResourceAction['verb']; of: 'applications' | 'servicebindings' };

type Methods = Readonly<Partial<Record<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', ApiRight>>>;

const see: ApiRight = { verb: 'get', of: 'applications' };
const change: ApiRight = { verb: 'update', of: 'applications' };
const seeAll: ApiRight = { verb: 'list', of: 'applications' };
const call: ApiRight = { verb: 'create', of: 'servicebindings' };

/** By the folders of `app/api`. */
const rights: Readonly<Record<string, Methods>> = {
  alive: { GET: 'own' },
  health: { GET: 'own' },
  views: { POST: 'own' },
  'views/export': { GET: 'own' },
  'views/stream': { POST: 'own' },
  certificates: { GET: 'own', POST: change },
  'sample-shop': { GET: 'own' },
  'sample-shop/registration': { GET: change },
  'sample-shop/register': { POST: change },
  'sample-shop/pair': { POST: change },
  'specifications/fetch': { POST: change },
  'specifications/validate': { POST: 'own' },
  'specifications/limit': { GET: 'own' },
  doctor: { POST: call },
  'yaml/[kind]/[namespace]/[name]': { GET: 'own', PUT: 'own', DELETE: 'own' },
  'yaml/[kind]/[namespace]/[name]/dry-run': { POST: 'own' },
  'objects/[kind]/schema': { GET: 'own' },
  'objects/[kind]': { POST: 'own' },
  // some of them change a registration
  repairs: { POST: change },
  'repairs/move-plan': { POST: 'own' },
  'expiry/looks': { POST: change },
  workloads: { GET: 'own', POST: 'own' },
  instances: { POST: 'own' },
  // who begins a deletion that another one has begun is told of its objects
  deletions: { GET: seeAll, POST: seeAll },
  bindings: { POST: 'own' },
  'bindings/unbind': { POST: 'own' },
  'bindings/unbind/plan': { POST: 'own' },
  'bindings/plan': { POST: 'own' },
  'bindings/prove': { POST: call },
  'bindings/runs': { GET: { verb: 'list', of: 'servicebindings' }, POST: 'own' },
  // a run has a name that only those know who began it, or may list them
  'bindings/runs/[id]': { GET: 'own', DELETE: { verb: 'delete', of: 'servicebindings' } },
  'mappings/[namespace]/[application]': { DELETE: 'own' },
  mappings: { PUT: 'own' },
  applications: { POST: 'own' },
  'applications/[name]/certificates/revocations': { POST: change },
  'applications/[name]/services': { GET: see, POST: change },
  'applications/[name]/services/[id]': { GET: see, PUT: change, DELETE: change },
  'applications/[name]/services/[id]/specifications/[part]': { GET: see, PUT: change },
  'applications/[name]/services/[id]/specifications/[part]/text': { GET: see },
  'applications/[name]/services/[id]/specifications/[part]/review': { POST: see },
  'applications/[name]/services/[id]/specifications/[part]/search': { GET: see },
  'applications/[name]/services/[id]/specifications/[part]/entry': { GET: see },
  'applications/[name]/pairing': { POST: change },
  'applications/[name]/labels': { PATCH: 'own' },
  'applications/[name]/token': { POST: 'own' },
  'applications/[name]/token/rotation': { POST: 'own' },
  'applications/[name]/tokens/[id]': { DELETE: 'own' },
};

const table = Object.entries(rights).map(([folder, methods]) => ({ steps: folder.split('/'), methods }));

/**
 * What it takes to send a request to the console's API.
 * @param path as it stands in the request, without the query.
 * @returns an action that has to be allowed; undefined where to have signed in is enough; 'refused' for what is not in the table.
 */
export function rightForApi(method: string, path: string): ResourceAction | undefined | 'refused' {
  const steps = stepsOf(path);
  const found = table.find((one) => isLike(one.steps, steps));
  const right = found?.methods[(method === 'HEAD' ? 'GET' : method) as keyof Methods];
  if (found === undefined || right === undefined) {
    return 'refused';
  }
  if (right === 'own') {
    return undefined;
  }
  const { group, plural } = kinds[right.of];
  const name = found.steps[0] === 'applications' ? steps[1] : undefined;
  return { verb: right.verb, group, resource: plural, ...(name === undefined ? {} : { name }) };
}

/** What lies below `/api`; a step that could be another path in disguise makes it none that is known. */
function stepsOf(path: string): string[] {
  const [, api, ...steps] = path.split('/');
  return api === 'api' ? steps : [];
}

function isLike(pattern: readonly string[], steps: readonly string[]): boolean {
  return (
    pattern.length === steps.length &&
    pattern.every((part, index) =>
      part.startsWith('[') ? isName(steps[index] ?? '') : part === steps[index],
    )
  );
}

/** Encoded letters are not looked into: no name that the API takes needs any. */
function isName(step: string): boolean {
  return /^(?!\.\.?$)[A-Za-z0-9._~:@-]+$/.test(step);
}
