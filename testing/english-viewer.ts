import { fullViewer } from '#lib/domain/access/viewer.ts';

/** Who reads English, and may see everything. */
export const englishViewer = fullViewer('en');
