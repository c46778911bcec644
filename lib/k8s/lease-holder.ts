import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from './client.ts';

export interface Lease extends KubeObject {
  spec?: {
    holderIdentity?: string;
    leaseDurationSeconds?: number;
    acquireTime?: string;
    renewTime?: string;
    leaseTransitions?: number;
  };
}

export interface LeaseHolder {
  /** Takes or renews the lease; false when someone else holds it. @throws MooringError CONFLICT or EXISTS where two try at once. */
  hold(): Promise<boolean>;
  /** Gives the lease back, so that the next one need not wait for its end. */
  release(): Promise<void>;
}

/** One candidate for a Lease. It has expired for it when it was seen unchanged for its whole duration. */
export function createLeaseHolder(options: {
  kube: KubeClient;
  lease: { name: string; namespace: string };
  identity: string;
  leaseSeconds: number;
}): LeaseHolder {
  const { kube, lease, identity, leaseSeconds } = options;
  const target = { name: lease.name, namespace: lease.namespace };
  let seen: { resourceVersion: string | undefined; atMs: number } | undefined;

  async function hold(): Promise<boolean> {
    const current = await kube.find<Lease>(kinds.leases, target.name, target.namespace);
    const nowText = microTime(new Date());
    if (current === undefined) {
      await kube.create<Lease>(kinds.leases, {
        apiVersion: 'coordination.k8s.io/v1',
        kind: 'Lease',
        metadata: { ...target },
        spec: {
          holderIdentity: identity,
          leaseDurationSeconds: leaseSeconds,
          acquireTime: nowText,
          renewTime: nowText,
          leaseTransitions: 0,
        },
      });
      return true;
    }
    const { spec = {} } = current;
    const own = spec.holderIdentity === identity;
    if (!own && !isFree(current)) {
      return false;
    }
    await kube.replace<Lease>(kinds.leases, {
      ...current,
      spec: {
        ...spec,
        holderIdentity: identity,
        leaseDurationSeconds: leaseSeconds,
        renewTime: nowText,
        acquireTime: own ? (spec.acquireTime ?? nowText) : nowText,
        leaseTransitions: (spec.leaseTransitions ?? 0) + (own ? 0 : 1),
      },
    });
    return true;
  }

  function isFree({ metadata, spec = {} }: Lease): boolean {
    if (!spec.holderIdentity) {
      return true;
    }
    if (seen === undefined || seen.resourceVersion !== metadata.resourceVersion) {
      seen = { resourceVersion: metadata.resourceVersion, atMs: performance.now() };
      return false;
    }
    return performance.now() - seen.atMs > (spec.leaseDurationSeconds ?? leaseSeconds) * 1000;
  }

  async function release(): Promise<void> {
    const current = await kube.find<Lease>(kinds.leases, target.name, target.namespace);
    if (current?.spec?.holderIdentity === identity) {
      await kube.replace<Lease>(kinds.leases, {
        ...current,
        spec: { ...current.spec, holderIdentity: '' },
      });
    }
  }

  return { hold, release };
}

/** RFC 3339 with six digits of a second, as `MicroTime` wants it. */
function microTime(date: Date): string {
  return date.toISOString().replace('Z', '000Z');
}
