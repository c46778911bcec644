import type { UnbindTarget } from '../binding/unbind-target.ts';

/** A repair that the console carries out by itself. */
export type Repair =
  /** Allows one service of an Application in a namespace, beside what is allowed there. */
  | { action: 'allow'; application: string; namespace: string; serviceId: string }
  /** Lets the service broker of a namespace fetch its catalog again. */
  | { action: 'relist'; namespace: string }
  /** Replaces the pods of a workload one by one. */
  | { action: 'restart'; namespace: string; kind: RestartableKind; name: string }
  /** Adds the label that a service needs to enter the catalog. */
  | { action: 'label-service'; application: string; serviceId: string }
  /** Deletes the ApplicationMappings of an Application that does not exist. */
  | { action: 'delete-mappings'; application: string; namespaces: string[] }
  /** Lets an ApplicationMapping name an Application that exists. */
  | { action: 'rename-mapping'; namespace: string; from: string; to: string }
  /** Deletes an instance or a binding with all that hangs on it, and creates the same again. */
  | { action: 'create-again'; target: UnbindTarget }
  /** Corrects `spec.usedBy.kind` of a ServiceBindingUsage. */
  | { action: 'correct-usage-kind'; namespace: string; name: string; kind: string }
  /** Moves all that hangs on a service in a namespace to the one that was registered in its place. */
  | { action: 'move-to-service'; application: string; namespace: string; from: string; to: string };

export const restartableKinds = ['deployments', 'statefulsets', 'daemonsets'] as const;
export type RestartableKind = (typeof restartableKinds)[number];

/** What a button beside a problem does: a repair, a dialog, or the way to where somebody has to decide. */
export type Remedy =
  | Repair
  | { action: 'unbind'; target: UnbindTarget }
  | { action: 'choose-service'; namespace: string }
  | { action: 'change-target'; application: string; serviceId: string }
  | { action: 'change-credentials'; application: string; serviceId: string };

const runs: Record<Remedy['action'], boolean> = {
  allow: true,
  relist: true,
  restart: true,
  'label-service': true,
  'delete-mappings': true,
  'rename-mapping': true,
  'create-again': true,
  'correct-usage-kind': true,
  'move-to-service': true,
  unbind: false,
  'choose-service': false,
  'change-target': false,
  'change-credentials': false,
};

/** Whether the console carries it out by itself. */
export function isRepair(remedy: Remedy): remedy is Repair {
  return runs[remedy.action];
}
