import type { KubeObject } from '../kubernetes/kube-object.ts';

/** Lets events of an Application into a namespace; named after the service (connectivity contract 1.6). */
export interface EventActivation extends KubeObject {
  spec: {
    displayName: string;
    /** Name of the Application. */
    sourceId: string;
  };
}
