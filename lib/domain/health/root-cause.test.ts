import { describe, expect, test } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import type { Application } from '../application/application.ts';
import { buildBindingGraph, type GraphObjects } from '../binding/binding-graph.ts';
import { createChains, wordOfNodes } from '../binding/chain.ts';
import type { Condition } from '../kubernetes/kube-object.ts';
import type { Deployment, Pod } from '../kubernetes/workload.ts';
import { attentionOf } from '../view/attention.ts';
import { bindingRows } from '../view/binding-rows.ts';

const meta = (name: string, namespace = 'default') => ({ name, namespace });
const connector = 'applicationconnector.kyma-project.io/v1alpha1';
const catalog = 'servicecatalog.k8s.io/v1beta1';
const ready: Condition[] = [{ type: 'Ready', status: 'True' }];
const not = (reason: string, message = ''): Condition[] => [
  { type: 'Ready', status: 'False', reason, message },
];

function application(name: string): Application {
  const texts = { name: `${name}-orders`, displayName: `Orders of ${name}`, description: '' };
  const entries = [{ type: 'API' as const, gatewayUrl: 'http://gateway', accessLabel: name }];
  const labels = { 'connected-app': name };
  return {
    apiVersion: connector,
    kind: 'Application',
    metadata: { name },
    spec: { services: [{ id: `id-${name}`, ...texts, providerDisplayName: '', labels, entries }] },
    status: { installationStatus: { status: 'deployed', description: '' } },
  };
}

function mapping(name: string, namespace = 'default', services?: string[]) {
  const spec = services === undefined ? {} : { services: services.map((id) => ({ id })) };
  return { apiVersion: connector, kind: 'ApplicationMapping', metadata: meta(name, namespace), spec };
}

function serviceClass(name: string) {
  return {
    apiVersion: catalog,
    kind: 'ServiceClass',
    metadata: meta(`id-${name}`),
    spec: {
      externalName: `${name}-orders`,
      externalID: `id-${name}`,
      description: '',
      serviceBrokerName: 'application-broker',
      externalMetadata: { displayName: `Orders of ${name}`, labels: { 'connected-app': name } },
    },
  };
}

function instance(name: string, className: string, conditions = ready) {
  const spec = { serviceClassExternalName: className };
  return { apiVersion: catalog, kind: 'ServiceInstance', metadata: meta(name), spec, status: { conditions } };
}

function binding(name: string, conditions = ready) {
  const spec = { instanceRef: { name } };
  return { apiVersion: catalog, kind: 'ServiceBinding', metadata: meta(name), spec, status: { conditions } };
}

function usage(name: string, workload: string, conditions = ready) {
  return {
    apiVersion: 'servicecatalog.kyma-project.io/v1alpha1',
    kind: 'ServiceBindingUsage',
    metadata: meta(name),
    spec: { serviceBindingRef: { name }, usedBy: { kind: 'deployment', name: workload } },
    status: { conditions },
  };
}

const broker = {
  apiVersion: catalog,
  kind: 'ServiceBroker',
  metadata: meta('application-broker'),
  spec: { url: 'http://broker/default' },
  status: { conditions: ready },
};

/** Two Applications whose services are bound to Deployments that do not exist. */
function objects(change: Partial<GraphObjects> = {}): GraphObjects {
  return {
    applications: [application('shop'), application('crm')],
    applicationmappings: [mapping('shop'), mapping('crm')],
    servicebrokers: [broker],
    serviceclasses: [serviceClass('shop'), serviceClass('crm')],
    serviceinstances: [instance('shop', 'shop-orders'), instance('crm', 'crm-orders')],
    servicebindings: [binding('shop'), binding('crm')],
    servicebindingusages: [usage('shop', 'web'), usage('crm', 'web')],
    deployments: [],
    statefulsets: [],
    daemonsets: [],
    pods: [],
    secrets: new Map([
      ['default/shop', {}],
      ['default/crm', {}],
    ]),
    ...change,
  };
}

function seen(given: GraphObjects) {
  const graph = buildBindingGraph(given);
  const chains = createChains(graph);
  return {
    graph,
    chains,
    attention: renderAll('en', attentionOf({ nodes: graph.nodes, chains, connections: [] })),
    rows: bindingRows(graph, { ...given, secretKeysOf: () => undefined }),
    node: (id: string) => graph.nodes.find((node) => node.id === id),
  };
}

const unbind = (name: string) => ({
  action: 'unbind',
  target: { kind: 'servicebindingusages', namespace: 'default', name },
});

