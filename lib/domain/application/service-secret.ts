import type { KubeObject } from '../kubernetes/kube-object.ts';

/** The service of an Application that a Secret is to serve; without `serviceId` all of them. */
export interface SecretUser {
  application: string;
  serviceId?: string;
}

/**
 * Why a Secret that an Application names does not count for it: whoever may write an Application could otherwise have
 * anybody's credentials sent to an address of his own. It counts with the labels `app` and `serviceId` that the registry
 * gives it, as the reference's did (connectivity contract 3.7).
 * @returns a sentence that names the Secret and the labels that it lacks; undefined where it counts.
 */
export function secretProblem(
  { metadata: { name, labels = {} } }: KubeObject,
  { application, serviceId }: SecretUser,
): string | undefined {
  const wanted = { app: application, ...(serviceId === undefined ? {} : { serviceId }) };
  const missing = Object.entries(wanted).filter(([label, value]) => labels[label] !== value);
  return missing.length === 0
    ? undefined
    : `secret ${name} does not count for this service: it lacks the label ${missing.map((pair) => pair.join('=')).join(' and the label ')}`;
}
