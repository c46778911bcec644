import { setTimeout as delay } from 'node:timers/promises';
import type { Component } from '#lib/component.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createElected } from '#lib/k8s/leader-election.ts';
import type { Lease } from '#lib/k8s/lease-holder.ts';
import type { Logger } from '#lib/log.ts';

export interface ClaimOptions {
  kube: KubeClient;
  log: Logger;
  /** Who claims it: the same for every start from one home. */
  identity: string;
  /** Called when the claim is lost later. */
  onLost(): void;
}

const name = 'mooring-platform';
const namespace = 'kyma-integration';
const leaseSeconds = 6;

/**
 * Makes this process the only one that runs the platform on a cluster: two would each point brokers and Applications at their
 * own addresses. A claim that a killed process left behind is waited out.
 * @throws MooringError CONFLICT when another process keeps its claim.
 */
export async function claimCluster(options: ClaimOptions): Promise<Component> {
  let won = () => {};
  const claimed = new Promise<true>((resolve) => {
    won = () => resolve(true);
  });
  const claim = createElected({
    ...options,
    lease: { name, namespace },
    leaseSeconds,
    // an API that is away for a while is no reason to end: nothing can be undone without it
    patient: true,
    build: () => ({ name, start: async () => won(), stop: async () => undefined }),
  });
  await claim.start();
  // one whole lease and a renewal: by then a dead holder's has run out
  const abandoned = new AbortController();
  const gaveUp = delay(leaseSeconds * 1500, false as const, { signal: abandoned.signal });
  gaveUp.catch(() => undefined);
  if (await Promise.race([claimed, gaveUp])) {
    abandoned.abort();
    return claim;
  }
  await claim.stop();
  const lease = await options.kube.find<Lease>(kinds.leases, name, namespace);
  throw new MooringError(
    'CONFLICT',
    `Another Mooring runs the platform on this cluster: ${lease?.spec?.holderIdentity ?? 'unknown'}, last heard of at ${lease?.spec?.renewTime ?? '-'}.`,
    { hint: 'Stop that one first; two would undo each other’s work.' },
  );
}
