import type { ContainerEnvironment } from '#lib/domain/kubernetes/pod-environment.ts';

export interface SkippedVariables {
  message: string;
  /** In how many containers. */
  count: number;
}

/** What the kubelet says of keys in `envFrom` that are no names of variables; the same text of two containers is one event. */
export function skippedVariables(
  namespace: string,
  environment: readonly ContainerEnvironment[],
): SkippedVariables[] {
  const messages = environment.flatMap(({ skipped }) =>
    skipped.map(({ kind, name, names }) => {
      const source = kind === 'Secret' ? 'secret' : 'configMap';
      const keys = names.toSorted().join(', ');
      return `Keys [${keys}] from the EnvFrom ${source} ${namespace}/${name} were skipped since they are considered invalid environment variable names.`;
    }),
  );
  return [...Map.groupBy(messages, (message) => message)].map(([message, same]) => ({
    message,
    count: same.length,
  }));
}
