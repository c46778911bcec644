export const shell = {
  overview: 'Overview',
  connect: 'Connect',
  applications: 'Applications',
  namespaces: 'Namespaces',
  catalog: 'Catalog',
  bindings: 'Bindings',
  graph: 'Graph',
  expiry: 'Expiry',
} as const;
