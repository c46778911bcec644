import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { objectAt } from '#lib/domain/kubernetes/object-path.ts';
import type { Container } from '#lib/domain/kubernetes/workload.ts';

/** Something in a workload that takes variables: a container, or an object with an `env` list of its own. */
export interface Place {
  /** Name of the container; '' for an object that is none. */
  name: string;
  /** `envFrom`: takes a Secret as a whole. `env`: takes one entry for each key. */
  form: 'envFrom' | 'env';
  holder: Pick<Container, 'env' | 'envFrom'>;
}

const templateTail = ['metadata', 'labels'];

/**
 * Where the variables of pods go whose labels are at `labelsPath`. Beside `….metadata.labels` are the containers of a
 * pod template, in `….spec`. Beside any other `….labels` are containers, or the object is like a Function: one `env` list.
 * @returns undefined where the workload has no such place.
 */
export function placesOf(workload: KubeObject, labelsPath: string): Place[] | undefined {
  const path = labelsPath.split('.');
  const isTemplate = path.length > 2 && path.slice(-2).join('.') === templateTail.join('.');
  const holderPath = isTemplate ? [...path.slice(0, -2), 'spec'] : path.slice(0, -1);
  const holder = objectAt(workload, holderPath);
  if (holder === undefined || holderPath.length === 0 || holderPath[0] === 'metadata') {
    return undefined;
  }
  if (Array.isArray(holder.containers)) {
    return (holder.containers as Container[]).map((container) => ({
      name: container.name,
      form: 'envFrom',
      holder: container,
    }));
  }
  return isTemplate ? undefined : [{ name: '', form: 'env', holder: holder as Place['holder'] }];
}

/** Whether the variables of this workload are written one by one, so that the keys of the Secret must be known. */
export function needsKeys(workload: KubeObject, labelsPath: string): boolean {
  return placesOf(workload, labelsPath)?.some(({ form }) => form === 'env') ?? false;
}
