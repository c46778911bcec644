import { sampleLabels } from '#lib/domain/binding/sample-workload.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Deployment } from '#lib/domain/kubernetes/workload.ts';

/** nginx with a curl beside it, so that the variable can be used from inside the container. */
const sampleImage = 'annajung/nginx-with-curl:0.0.1';

/** A small workload to bind a service to. */
export function sampleDeployment(namespace: string, name: string): Deployment {
  const labels = { app: name };
  return {
    apiVersion: apiVersionOf(kinds.deployments),
    kind: kinds.deployments.kind,
    metadata: { name, namespace, labels: { ...labels, ...sampleLabels } },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'nginx', image: sampleImage, ports: [{ containerPort: 80 }] }] },
      },
    },
  };
}
