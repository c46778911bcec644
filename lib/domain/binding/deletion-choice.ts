import type { ObjectRef } from './binding-graph-node.ts';

/** What can be taken along when an Application is deleted, each by choice. */
export const deletionParts = ['bindings', 'samples', 'mappings'] as const;

export type DeletionPart = (typeof deletionParts)[number];

export interface DeletionObject extends ObjectRef {
  part: DeletionPart | 'application';
}

/** What of a plan is removed by this choice. A sample goes only with what is bound to it. */
export function chosenObjects<O extends DeletionObject>(
  plan: readonly O[],
  take: readonly DeletionPart[],
): O[] {
  return plan.filter(({ part }) =>
    part === 'samples'
      ? take.includes('samples') && take.includes('bindings')
      : part === 'application' || take.includes(part),
  );
}

/** The same for the same object, wherever it stands. */
export function keyOfRef({ kind, namespace = '', name }: ObjectRef): string {
  return `${kind}/${namespace}/${name}`;
}
