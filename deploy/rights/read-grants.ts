import { parse } from 'yaml';
import { z } from 'zod';
import { splitManifests } from '#deploy/chart/split-manifests.ts';

/** One verb on one resource that a ServiceAccount is allowed. */
export interface Grant {
  group: string;
  resource: string;
  verb: string;
  /** Only these objects; undefined: all. */
  names: readonly string[] | undefined;
  /** `own`, `default`…: the namespace of a Role; undefined: everywhere. */
  namespace: string | undefined;
  /** Who grants it, for people. */
  role: string;
}

/** The components that one Deployment runs, and what its ServiceAccount may do. */
export interface Workload {
  name: string;
  components: string[];
  grants: Grant[];
}

const rule = z.object({
  apiGroups: z.array(z.string()),
  resources: z.array(z.string()),
  verbs: z.array(z.string()),
  resourceNames: z.array(z.string()).optional(),
});
const manifest = z.looseObject({
  kind: z.string(),
  metadata: z.object({
    name: z.string(),
    namespace: z.string().optional(),
    labels: z.record(z.string(), z.string()).default({}),
  }),
});
const role = manifest.extend({
  rules: z.array(rule).default([]),
  aggregationRule: z
    .object({ clusterRoleSelectors: z.array(z.object({ matchLabels: z.record(z.string(), z.string()) })) })
    .optional(),
});
const binding = manifest.extend({
  roleRef: z.object({ kind: z.string(), name: z.string() }),
  subjects: z.array(z.object({ name: z.string() })),
});
const container = z.object({ args: z.array(z.string()).default([]) });
const deployment = manifest.extend({
  spec: z.object({
    template: z.object({
      spec: z.object({ serviceAccountName: z.string(), containers: z.array(container) }),
    }),
  }),
});

export type Manifest = z.output<typeof manifest>;
type Role = z.output<typeof role>;

/** What helm has rendered, without the kinds. */
export function readManifests(rendered: string): Manifest[] {
  return splitManifests(rendered)
    .filter(({ kind }) => kind !== 'CustomResourceDefinition')
    .map(({ text }) => manifest.parse(parse(text)));
}

/**
 * The Deployments among the manifests that run components, each with all that its ServiceAccount is granted. The console runs none: what
 * it may do is what people do with it.
 */
export function readWorkloads(manifests: Manifest[]): Workload[] {
  const ofKind = (...kinds: string[]) => manifests.filter(({ kind }) => kinds.includes(kind));
  const roles = ofKind('Role', 'ClusterRole').map((each) => role.parse(each));
  const bindings = ofKind('RoleBinding', 'ClusterRoleBinding').map((each) => binding.parse(each));
  return ofKind('Deployment').flatMap((each) => {
    const { metadata, spec } = deployment.parse(each);
    const { serviceAccountName, containers } = spec.template.spec;
    const components = containers.flatMap(({ args }) => componentsOf(args));
    if (components.length === 0) {
      return [];
    }
    const bound = bindings.filter(({ subjects }) => subjects.some(({ name }) => name === serviceAccountName));
    const workload = {
      name: metadata.name,
      components,
      grants: bound.flatMap(({ metadata: { namespace }, roleRef }) => {
        const named = roles.find(
          ({ kind, metadata: its }) =>
            kind === roleRef.kind &&
            its.name === roleRef.name &&
            (kind !== 'Role' || its.namespace === namespace),
        );
        if (named === undefined) {
          throw new Error(
            `${metadata.name} is bound to the ${roleRef.kind} ${roleRef.name}, which is not there.`,
          );
        }
        return grantsOf(named, roles, namespace);
      }),
    };
    return [workload];
  });
}

function componentsOf(args: string[]): string[] {
  const at = args.indexOf('--components');
  return at < 0 ? [] : (args[at + 1] ?? '').split(',');
}

function grantsOf(granting: Role, roles: Role[], namespace: string | undefined): Grant[] {
  const selectors = granting.aggregationRule?.clusterRoleSelectors ?? [];
  const aggregated = roles.filter(({ metadata: { labels } }) =>
    selectors.some(({ matchLabels }) =>
      Object.entries(matchLabels).every(([label, value]) => labels[label] === value),
    ),
  );
  return [granting, ...aggregated].flatMap(({ metadata, rules }) =>
    rules.flatMap(({ apiGroups, resources, verbs, resourceNames: names }) =>
      apiGroups.flatMap((group) =>
        resources.flatMap((resource) =>
          verbs.map((verb) => ({ group, resource, verb, names, namespace, role: metadata.name })),
        ),
      ),
    ),
  );
}
