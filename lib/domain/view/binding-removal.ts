import type { ServiceCalls } from '../application/seen-calls.ts';
import type { Chains } from '../binding/chain.ts';
import { idOfWorkload } from '../binding/id-of-workload.ts';
import type { UnbindTarget } from '../binding/unbind-target.ts';
import {
  type LostAccess,
  planUnbindings,
  type UnbindSituation,
  type UnbindStep,
} from '../binding/unbinding-plan.ts';
import { nounOfUsageKind } from '../kubernetes/bindable-kinds.ts';
import { kinds } from '../kubernetes/kinds.ts';
import type { Sentence } from '../texts/message.ts';
import type { BindingRow } from './binding-rows.ts';
import { targetOfBindingRow } from './binding-target.ts';
import { blastRadius } from './blast-radius.ts';
import { nodeOfUnbindTarget } from './node-actions.ts';

/** A workload that loses access. */
export interface RemovalLoss {
  /** Of the graph's node. */
  id: string;
  noun: string;
  name: string;
  namespace: string;
  variables: string[];
  podCount: number;
  services: string[];
  lastCallAt?: string;
}

export interface KeptObject {
  id: string;
  kind: string;
  name: string;
  namespace: string;
  why: Sentence;
}

/** What unbinding of some rows together comes to in one namespace. */
export interface BindingRemoval {
  /** What may be unbound at the same time, in each lot one after the other: two usages of a binding would leave it to each other. */
  lots: { id: string; targets: UnbindTarget[] }[];
  /** How many objects go, by their kind. */
  removed: Map<string, number>;
  kept: KeptObject[];
  losses: RemovalLoss[];
}

export interface RemovalInput {
  namespace: string;
  rows: readonly BindingRow[];
  situation: UnbindSituation;
  chains: Chains;
  /** By the id of the service. */
  calls: ReadonlyMap<string, ServiceCalls>;
}

export function bindingRemoval({ namespace, rows, situation, chains, calls }: RemovalInput): BindingRemoval {
  const targets = rows.map(targetOfBindingRow);
  const { steps, losses } = planUnbindings(targets, situation);
  const affected = new Map(
    blastRadius(chains, targets.map(nodeOfUnbindTarget), calls).map((one) => [one.id, one]),
  );
  const isDeleted = ({ action }: UnbindStep) => action === 'delete';
  const removed = Map.groupBy(steps.filter(isDeleted), ({ kind }) => kinds[kind].kind);
  const lots = Map.groupBy(rows, ({ instance, binding, name }) => instance ?? binding ?? name);
  return {
    lots: [...lots].map(([instance, ofLot]) => ({
      id: `${namespace}/${instance}`,
      targets: ofLot.map(targetOfBindingRow),
    })),
    removed: new Map([...removed].map(([kind, gone]) => [kind, gone.length])),
    kept: steps
      .filter((step) => !isDeleted(step))
      .map(({ kind, name, why }) => ({
        id: `${kind}/${namespace}/${name}`,
        kind: kinds[kind].kind,
        name,
        namespace,
        why,
      })),
    losses: losses.map((loss) => lossOf(loss, namespace, affected)),
  };
}

function lossOf(
  { usageKind, workload, variables, pods }: LostAccess,
  namespace: string,
  affected: ReadonlyMap<string, { services: string[]; lastCallAt?: string }>,
): RemovalLoss {
  const id = idOfWorkload({ usageKind, namespace, name: workload });
  const { services = [], lastCallAt } = affected.get(id) ?? {};
  return {
    id,
    noun: nounOfUsageKind(usageKind),
    name: workload,
    namespace,
    variables: [...new Set(variables.map(({ name }) => name))],
    podCount: pods.length,
    services,
    ...(lastCallAt === undefined ? {} : { lastCallAt }),
  };
}
