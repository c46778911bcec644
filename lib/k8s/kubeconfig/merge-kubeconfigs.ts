import type { Kubeconfig } from './kubeconfig-schema.ts';

/** Several files as one: whatever is named in two of them is what the first says, and so is the current context. */
export function mergeKubeconfigs(files: readonly Kubeconfig[]): Kubeconfig {
  return {
    'current-context': files.find((file) => file['current-context'] !== undefined)?.['current-context'],
    clusters: firstOfEach(files.flatMap(({ clusters }) => clusters)),
    contexts: firstOfEach(files.flatMap(({ contexts }) => contexts)),
    users: firstOfEach(files.flatMap(({ users }) => users)),
  };
}

function firstOfEach<T extends { name: string }>(entries: readonly T[]): T[] {
  const seen = new Set<string>();
  return entries.filter(({ name }) => !seen.has(name) && seen.add(name));
}
