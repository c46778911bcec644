import type { KubeObject } from './kube-object.ts';

export interface Namespace extends KubeObject {
  status?: { phase?: 'Active' | 'Terminating' };
}

/** A Secret or ConfigMap as the console's pages see it: the names of its keys, never their values. */
export interface KeyedObject extends KubeObject {
  type?: string;
  keys: string[];
  /** ISO time of the last change of a value, where the server tells. */
  changedAt?: string;
}

export interface EventObject extends KubeObject {
  involvedObject: { apiVersion?: string; kind?: string; name?: string; namespace?: string };
  type?: 'Normal' | 'Warning';
  reason?: string;
  message?: string;
  count?: number;
  firstTimestamp?: string | null;
  lastTimestamp?: string | null;
  eventTime?: string | null;
  source?: { component?: string };
  reportingComponent?: string;
}

/** When the event was last seen. */
export function timeOfEvent(event: EventObject): string | undefined {
  return event.lastTimestamp ?? event.eventTime ?? event.firstTimestamp ?? event.metadata.creationTimestamp;
}
