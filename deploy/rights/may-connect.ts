import { z } from 'zod';
import type { Manifest } from './read-grants.ts';

/** A pod by what NetworkPolicies select it by. */
export interface PodPlace {
  namespace: string;
  labels: Readonly<Record<string, string>>;
}

const requirement = z.object({
  key: z.string(),
  operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
  values: z.array(z.string()).default([]),
});
const selector = z.object({
  matchLabels: z.record(z.string(), z.string()).default({}),
  matchExpressions: z.array(requirement).default([]),
});
const peer = z.strictObject({
  namespaceSelector: selector.optional(),
  podSelector: selector.optional(),
  // addresses are those of what is no pod
  ipBlock: z.unknown().optional(),
});
const ports = z.array(z.object({ port: z.union([z.string(), z.number()]) })).optional();
const policy = z.object({
  metadata: z.object({ namespace: z.string() }),
  spec: z.strictObject({
    podSelector: selector,
    policyTypes: z.array(z.enum(['Ingress', 'Egress'])),
    ingress: z.array(z.strictObject({ from: z.array(peer).optional(), ports })).default([]),
    egress: z.array(z.strictObject({ to: z.array(peer).optional(), ports })).default([]),
  }),
});
const deployment = z.object({
  spec: z.object({
    template: z.object({
      metadata: z.object({ labels: z.record(z.string(), z.string()) }),
      spec: z.object({
        containers: z.array(
          z.object({ ports: z.array(z.object({ name: z.string(), containerPort: z.number() })).default([]) }),
        ),
      }),
    }),
  }),
});

type Selector = z.output<typeof selector>;
type Policy = z.output<typeof policy>;
/** A rule of either direction: the other ends, and the ports of the pod that is called. */
interface Rule {
  peers: z.output<typeof peer>[] | undefined;
  ports: { port: string | number }[] | undefined;
}

/**
 * Whether the NetworkPolicies of these manifests let `from` reach a port of `to`: for each end any one that allows it is enough, and
 * a pod that none selects is open to all.
 * @param port its name in the pod, or its number where the pod is none of these manifests
 */
export function mayConnect(
  manifests: readonly Manifest[],
  from: PodPlace,
  { to, port }: { to: PodPlace; port: string | number },
): boolean {
  const policies = manifests
    .filter(({ kind }) => kind === 'NetworkPolicy')
    .map((manifest) => policy.parse(manifest));
  const names = [port, ...(typeof port === 'string' ? [numberOf(manifests, to, port)] : [])];
  const allowedBy = (rules: Rule[], other: PodPlace, own: PodPlace) =>
    rules.some(
      (rule) =>
        (rule.ports === undefined || rule.ports.some((each) => names.includes(each.port))) &&
        (rule.peers === undefined || rule.peers.some((each) => isPeer(manifests, each, { other, own }))),
    );
  const incoming = selecting(policies, to, 'Ingress');
  const outgoing = selecting(policies, from, 'Egress');
  return (
    (incoming.length === 0 ||
      allowedBy(
        incoming.flatMap(({ spec }) => spec.ingress.map((rule) => ({ peers: rule.from, ports: rule.ports }))),
        from,
        to,
      )) &&
    (outgoing.length === 0 ||
      allowedBy(
        outgoing.flatMap(({ spec }) => spec.egress.map((rule) => ({ peers: rule.to, ports: rule.ports }))),
        to,
        from,
      ))
  );
}

function selecting(policies: Policy[], pod: PodPlace, type: 'Ingress' | 'Egress'): Policy[] {
  return policies.filter(
    ({ metadata, spec }) =>
      metadata.namespace === pod.namespace &&
      spec.policyTypes.includes(type) &&
      matches(spec.podSelector, pod.labels),
  );
}

function isPeer(
  manifests: readonly Manifest[],
  { namespaceSelector, podSelector, ipBlock }: z.output<typeof peer>,
  { other, own }: { other: PodPlace; own: PodPlace },
): boolean {
  const labels =
    manifests.find(({ kind, metadata }) => kind === 'Namespace' && metadata.name === other.namespace)
      ?.metadata.labels ?? {};
  const isItsNamespace =
    namespaceSelector === undefined ? other.namespace === own.namespace : matches(namespaceSelector, labels);
  return (
    ipBlock === undefined &&
    isItsNamespace &&
    (podSelector === undefined || matches(podSelector, other.labels))
  );
}

function numberOf(manifests: readonly Manifest[], pod: PodPlace, name: string): number | undefined {
  return manifests
    .filter(({ kind }) => kind === 'Deployment')
    .map((manifest) => deployment.parse(manifest).spec.template)
    .filter(({ metadata }) => matches({ matchLabels: metadata.labels, matchExpressions: [] }, pod.labels))
    .flatMap(({ spec }) => spec.containers.flatMap((container) => container.ports))
    .find((each) => each.name === name)?.containerPort;
}

function matches(
  { matchLabels, matchExpressions }: Selector,
  labels: Readonly<Record<string, string>>,
): boolean {
  const fits = ({ key, operator, values }: z.output<typeof requirement>) => {
    const value = labels[key];
    const isListed = value !== undefined && values.includes(value);
    return { In: isListed, NotIn: !isListed, Exists: value !== undefined, DoesNotExist: value === undefined }[
      operator
    ];
  };
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) && matchExpressions.every(fits)
  );
}
