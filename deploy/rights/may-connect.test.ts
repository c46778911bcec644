import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { mayConnect, type PodPlace } from './may-connect.ts';
import { readManifests } from './read-grants.ts';

const manifests = readManifests(resolve(import.meta.dirname, '..', 'cluster'));

function ours(name: string): PodPlace {
  const labels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'mooring' };
  return { namespace: 'kyma-integration', labels };
}

const workload: PodPlace = { namespace: 'default', labels: { 'app.kubernetes.io/name': 'connector' } };
const neighbour: PodPlace = { namespace: 'kyma-integration', labels: { app: 'console' } };

it.each([
  ['a workload calls its API', workload, 'application-gateway', 'proxy', true],
  ['a workload calls an API package', workload, 'application-gateway', 'packages', true],
  ['a workload does not ask what others call', workload, 'application-gateway', 'http-api-port', false],
  ['a neighbour asks what was called', neighbour, 'application-gateway', 'http-api-port', true],
  ['the registry does not call through the gateway', ours('registry'), 'application-gateway', 'proxy', false],
  ['nor by its packages', ours('registry'), 'application-gateway', 'packages', false],
  ['nor does the connector', ours('connector'), 'application-gateway', 'proxy', false],
  ['the registry makes no tokens', ours('registry'), 'connector', 'internal', false],
  ['the token handler does', ours('connector'), 'connector', 'internal', true],
  ['a workload makes no tokens', workload, 'connector', 'internal', false],
  ['the edge makes no tokens', ours('edge'), 'connector', 'internal', false],
  ['applications outside pair', workload, 'connector', 'external', true],
  ['the edge registers', ours('edge'), 'registry', 'registry', true],
  ['a workload does not register', workload, 'registry', 'registry', false],
  ['the registry does not register for itself', ours('registry'), 'registry', 'registry', false],
  ['a workload does not call the broker', workload, 'binding', 'broker', false],
  ['the catalog does', ours('binding'), 'binding', 'broker', true],
  ['applications outside come in', workload, 'edge', 'https', true],
] as const)('%s', (_what, from, to, port, expected) => {
  expect(mayConnect(manifests, from, { to: ours(to), port })).toBe(expected);
});

it.each(['application-gateway', 'binding', 'connector', 'event-service', 'registry'])(
  'the kubelet and monitoring see whether %s is well',
  (name) => {
    expect(mayConnect(manifests, workload, { to: ours(name), port: 'health' })).toBe(true);
  },
);
