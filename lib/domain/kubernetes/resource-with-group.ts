import type { KindInfo } from './kinds.ts';

/** A resource as the API server names it in its sentences: `pods`, `deployments.apps`. */
export function resourceWithGroup({ plural, group }: Pick<KindInfo, 'plural' | 'group'>): string {
  return group === '' ? plural : `${plural}.${group}`;
}
