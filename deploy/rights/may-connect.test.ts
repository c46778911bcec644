import { beforeAll, expect, it } from 'vitest';
import { chartSets } from '#testing/chart-sets.ts';
import { renderChart } from '#testing/render-chart.ts';
import { mayConnect, type PodPlace } from './may-connect.ts';
import { type Manifest, readManifests } from './read-grants.ts';

let manifests: Manifest[];
let narrow: Manifest[];

beforeAll(() => {
  // what is there only while helm tests the release counts when it does
  manifests = readManifests(renderChart()).filter(isInstalled);
  narrow = readManifests(renderChart({ values: chartSets.ingress })).filter(isInstalled);
}, 300_000);

function isInstalled({ metadata }: Manifest): boolean {
  return !metadata.name.startsWith('mooring-test');
}

function ours(name: string): PodPlace {
  const labels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'mooring' };
  return { namespace: 'kyma-integration', labels };
}

const workload: PodPlace = { namespace: 'default', labels: { 'app.kubernetes.io/name': 'connector' } };
const neighbour: PodPlace = { namespace: 'kyma-integration', labels: { app: 'tools' } };
const names: PodPlace = { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } };

it.each([
  ['a workload calls its API', workload, 'application-gateway', 'proxy', true],
  ['a workload calls an API package', workload, 'application-gateway', 'packages', true],
  ['a workload does not ask what others call', workload, 'application-gateway', 'http-api-port', false],
  ['the console asks what was called', ours('console'), 'application-gateway', 'http-api-port', true],
  ['the console proves calls', ours('console'), 'application-gateway', 'proxy', true],
  [
    'a neighbour reaches nothing that it was not given a way to',
    neighbour,
    'application-gateway',
    'proxy',
    false,
  ],
  ['the registry does not call through the gateway', ours('registry'), 'application-gateway', 'proxy', false],
  ['nor by its packages', ours('registry'), 'application-gateway', 'packages', false],
  ['nor does the connector', ours('connector'), 'application-gateway', 'proxy', false],
  ['the registry makes no tokens', ours('registry'), 'connector', 'internal', false],
  ['the token handler does', ours('connector'), 'connector', 'internal', true],
  ['a workload makes no tokens', workload, 'connector', 'internal', false],
  ['the edge makes no tokens', ours('edge'), 'connector', 'internal', false],
  ['applications outside pair', workload, 'connector', 'external', true],
  ['the console makes tokens', ours('console'), 'connector', 'internal', true],
  ['the console registers', ours('console'), 'registry', 'registry', true],
  ['the gateway registers nothing', ours('application-gateway'), 'registry', 'registry', false],
  ['the edge hands pairing on', ours('edge'), 'connector', 'external', true],
  ['the edge hands events on', ours('edge'), 'event-service', 'events', true],
  ['a workload sends no events in the name of an application', workload, 'event-service', 'events', false],
  ['the connector calls no edge', ours('connector'), 'edge', 'https', false],
  ['the edge registers', ours('edge'), 'registry', 'registry', true],
  ['a workload does not register', workload, 'registry', 'registry', false],
  ['the registry does not register for itself', ours('registry'), 'registry', 'registry', false],
  ['a workload does not call the broker', workload, 'binding', 'broker', false],
  ['the catalog does', ours('binding'), 'binding', 'broker', true],
  ['applications outside come in', workload, 'edge', 'https', true],
] as const)('%s', (_what, from, to, port, expected) => {
  expect(mayConnect(manifests, from, { to: ours(to), port })).toBe(expected);
});

it.each(['application-gateway', 'binding', 'connector', 'console', 'edge', 'event-service', 'registry'])(
  'the kubelet and monitoring see whether %s is well',
  (name) => {
    expect(mayConnect(manifests, workload, { to: ours(name), port: 'health' })).toBe(true);
  },
);

it.each(['application-gateway', 'binding', 'connector', 'console', 'edge', 'event-service', 'registry'])(
  '%s asks for names',
  (name) => {
    expect(mayConnect(manifests, ours(name), { to: names, port: 53 })).toBe(true);
  },
);

it('the event service calls no workload', () => {
  expect(mayConnect(manifests, ours('event-service'), { to: workload, port: 80 })).toBe(false);
});

it('the event service reaches the server that keeps events, where there is one', () => {
  const all = [
    ...readManifests(renderChart({ values: chartSets['locked-down'] })).filter(isInstalled),
    { kind: 'Namespace', metadata: { name: 'nats', labels: { 'kubernetes.io/metadata.name': 'nats' } } },
  ];
  const server: PodPlace = { namespace: 'nats', labels: {} };
  expect(mayConnect(all, ours('event-service'), { to: server, port: 4222 })).toBe(true);
  expect(mayConnect(all, ours('event-service'), { to: server, port: 8222 })).toBe(false);
  expect(mayConnect(all, ours('edge'), { to: server, port: 4222 })).toBe(false);
  expect(mayConnect(manifests, ours('event-service'), { to: server, port: 4222 })).toBe(false);
});

it.each(['connector', 'edge'])('behind an ingress only its controller calls the %s', (name) => {
  const port = name === 'edge' ? 'https' : 'external';
  const controller: PodPlace = { namespace: 'ingress-nginx', labels: {} };
  const all = [
    ...narrow,
    {
      kind: 'Namespace',
      metadata: { name: 'ingress-nginx', labels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } },
    },
  ];
  expect(mayConnect(all, controller, { to: ours(name), port })).toBe(true);
  expect(mayConnect(all, workload, { to: ours(name), port })).toBe(false);
});
