import type { Viewer } from '#lib/domain/access/viewer.ts';
import type { CatalogPlace } from '#lib/domain/view/catalog-rows.ts';
import { graphNeeds } from '../model/live-model.ts';

/** What the catalog is made of. */
export const catalogNeeds = [...graphNeeds, 'serviceplans'] as const;

/** Which namespaces' catalogs a person may see. */
export function isCatalogPlaceVisible(viewer: Viewer): (place: CatalogPlace) => boolean {
  return ({ namespace }) => viewer.mayList('serviceclasses', namespace);
}
