/** A workload that a service is bound to. */
export interface BoundWorkload {
  name: string;
  namespace: string;
}
