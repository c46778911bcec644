import { BlockList, isIP } from 'node:net';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from './client.ts';

interface Service extends KubeObject {
  spec?: { clusterIP?: string; clusterIPs?: string[] };
}

export interface ServiceAddressesOptions {
  kube: KubeClient;
  namespace: string;
  nowMs?(): number;
}

/** They seldom change, and there may be thousands of them. */
const keptMs = 30_000;

/**
 * The cluster addresses of all Services of a namespace, read anew when they are half a minute old.
 * @returns a function that throws what the client throws.
 */
export function createServiceAddresses(options: ServiceAddressesOptions): () => Promise<BlockList> {
  const { kube, namespace, nowMs = Date.now } = options;
  let known: Promise<BlockList> | undefined;
  let untilMs = 0;

  async function read(): Promise<BlockList> {
    const { items } = await kube.list<Service>(kinds.services, { namespace });
    const addresses = new BlockList();
    const all = items.flatMap(({ spec = {} }) => spec.clusterIPs ?? [spec.clusterIP ?? '']);
    for (const address of all.filter((text) => isIP(text) !== 0)) {
      addresses.addAddress(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
    }
    return addresses;
  }

  return () => {
    if (known === undefined || nowMs() >= untilMs) {
      const reading = read();
      known = reading;
      untilMs = nowMs() + keptMs;
      reading.catch(() => {
        if (known === reading) {
          known = undefined;
        }
      });
    }
    return known;
  };
}
