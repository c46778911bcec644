import { apiVersionOf, type KindInfo, type KindName, kinds } from '#lib/domain/kubernetes/kinds.ts';

const withoutSpec: ReadonlySet<KindName> = new Set(['namespaces', 'serviceaccounts']);

/** The text that a new object of a kind begins with. @param namespace '' where nobody has chosen one */
export function newObjectText(kind: KindName, namespace: string): string {
  const info: KindInfo = kinds[kind];
  const lines = [
    `apiVersion: ${apiVersionOf(info)}`,
    `kind: ${info.kind}`,
    'metadata:',
    '  name: new-name',
    ...(info.namespaced ? [`  namespace: ${namespace === '' ? 'default' : namespace}`] : []),
    ...(withoutSpec.has(kind) ? [] : ['spec: {}']),
  ];
  return `${lines.join('\n')}\n`;
}
