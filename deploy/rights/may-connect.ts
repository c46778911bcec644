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
const peer = z.strictObject({ namespaceSelector: selector.optional(), podSelector: selector.optional() });
const policy = z.object({
  metadata: z.object({ namespace: z.string() }),
  spec: z.strictObject({
    podSelector: selector,
    policyTypes: z.tuple([z.literal('Ingress')]),
    ingress: z.array(
      z.strictObject({ from: z.array(peer).optional(), ports: z.array(z.object({ port: z.string() })) }),
    ),
  }),
});

type Selector = z.output<typeof selector>;

/**
 * Whether the NetworkPolicies of these manifests let `from` reach a port of `to`: any one that allows it is enough, and
 * a pod that none selects is open to all.
 * @param port its name in the pod
 */
export function mayConnect(
  manifests: readonly Manifest[],
  from: PodPlace,
  { to, port }: { to: PodPlace; port: string },
): boolean {
  const namespaceLabels = (name: string) =>
    manifests.find(({ kind, metadata }) => kind === 'Namespace' && metadata.name === name)?.metadata.labels ??
    {};
  const selecting = manifests
    .filter(({ kind }) => kind === 'NetworkPolicy')
    .map((manifest) => policy.parse(manifest))
    .filter(
      ({ metadata, spec }) => metadata.namespace === to.namespace && matches(spec.podSelector, to.labels),
    );
  return (
    selecting.length === 0 ||
    selecting.some(({ spec }) =>
      spec.ingress.some(
        ({ from: peers, ports }) =>
          ports.some((each) => each.port === port) &&
          (peers === undefined ||
            peers.some(({ namespaceSelector, podSelector }) => {
              const isItsNamespace =
                namespaceSelector === undefined
                  ? from.namespace === to.namespace
                  : matches(namespaceSelector, namespaceLabels(from.namespace));
              return isItsNamespace && (podSelector === undefined || matches(podSelector, from.labels));
            })),
      ),
    )
  );
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
