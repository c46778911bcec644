import type { Pod } from './workload-types.ts';

const first = 2;
const last = 65_534;

export interface PodAddresses {
  /** The pod's address: the one it has, or the lowest that no pod in `pods` has. Kept until `release`. */
  take(pod: Pod, pods: readonly Pod[]): string;
  release(uid: string): void;
}

/** Hands out addresses of 10.244.0.0/16 to simulated pods. */
export function createPodAddresses(): PodAddresses {
  const byUid = new Map<string, string>();

  return {
    take(pod, pods) {
      const uid = pod.metadata.uid ?? '';
      const known = pod.status?.podIP ?? byUid.get(uid);
      if (known !== undefined) {
        return known;
      }
      const used = new Set([...byUid.values(), ...pods.map(({ status }) => status?.podIP)]);
      let number = first;
      while (used.has(addressOf(number)) && number < last) {
        number++;
      }
      byUid.set(uid, addressOf(number));
      return addressOf(number);
    },
    release(uid) {
      byUid.delete(uid);
    },
  };
}

function addressOf(number: number): string {
  return `10.244.${number >> 8}.${number & 255}`;
}