describe('what several chains name and is not there', () => {
  test.each(['shop', 'crm'])('is told of %s by its own usage, with its own repair', (name) => {
    const [workload] = seen(objects()).chains.of(name).workload;
    expect(renderAll('en', workload?.health.problem?.evidence)).toBe(
      `ServiceBindingUsage ${name} names Deployment web.`,
    );
    expect(workload?.health.problem?.remedy).toEqual(unbind(name));
  });

  test('is listed once for each chain, beside its own Application', () => {
    const { attention } = seen(objects());
    expect(
      attention.map(({ subject, applications, problem }) => [subject, applications, problem.remedy]),
    ).toEqual([
      ['Workload web', ['shop'], unbind('shop')],
      ['Workload web', ['crm'], unbind('crm')],
    ]);
  });

  test('is told of each row by its own usage', () => {
    const { rows } = seen(objects());
    expect(
      renderAll(
        'en',
        rows.map(({ id, cause }) => [id, cause]),
      ),
    ).toEqual([
      ['usage:default/shop', 'The workload does not exist.'],
      ['usage:default/crm', 'The workload does not exist.'],
    ]);
  });

  test('offers no repair for one of them where all are shown together', () => {
    const problem = seen(objects()).node('workload:default/deployment/web')?.health.problem;
    expect(renderAll('en', problem?.evidence)).toContain('ServiceBindingUsage shop names');
    expect(renderAll('en', problem?.evidence)).toContain('ServiceBindingUsage crm names');
    expect(problem?.remedy).toBeUndefined();
  });

  test.each([
    ['binding', { servicebindings: [] }],
    [
      'instance',
      {
        serviceinstances: [],
        servicebindings: [binding('shop'), { ...binding('shop'), metadata: meta('second') }],
      },
    ],
  ])('holds for a missing %s too', (kind, change) => {
    const usages = [usage('shop', 'web'), { ...usage('shop', 'web'), metadata: meta('second') }];
    const { attention } = seen(objects({ servicebindingusages: usages, ...change }));
    const missing = attention.filter(({ id }) => id.startsWith(`${kind}:default/shop`));
    expect(
      missing.map(({ problem }) => (problem.remedy as { target: { name: string } }).target.name),
    ).toEqual(['shop', 'second']);
  });
});

describe('a class that never existed', () => {
  const nobody = objects({
    serviceinstances: [
      instance('typo', 'oders', not('ReferencesNonexistentServiceClass', 'ServiceClass oders')),
    ],
    servicebindings: [binding('typo', not('ErrorInstanceNotReady', 'not ready'))],
    servicebindingusages: [usage('typo', 'web', not('ServiceBindingNotReadyError'))],
    deployments: [{ ...deployment('web') }],
  });

  test('is unknown, not forbidden, and told once', () => {
    const { attention } = seen(nobody);
    expect(
      renderAll(
        'en',
        attention.map(({ subject, word }) => [subject, word]),
      ),
    ).toEqual([['Catalog entry oders', 'Unknown']]);
    expect(renderAll('en', attention[0]?.problem.cause)).toBe(
      'No class named oders is in namespace default, and no application offers one.',
    );
  });

  test('is told in the same words of all that fails because of it, and on every page', () => {
    const { graph, rows, node, attention } = seen(nobody);
    const { cause, fix } = renderAll('en', attention)[0]?.problem ?? {};
    for (const id of ['instance:default/typo', 'binding:default/typo', 'usage:default/typo']) {
      expect(renderAll('en', node(id))).toMatchObject({
        because: 'class:default/oders',
        health: { problem: { cause, fix } },
      });
    }
    expect(renderAll('en', node('instance:default/typo')?.health.problem?.evidence)).toContain(
      'ReferencesNonexistentServiceClass',
    );
    expect(renderAll('en', rows).map(({ word, cause: shown }) => [word, shown])).toEqual([
      ['Catalog entry unknown', cause],
    ]);
    expect(
      renderAll('en', wordOfNodes(graph.nodes.filter(({ name }) => name === 'typo' || name === 'oders'))),
    ).toBe('Catalog entry unknown');
  });
});

test('a service that its namespace may not use is told once, and of its Application and its row alike', () => {
  const given = objects({
    applicationmappings: [mapping('crm')],
    serviceclasses: [serviceClass('crm')],
    serviceinstances: [instance('shop', 'shop-orders', not('ReferencesNonexistentServiceClass'))],
    servicebindings: [binding('shop', not('ErrorInstanceNotReady'))],
    servicebindingusages: [],
  });
  const { attention, rows, chains } = seen(given);
  expect(
    renderAll(
      'en',
      attention.map(({ subject, word }) => [subject, word]),
    ),
  ).toEqual([['Catalog entry Orders of shop', 'Not allowed']]);
  expect(renderAll('en', rows).map(({ word }) => word)).toEqual(['Catalog entry not allowed']);
  expect(renderAll('en', wordOfNodes(Object.values(chains.of('shop')).flat()))).toBe(
    'Catalog entry not allowed',
  );
});

