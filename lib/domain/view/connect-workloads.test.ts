import { expect, it } from 'vitest';
import { sampleLabels } from '../binding/sample-workload.ts';
import type { Deployment } from '../kubernetes/workload.ts';
import { connectWorkloads } from './connect-workloads.ts';

function deployment(name: string, labels: Record<string, string> = {}): Deployment {
  const metadata = { name, namespace: 'harbour', labels };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: {} } as Deployment;
}

const servicesOf = (name: string) => (name === 'web' ? ['Orders API'] : []);
const place = { application: 'shop', namespace: 'harbour', servicesOf };

it('tells the sample from the others, by name, with what each is bound to', () => {
  const deployments = [deployment('web'), deployment('api'), deployment('shop-sample', sampleLabels)];
  expect(connectWorkloads({ ...place, deployments })).toEqual({
    sample: { name: 'shop-sample', exists: true, services: [] },
    deployments: [
      { id: 'api', services: [] },
      { id: 'web', services: ['Orders API'] },
    ],
  });
});

it('never takes somebody’s own Deployment for the sample', () => {
  expect(connectWorkloads({ ...place, deployments: [deployment('shop-sample')] })).toEqual({
    sample: { name: 'shop-sample-2', exists: false, services: [] },
    deployments: [{ id: 'shop-sample', services: [] }],
  });
});
