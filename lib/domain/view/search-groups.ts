/** The nouns that a search finds, in the order in which they are shown. */
export const searchGroups = [
  'applications',
  'services',
  'operations',
  'catalog',
  'instances',
  'bindings',
  'usages',
  'workloads',
  'pods',
  'namespaces',
  'allowances',
  'certificates',
  'tokens',
  'others',
] as const;

export type SearchGroup = (typeof searchGroups)[number];
