import { describe, expect, test } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import type { Application } from '../application/application.ts';
import type { Condition } from '../kubernetes/kube-object.ts';
import type { Deployment, Pod } from '../kubernetes/workload.ts';
import { chainOf, filterGraph } from '../view/binding-graph-filter.ts';
import { buildBindingGraph, type GraphObjects } from './binding-graph.ts';

const ready: Condition = { type: 'Ready', status: 'True', reason: '', message: '' };
const serviceId = '4b5cf1f2-2b4d-4f3f-9a53-0f6f5b0d4a55';

function application(name = 'shop', id = serviceId): Application {
  return {
    apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
    kind: 'Application',
    metadata: { name },
    spec: {
      services: [
        {
          id,
          name: `orders-${id.slice(0, 5)}`,
          displayName: 'Orders API',
          description: 'Orders',
          providerDisplayName: 'ACME',
          labels: { 'connected-app': name },
          entries: [{ type: 'API', gatewayUrl: 'http://gateway', accessLabel: 'shop-orders' }],
        },
      ],
    },
    status: { installationStatus: { status: 'deployed', description: '' } },
  };
}

function deployment(name = 'nginx', namespace = 'default'): Deployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, generation: 1 },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: name } },
      template: { spec: { containers: [{ name: 'web' }] } },
    },
    status: { observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: 1 },
  };
}

function pod(name = 'nginx-5f6-abcde', owner = 'nginx-5f6', hash = '5f6'): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'default',
      labels: { 'pod-template-hash': hash },
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: owner, uid: 'u' }],
    },
    spec: { containers: [{ name: 'web' }] },
    status: { phase: 'Running' },
  };
}

const catalog = 'servicecatalog.k8s.io/v1beta1';

/** Everything from the Application to a running pod. */
function wholeChain(): GraphObjects {
  return {
    applications: [application()],
    applicationmappings: [
      {
        apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
        kind: 'ApplicationMapping',
        metadata: { name: 'shop', namespace: 'default' },
      },
    ],
    servicebrokers: [
      {
        apiVersion: catalog,
        kind: 'ServiceBroker',
        metadata: { name: 'application-broker', namespace: 'default' },
        spec: { url: 'http://broker/default' },
        status: { conditions: [ready] },
      },
    ],
    serviceclasses: [
      {
        apiVersion: catalog,
        kind: 'ServiceClass',
        metadata: { name: serviceId, namespace: 'default' },
        spec: {
          externalName: 'orders-4b5cf',
          externalID: serviceId,
          description: 'Orders',
          serviceBrokerName: 'application-broker',
          externalMetadata: { displayName: 'Orders API' },
        },
      },
    ],
    serviceinstances: [
      {
        apiVersion: catalog,
        kind: 'ServiceInstance',
        metadata: { name: 'orders', namespace: 'default' },
        spec: { serviceClassExternalName: 'orders-4b5cf', serviceClassRef: { name: serviceId } },
        status: { conditions: [ready] },
      },
    ],
    servicebindings: [
      {
        apiVersion: catalog,
        kind: 'ServiceBinding',
        metadata: { name: 'nginx-binding', namespace: 'default' },
        spec: { instanceRef: { name: 'orders' } },
        status: { conditions: [ready] },
      },
    ],
    servicebindingusages: [
      {
        apiVersion: 'servicecatalog.kyma-project.io/v1alpha1',
        kind: 'ServiceBindingUsage',
        metadata: { name: 'nginx-usage', namespace: 'default' },
        spec: { serviceBindingRef: { name: 'nginx-binding' }, usedBy: { kind: 'deployment', name: 'nginx' } },
        status: { conditions: [ready] },
      },
    ],
    deployments: [deployment(), deployment('unrelated')],
    pods: [pod(), pod('unrelated-1-a', 'unrelated-1', '1')],
    statefulsets: [],
    daemonsets: [],
    secrets: new Map([['default/nginx-binding', {}]]),
  };
}

function statusOf(objects: GraphObjects, id: string) {
  return buildBindingGraph(objects).nodes.find((node) => node.id === id)?.health;
}

const classId = `class:default/${serviceId}`;

