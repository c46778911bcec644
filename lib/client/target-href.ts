import type { PageTarget } from '#lib/domain/view/page-target.ts';
import { applicationHref, catalogEntryHref, certificatesHref, objectHref, serviceHref } from './links.ts';

/** The address of a page that a view names. */
export function targetHref(target: PageTarget): string {
  switch (target.page) {
    case 'application':
      return applicationHref(target.name);
    case 'certificates':
      return certificatesHref(target.application);
    case 'service':
      return serviceHref(target.application, target.id);
    case 'catalog':
      return catalogEntryHref(target.namespace, target.name);
    case 'object':
      return objectHref(target);
  }
}