describe('a failed binding', () => {
  const failed: Condition[] = [
    ...not('BindCallFailed', 'no'),
    { type: 'Failed', status: 'True', reason: 'ServiceBindingReturnedFailure', message: 'no' },
  ];
  const given = objects({
    servicebindings: [binding('shop', failed)],
    servicebindingusages: [usage('shop', 'web', not('ServiceBindingNotReadyError'))],
    deployments: [deployment('web')],
    secrets: new Map(),
  });

  test('has a Secret and variables only in the conditional', () => {
    const { node, rows } = seen(given);
    expect(renderAll('en', node('binding:default/shop')?.detail)).toBe('would be Secret shop');
    expect(rows.find(({ binding: found }) => found !== undefined)).toMatchObject({
      secretName: 'shop',
      variables: ['GATEWAY_URL'],
      hasSecret: false,
      isInjected: false,
    });
  });

  test('has a Secret where Secrets are withheld and it is Ready', () => {
    const { secrets: _withheld, ...unseen } = objects();
    expect(renderAll('en', seen(unseen).node('binding:default/shop')?.detail)).toBe('Secret shop');
    const { secrets: _also, ...unseenFailed } = given;
    expect(renderAll('en', seen(unseenFailed).node('binding:default/shop')?.detail)).toBe(
      'would be Secret shop',
    );
  });
});

describe('a mapping whose Application is gone', () => {
  const orphans = (...given: ReturnType<typeof mapping>[]) =>
    seen(
      objects({
        applicationmappings: [mapping('shop'), mapping('crm'), ...given],
        servicebindingusages: [],
      }),
    ).node('application:shopp')?.health.problem;

  test('is deleted, in all its namespaces', () => {
    expect(orphans(mapping('shopp', 'a'), mapping('shopp', 'b'))?.remedy).toEqual({
      action: 'delete-mappings',
      application: 'shopp',
      namespaces: ['a', 'b'],
    });
  });

  test('is a slip of the pen at second thought only, and that says what it would permit', () => {
    const problem = orphans(mapping('shopp', 'a'));
    expect(problem?.remedy?.action).toBe('delete-mappings');
    expect(renderAll('en', problem?.guess)).toEqual({
      remedy: { action: 'rename-mapping', namespace: 'a', from: 'shopp', to: 'shop' },
      permits:
        'Namespace a may then use all services of application shop, also those to come: Orders of shop.',
    });
  });

  test.each([
    ['what it allows is not of the other', mapping('shopp', 'a', ['of-another'])],
    ['the other is allowed there already', mapping('shopp', 'default')],
  ])('is no slip of the pen where %s', (_, given) => {
    expect(orphans(given)?.guess).toBeUndefined();
  });
});

describe('a pod of several Applications, whose variables one of them has changed', () => {
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...meta('web-1'),
      creationTimestamp: '2026-01-01T10:00:00Z',
      ownerReferences: [
        { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-5d4f7c9b8', uid: 'u', controller: true },
      ],
      labels: { 'pod-template-hash': '5d4f7c9b8' },
    },
    spec: {
      containers: [
        { name: 'web', envFrom: [{ secretRef: { name: 'shop' } }, { secretRef: { name: 'crm' } }] },
      ],
    },
    status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] },
  };
  const given = objects({
    deployments: [deployment('web')],
    pods: [pod],
    secrets: new Map([
      ['default/shop', { changedAt: '2026-01-01T09:00:00Z' }],
      ['default/crm', { changedAt: '2026-01-01T11:00:00Z' }],
    ]),
  });

  test('is told of with the Secret of that one, and works for the other', () => {
    const { chains } = seen(given);
    expect(renderAll('en', chains.of('crm').pod[0]?.health.problem?.evidence)).toContain(
      'Secret crm is younger',
    );
    expect(chains.of('crm').pod[0]?.health.problem?.remedy).toMatchObject({ action: 'restart', name: 'web' });
    expect(chains.of('shop').pod[0]?.health.status).toBe('ok');
  });

  test('is told of once, beside that Application', () => {
    const { attention } = seen(given);
    expect(
      renderAll(
        'en',
        attention.map(({ subject, applications }) => [subject, applications]),
      ),
    ).toEqual([['Pod web-1', ['crm']]]);
  });
});

test('a class that a deleted Application has left is not to be allowed again', () => {
  const left = objects({
    applications: [application('crm')],
    applicationmappings: [],
    serviceclasses: [{ ...serviceClass('shop'), status: { removedFromBrokerCatalog: true } }],
    serviceinstances: [instance('shop', 'shop-orders')],
    servicebindingusages: [],
  });
  expect(renderAll('en', seen(left).node('class:default/id-shop')?.health)).toMatchObject({
    word: 'Withdrawn',
    problem: {
      cause: 'Application shop, which offered this service, does not exist any more.',
      remedy: { action: 'unbind', target: { kind: 'serviceinstances', namespace: 'default', name: 'shop' } },
    },
  });
});

function deployment(name: string): Deployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { ...meta(name), generation: 1 },
    spec: { replicas: 1, selector: {}, template: { spec: { containers: [] } } },
    status: { observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: 1 },
  };
}
