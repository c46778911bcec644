import { applicationHref, graphHref } from '#lib/client/links.ts';

/** Where a finding is looked at and mended. What is missing has a finding for each link that names it, after a `#`. */
export function findingHref({ id, application }: { id: string; application?: string | undefined }): string {
  return application === undefined ? graphHref(id.replace(/#.*$/, '')) : applicationHref(application);
}
