import { describe, expect, test } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import type { Application, ApplicationService } from '../application/application.ts';
import type { ServiceCalls } from '../application/seen-calls.ts';
import { buildBindingGraph, type GraphObjects } from '../binding/binding-graph.ts';
import { createChains } from '../binding/chain.ts';
import type { Condition } from '../kubernetes/kube-object.ts';

const id = '4b5cf1f2-2b4d-4f3f-9a53-0f6f5b0d4a55';
const ready: Condition = { type: 'Ready', status: 'True', reason: '', message: '' };
const meta = (name: string, namespace = 'default') => ({ name, namespace });
const connector = 'applicationconnector.kyma-project.io/v1alpha1';
const catalog = 'servicecatalog.k8s.io/v1beta1';

function service(change: Partial<ApplicationService> = {}): ApplicationService {
  return {
    id,
    name: 'orders-4b5cf',
    displayName: 'Orders API',
    description: 'Orders',
    providerDisplayName: 'ACME',
    labels: { 'connected-app': 'shop' },
    entries: [
      {
        type: 'API',
        targetUrl: 'https://shop.example/api',
        gatewayUrl: 'http://gateway',
        accessLabel: 'shop-4b5c',
      },
    ],
    ...change,
  };
}

function application(services: ApplicationService[] = [service()]): Application {
  return {
    apiVersion: connector,
    kind: 'Application',
    metadata: { name: 'shop' },
    spec: { services },
    status: { installationStatus: { status: 'deployed', description: '' } },
  };
}

/** A chain in which everything works; each case breaks one link of it. */
function works(): GraphObjects {
  return {
    applications: [application()],
    applicationmappings: [{ apiVersion: connector, kind: 'ApplicationMapping', metadata: meta('shop') }],
    servicebrokers: [
      {
        apiVersion: catalog,
        kind: 'ServiceBroker',
        metadata: meta('application-broker'),
        spec: { url: 'http://broker/default' },
        status: { conditions: [ready] },
      },
    ],
    serviceclasses: [
      {
        apiVersion: catalog,
        kind: 'ServiceClass',
        metadata: meta(id),
        spec: {
          externalName: 'orders-4b5cf',
          externalID: id,
          description: 'Orders',
          serviceBrokerName: 'application-broker',
          externalMetadata: {
            displayName: 'Orders API',
            providerDisplayName: 'ACME',
            labels: { 'connected-app': 'shop' },
          },
        },
      },
    ],
    serviceinstances: [
      {
        apiVersion: catalog,
        kind: 'ServiceInstance',
        metadata: meta('orders'),
        spec: { serviceClassExternalName: 'orders-4b5cf' },
        status: { conditions: [ready] },
      },
    ],
    servicebindings: [
      {
        apiVersion: catalog,
        kind: 'ServiceBinding',
        metadata: meta('orders-binding'),
        spec: { instanceRef: { name: 'orders' } },
        status: { conditions: [ready] },
      },
    ],
    servicebindingusages: [
      {
        apiVersion: 'servicecatalog.kyma-project.io/v1alpha1',
        kind: 'ServiceBindingUsage',
        metadata: meta('orders-usage'),
        spec: { serviceBindingRef: { name: 'orders-binding' }, usedBy: { kind: 'statefulset', name: 'web' } },
        status: { conditions: [ready] },
      },
    ],
    deployments: [],
    statefulsets: [
      {
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        metadata: { ...meta('web'), generation: 1 },
        spec: { replicas: 1, template: { spec: { containers: [{ name: 'web' }] } } },
        status: { observedGeneration: 1, readyReplicas: 1 },
      },
    ],
    daemonsets: [],
    pods: [
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          ...meta('web-0'),
          creationTimestamp: '2026-01-01T10:00:00Z',
          ownerReferences: [
            { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web', uid: 'u', controller: true },
          ],
        },
        spec: { containers: [{ name: 'web', envFrom: [{ secretRef: { name: 'orders-binding' } }] }] },
        status: { phase: 'Running' },
      },
    ],
    secrets: new Map([['default/orders-binding', { changedAt: '2026-01-01T09:59:00Z' }]]),
    calls: new Map([[id, calls({ lastStatus: 200 })]]),
  };
}

