import { expect, it } from 'vitest';
import { workloadNamespaces } from './workload-namespaces.ts';

function namespace(name: string, phase: 'Active' | 'Terminating' = 'Active') {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name }, status: { phase } };
}

it('names what is people’s, and nothing that is going', () => {
  const all = [
    ...['shop', 'kube-system', 'kyma-integration', 'default', 'kubernetes'].map((name) => namespace(name)),
    namespace('going', 'Terminating'),
  ];
  expect(workloadNamespaces(all)).toEqual(['default', 'kubernetes', 'shop']);
});
