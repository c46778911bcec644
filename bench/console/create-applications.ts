import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { inParallel } from '#testing/in-parallel.ts';

const writers = 16;

/** Name of the benchmark's Application of that number; in their order by name. */
export function applicationName(number: number): string {
  return `application-${String(number).padStart(5, '0')}`;
}

/** An Application with its services, as the registry writes it. */
export function application(number: number, services = 2): KubeObject & { spec: object } {
  const name = applicationName(number);
  return {
    apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
    kind: 'Application',
    metadata: { name, labels: { team: `team-${number % 7}` } },
    spec: {
      description: `System number ${number}`,
      services: Array.from({ length: services }, (_, service) => ({
        id: `${name}-${service}`,
        name: `service-${number}-${service}`,
        displayName: `Service ${service} of ${number}`,
        description: 'What it offers',
        providerDisplayName: 'Mooring',
        labels: { 'connected-app': name },
        entries: [
          {
            type: 'API',
            targetUrl: `https://host-${number}.example`,
            gatewayUrl: 'http://gateway.example',
            accessLabel: `${name}-${service}`,
            credentials: { secretName: '', type: '' },
          },
        ],
      })),
    },
  };
}

/** Creates Applications from one number up to another; takes so many milliseconds. */
export async function createApplications(kube: KubeClient, from: number, to: number): Promise<number> {
  const startedAtMs = performance.now();
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);
  await inParallel(numbers, writers, async (number) => {
    await kube.create(kinds.applications, application(number));
  });
  return performance.now() - startedAtMs;
}

/** Waits until so many Applications are deployed. */
export async function untilDeployed(kube: KubeClient, count: number): Promise<void> {
  for (;;) {
    const { items } = await kube.list<KubeObject & { status?: { installationStatus?: { status?: string } } }>(
      kinds.applications,
    );
    if (items.filter(({ status }) => status?.installationStatus?.status === 'DEPLOYED').length >= count) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
