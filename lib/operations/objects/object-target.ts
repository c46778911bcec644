import { concealedKinds } from '#lib/domain/kubernetes/concealed-kinds.ts';
import { type KindInfo, type KindName, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';

export interface ObjectTarget {
  kind: string;
  name: string;
  /** `-` for objects of the cluster. */
  namespace: string;
}

/**
 * The kind and place of an object named in a URL.
 * @throws MooringError NOT_FOUND for an unknown kind, FORBIDDEN for one that may hold secrets.
 */
export function resolveTarget(target: ObjectTarget): {
  info: KindInfo;
  name: string;
  namespace: string | undefined;
} {
  const info: KindInfo | undefined = Object.hasOwn(kinds, target.kind)
    ? kinds[target.kind as KindName]
    : undefined;
  if (info === undefined) {
    throw new MooringError('NOT_FOUND', message('errors.unknownKind', { kind: target.kind }));
  }
  if (concealedKinds.has(target.kind)) {
    throw new MooringError('FORBIDDEN', message('errors.textNotShown', { kind: info.kind }), {
      hint: message('errors.textNotShownHint'),
    });
  }
  return { info, name: target.name, namespace: info.namespaced ? target.namespace : undefined };
}