describe('buildBindingGraph', () => {
  test('draws the chain from the Application to the pod, and nothing that is not in it', () => {
    const graph = buildBindingGraph(wholeChain());
    expect(graph.nodes.map((node) => node.kind)).toEqual([
      'application',
      'service',
      'class',
      'instance',
      'binding',
      'usage',
      'workload',
      'pod',
    ]);
    expect(graph.edges.map((edge) => edge.id)).toEqual([
      `application:shop>service:shop/${serviceId}`,
      `service:shop/${serviceId}>${classId}`,
      `${classId}>instance:default/orders`,
      'instance:default/orders>binding:default/nginx-binding',
      'binding:default/nginx-binding>usage:default/nginx-usage',
      'usage:default/nginx-usage>workload:default/deployment/nginx',
      'workload:default/deployment/nginx>pod:default/nginx-5f6-abcde',
    ]);
    expect(graph.nodes.every((node) => node.health.status === 'ok')).toBe(true);
  });

  test('shows a class that is promised under the id it will have', () => {
    const objects = { ...wholeChain(), serviceclasses: [], serviceinstances: [], servicebindings: [] };
    const node = buildBindingGraph(objects).nodes.find((candidate) => candidate.id === classId);
    expect(node?.ref).toBeUndefined();
    expect(node?.health.status).toBe('busy');
    expect(renderAll('en', node?.health.word)).toBe('Not published');
  });

  test('calls a promised class missing once an instance needs it and the broker is ready', () => {
    const objects = { ...wholeChain(), serviceclasses: [] };
    const [instance] = objects.serviceinstances;
    if (instance !== undefined) {
      instance.spec = { serviceClassExternalName: 'orders-4b5cf' };
    }
    expect(renderAll('en', statusOf(objects, classId))).toMatchObject({
      status: 'bad',
      word: 'Class missing',
    });
  });

  test('blames the broker when it cannot fetch the catalog', () => {
    const objects = { ...wholeChain(), serviceclasses: [] };
    const [broker] = objects.servicebrokers;
    if (broker !== undefined) {
      broker.status = {
        conditions: [{ type: 'Ready', status: 'False', reason: 'ErrorFetchingCatalog', message: 'no route' }],
      };
    }
    const health = statusOf(objects, classId);
    expect(renderAll('en', health)).toMatchObject({ status: 'bad', word: 'Broker not ready' });
    expect(renderAll('en', health?.problem?.evidence)).toContain('ErrorFetchingCatalog: no route');
  });

  test('says that the mapping is missing where an instance wants a service its namespace may not use', () => {
    const objects = { ...wholeChain(), applicationmappings: [], serviceclasses: [], servicebrokers: [] };
    const health = statusOf(objects, classId);
    expect(renderAll('en', health)).toMatchObject({ status: 'bad', word: 'Not allowed' });
    expect(renderAll('en', health?.problem?.evidence)).toContain('No ApplicationMapping in default');
  });

  test('keeps an instance of an unknown class in the picture', () => {
    const objects = { ...wholeChain(), applications: [], applicationmappings: [], serviceclasses: [] };
    const graph = buildBindingGraph(objects);
    expect(graph.edges.some((edge) => edge.target === 'instance:default/orders')).toBe(true);
    expect(statusOf(objects, `class:default/${serviceId}`)?.status).toBe('bad');
  });

  test('reports an incomplete service, which the catalog would drop without a word', () => {
    const objects = wholeChain();
    const service = objects.applications[0]?.spec?.services?.[0];
    if (service !== undefined) {
      service.labels = {};
    }
    const health = statusOf(objects, `service:shop/${serviceId}`);
    expect(renderAll('en', health)).toMatchObject({ status: 'bad', word: 'Rejected' });
    expect(renderAll('en', health?.problem?.evidence)).toContain('connected-app');
  });

  test('shows what is referred to and does not exist', () => {
    const objects = { ...wholeChain(), serviceinstances: [], deployments: [] };
    expect(renderAll('en', statusOf(objects, 'instance:default/orders'))).toMatchObject({
      status: 'bad',
      word: 'Missing',
    });
    expect(renderAll('en', statusOf(objects, 'workload:default/deployment/nginx')?.word)).toBe('Missing');
    const orphan = { ...wholeChain(), servicebindings: [] };
    expect(renderAll('en', statusOf(orphan, 'binding:default/nginx-binding')?.word)).toBe('Missing');
  });

  test('misses the Secret of a ready binding, unless Secrets cannot be seen', () => {
    const id = 'binding:default/nginx-binding';
    expect(renderAll('en', statusOf({ ...wholeChain(), secrets: new Map() }, id)?.word)).toBe(
      'Secret missing',
    );
    const { secrets: _hidden, ...unseen } = wholeChain();
    expect(statusOf(unseen, id)?.status).toBe('ok');
  });

  test('stays quick with a thousand chains', () => {
    const one = wholeChain();
    const many = wholeChain();
    many.deployments = Array.from({ length: 1000 }, (_, i) => deployment(`w${i}`));
    many.servicebindingusages = many.deployments.flatMap((target) =>
      one.servicebindingusages.map((usage) => ({
        ...usage,
        metadata: { ...usage.metadata, name: `u-${target.metadata.name}` },
        spec: { ...usage.spec, usedBy: { kind: 'deployment', name: target.metadata.name } },
      })),
    );
    expect(buildBindingGraph(many).nodes.length).toBe(2005);
  });
});

describe('filterGraph', () => {
  function two(): GraphObjects {
    const objects = wholeChain();
    objects.applications.push(application('erp', 'aaaaaaaa-0000'));
    return objects;
  }

  test('keeps one Application with everything after it', () => {
    const graph = filterGraph(buildBindingGraph(two()), { application: 'erp' });
    expect(graph.nodes.map((node) => node.id)).toEqual(['application:erp', 'service:erp/aaaaaaaa-0000']);
  });

  test('keeps one namespace with what leads there', () => {
    const graph = filterGraph(buildBindingGraph(two()), { namespace: 'default' });
    expect(graph.nodes).toHaveLength(8);
    expect(graph.nodes.map((node) => node.name)).not.toContain('erp');
    expect(filterGraph(buildBindingGraph(two()), { namespace: 'other' }).nodes).toEqual([]);
  });

  test('keeps problems with the chain around them', () => {
    const objects = two();
    objects.deployments = [];
    const graph = filterGraph(buildBindingGraph(objects), { problemsOnly: true });
    expect(graph.nodes.map((node) => node.kind)).toContain('application');
    expect(graph.nodes.map((node) => node.name)).not.toContain('erp');
  });

  test('finds the chain through a node', () => {
    const chain = chainOf(buildBindingGraph(two()), 'usage:default/nginx-usage');
    expect(chain.size).toBe(8);
    expect(chain.has('application:erp')).toBe(false);
  });
});