function calls(change: Partial<ServiceCalls>): ServiceCalls {
  return {
    application: 'shop',
    serviceId: id,
    calls: 1,
    lastCallAt: '2026-01-01T10:00:00Z',
    lastStatus: 502,
    lastFailure: null,
    ...change,
  };
}

/** Links that are not well, as `kind: word`, with what their buttons do. */
function findings(objects: GraphObjects) {
  return renderAll('en', buildBindingGraph(objects).nodes)
    .filter(({ health }) => health.status === 'bad' || health.status === 'warn')
    .map(({ kind, health }) => ({ link: `${kind}: ${health.word}`, remedy: health.problem?.remedy?.action }));
}

describe('the doctor', () => {
  test('finds nothing where everything works', () => {
    expect(findings(works())).toEqual([]);
  });

  test('allows a service that no mapping allows, where an instance waits for it', () => {
    expect(findings({ ...works(), applicationmappings: [], serviceclasses: [] })).toContainEqual({
      link: 'class: Not allowed',
      remedy: 'allow',
    });
  });

  test('fetches the catalog again where the class is not there yet', () => {
    expect(findings({ ...works(), serviceclasses: [] })).toContainEqual({
      link: 'class: Class missing',
      remedy: 'relist',
    });
  });

  test('names a broker that cannot be reached', () => {
    const [broker] = works().servicebrokers;
    const conditions: Condition[] = [{ type: 'Ready', status: 'False', reason: 'ErrorFetchingCatalog' }];
    const servicebrokers = broker === undefined ? [] : [{ ...broker, status: { conditions } }];
    expect(findings({ ...works(), serviceclasses: [], servicebrokers })).toContainEqual({
      link: 'class: Broker not ready',
      remedy: 'relist',
    });
  });

  test('tells a pod that is older than the values it runs with', () => {
    const secrets = new Map([['default/orders-binding', { changedAt: '2026-01-01T10:00:01Z' }]]);
    expect(findings({ ...works(), secrets })).toEqual([{ link: 'pod: Old variables', remedy: 'restart' }]);
  });

  test('tells a pod that the kubelet started without some variables, in its words', () => {
    const skipped = (name: string) => ({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: meta(`${name}.1`),
      involvedObject: { kind: 'Pod', ...meta(name) },
      reason: 'InvalidEnvironmentVariableNames',
      message: 'Keys [1ST] from the EnvFrom secret default/orders-binding were skipped',
    });
    const objects = { ...works(), skippedvariables: [skipped('web-0'), skipped('web-0'), skipped('other')] };
    expect(findings(objects)).toEqual([{ link: 'pod: Variables left out', remedy: undefined }]);
    const pod = buildBindingGraph(objects).nodes.find(({ kind }) => kind === 'pod');
    expect(pod?.health.problem?.evidence).toBe(skipped('web-0').message);
    expect(findings({ ...works(), skippedvariables: [skipped('other')] })).toEqual([]);
  });

  test('leaves a pod alone that does not use the changed Secret', () => {
    const secrets = new Map([
      ['default/orders-binding', {}],
      ['default/other', { changedAt: '2026-01-01T10:00:01Z' }],
    ]);
    expect(findings({ ...works(), secrets })).toEqual([]);
  });

  test.each(['Shop', 'shopp', 'warehouse'])(
    'deletes a mapping %s that is named like no Application',
    (name) => {
      const applicationmappings = [
        ...works().applicationmappings,
        { apiVersion: connector, kind: 'ApplicationMapping', metadata: meta(name) },
      ];
      expect(findings({ ...works(), applicationmappings })).toEqual([
        { link: 'application: Missing', remedy: 'delete-mappings' },
      ]);
    },
  );

  test('adds the label that the catalog wants', () => {
    const applications = [application([service({ labels: {} })])];
    expect(findings({ ...works(), applications })).toContainEqual({
      link: 'service: Rejected',
      remedy: 'label-service',
    });
  });

  test('does not pretend that a label helps where more is missing', () => {
    const applications = [application([service({ labels: {}, entries: [] })])];
    expect(findings({ ...works(), applications })).toContainEqual({
      link: 'service: Rejected',
      remedy: undefined,
    });
  });

  test('unbinds from a workload that is gone', () => {
    expect(findings({ ...works(), statefulsets: [] })).toContainEqual({
      link: 'workload: Missing',
      remedy: 'unbind',
    });
  });

  test.each(['unreachable', 'timeout', 'broken'] as const)('tells a target that is %s', (lastFailure) => {
    expect(findings({ ...works(), calls: new Map([[id, calls({ lastFailure })]]) })).toEqual([
      { link: 'service: Target unreachable', remedy: 'change-target' },
    ]);
  });

  test.each([{ lastStatus: 401 }, { lastStatus: 403 }, { lastFailure: 'credentials' as const }])(
    'tells credentials that are refused: %j',
    (change) => {
      expect(findings({ ...works(), calls: new Map([[id, calls(change)]]) })).toEqual([
        { link: 'service: Credentials refused', remedy: 'change-credentials' },
      ]);
    },
  );

  test.each([{ lastFailure: 'cancelled' as const }, { lastStatus: 500 }, { lastStatus: 404 }])(
    'blames nobody for %j',
    (change) => {
      expect(findings({ ...works(), calls: new Map([[id, calls(change)]]) })).toEqual([]);
    },
  );

  test('corrects the kind of a usage that is written as the workload is', () => {
    const [usage] = works().servicebindingusages;
    const conditions: Condition[] = [{ type: 'Ready', status: 'False', reason: 'EnsureLabelsAppliedError' }];
    const servicebindingusages =
      usage === undefined
        ? []
        : [
            {
              ...usage,
              spec: { ...usage.spec, usedBy: { kind: 'StatefulSet', name: 'web' } },
              status: { conditions },
            },
          ];
    expect(findings({ ...works(), servicebindingusages })).toContainEqual({
      link: 'usage: Failed',
      remedy: 'correct-usage-kind',
    });
  });

  describe('of a service that was registered again', () => {
    const successor = service({ id: 'new-id', name: 'orders-new' });

    /** The old service is gone from the Application, its class is marked; instance and binding stay Ready. */
    function again(services: ApplicationService[], allowed?: string[]): GraphObjects {
      const objects = works();
      const spec = allowed === undefined ? {} : { services: allowed.map((one) => ({ id: one })) };
      return {
        ...objects,
        applications: [application(services)],
        applicationmappings: objects.applicationmappings.map((mapping) => ({ ...mapping, spec })),
        serviceclasses: objects.serviceclasses.map((one) => ({
          ...one,
          status: { removedFromBrokerCatalog: true },
        })),
      };
    }

    const problemOf = (objects: GraphObjects) =>
      renderAll('en', buildBindingGraph(objects).nodes).find(
        (node) => node.kind === 'class' && node.serviceId === id,
      )?.health.problem;

    test.each([[undefined], [[id]], [['new-id']]])('names both ids and moves, allowed %j', (allowed) => {
      const problem = problemOf(again([successor], allowed));
      expect(problem?.cause).toContain('registered again under a new id');
      expect(problem?.evidence).toContain(id);
      expect(problem?.evidence).toContain('new-id');
      const move = { action: 'move-to-service', application: 'shop', namespace: 'default' };
      expect(problem?.remedy).toEqual({ ...move, from: id, to: 'new-id' });
    });

    test('does not move to what the namespace was never allowed', () => {
      expect(problemOf(again([successor], ['other']))?.remedy).toMatchObject({
        action: 'allow',
        serviceId: 'new-id',
      });
    });

    test('does not guess between two of the name', () => {
      const problem = problemOf(again([successor, { ...successor, id: 'newer-id' }]));
      expect(problem?.cause).toContain('nobody can tell');
      expect(problem?.remedy).toEqual({ action: 'choose-service', namespace: 'default' });
    });

    test.each([{ displayName: 'Orders API v2' }, { providerDisplayName: 'Someone else' }])(
      'takes %j for another service',
      (change) => {
        const problem = problemOf(again([{ ...successor, ...change }]));
        expect(problem?.cause).toContain('removed from the Application');
        expect(problem?.remedy).toBeUndefined();
      },
    );

    test('keeps what is bound in the chain of its Application', () => {
      const graph = buildBindingGraph(again([successor]));
      expect(createChains(graph).of('shop').instance).toHaveLength(1);
    });
  });
});
