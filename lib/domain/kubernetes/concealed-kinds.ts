import type { KindName } from './kinds.ts';

/** Kinds whose text would show what must stay on the server. */
export const concealedKinds: ReadonlySet<string> = new Set<KindName>([
  'secrets',
  'tokenrequests',
  'configmaps',
]);
