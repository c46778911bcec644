import type { Viewer } from '#lib/domain/access/viewer.ts';
import { joinedKinds } from '#lib/domain/binding/joined-objects.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { resourceWithGroup } from '#lib/domain/kubernetes/resource-with-group.ts';
import { enumerate } from '#lib/domain/texts/enumerate.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';

/** Kinds of the chain that somebody may not list in all namespaces. What is said of one link names others, and tells of them. */
function hiddenKinds(viewer: Viewer) {
  return joinedKinds.filter((kind) => !viewer.mayList(kind));
}

/** Whether somebody may be told what is said of whole chains. */
export function seesChains(viewer: Viewer): boolean {
  return hiddenKinds(viewer).length === 0;
}

/** @throws MooringError FORBIDDEN that says which rights are missing. */
export function checkSeesChains(viewer: Viewer): void {
  const hidden = hiddenKinds(viewer);
  if (hidden.length > 0) {
    const resources = hidden.map((kind) => resourceWithGroup(kinds[kind]));
    throw new MooringError(
      'FORBIDDEN',
      message('errors.mayNotSeeChains', { resources: enumerate(resources) }),
      { hint: message('errors.mayNotDoHint') },
    );
  }
}
