import { expect, it } from 'vitest';
import type { ConsoleConfig } from '#lib/config/console.ts';
import type { ApplicationMapping } from '#lib/domain/application/application-mapping.ts';
import { MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { OperationContext } from '../context.ts';
import { allowServices } from './allow.ts';

/** A cluster with one mapping or none; `meanwhile` is what somebody else has stored before the first write comes. */
function clusterWith(stored?: string[] | null, meanwhile?: string[]) {
  const base = {
    apiVersion: 'v',
    kind: 'ApplicationMapping',
    metadata: { name: 'shop', namespace: 'default' },
  };
  const mapping = (services: string[] | null | undefined): ApplicationMapping | undefined =>
    services === undefined
      ? undefined
      : { ...base, spec: services === null ? {} : { services: services.map((id) => ({ id })) } };
  let current = mapping(stored);
  let late = mapping(meanwhile);
  const write = async (object: unknown) => {
    if (late !== undefined) {
      current = late;
      late = undefined;
      throw new MooringError(stored === undefined ? 'EXISTS' : 'CONFLICT', 'another was first');
    }
    current = object as ApplicationMapping;
    return object;
  };
  const kube = {
    get: async () => ({}),
    find: async () => current,
    create: async (_kind: unknown, object: unknown) => write(object),
    replace: async (_kind: unknown, object: unknown) => write(object),
  } as unknown as KubeClient;
  const context: OperationContext = { kube, config: {} as ConsoleConfig };
  return { context, spec: () => current?.spec };
}

const base = { application: 'shop', namespace: 'default' };
const ids = (...services: string[]) => ({ services: services.map((id) => ({ id })) });

it('leaves the list out where all services are allowed, also those to come', async () => {
  const { context, spec } = clusterWith();
  await allowServices(context, { ...base, services: null });
  expect(spec()).toEqual({});
});

it('lists the chosen services', async () => {
  const { context, spec } = clusterWith();
  await allowServices(context, { ...base, services: ['a', 'b'] });
  expect(spec()).toEqual(ids('a', 'b'));
});

it('replaces what was allowed before, and takes the list away for all', async () => {
  const { context, spec } = clusterWith(['b']);
  await allowServices(context, { ...base, services: ['a'] });
  expect(spec()).toEqual(ids('a'));
  await allowServices(context, { ...base, services: null });
  expect(spec()).toEqual({});
});

it('keeps what another has allowed since the choice was seen, and while it is written', async () => {
  const seen = { mode: 'some', services: ['a'] } as const;
  const { context, spec } = clusterWith(['a', 'other'], ['a', 'other', 'late']);
  await allowServices(context, { ...base, services: ['a', 'b'], base: { ...seen, services: ['a'] } });
  expect(spec()).toEqual(ids('a', 'other', 'late', 'b'));
});

it.each([
  ['withdrawn', clusterWith(undefined)],
  ['allowed altogether', clusterWith(null)],
])('changes nothing where all was %s meanwhile', async (_, { context, spec }) => {
  const before = spec();
  const seen = { mode: 'some' as const, services: ['a'] };
  const writing = allowServices(context, { ...base, services: ['a', 'b'], base: seen });
  await expect(writing).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(spec()).toEqual(before);
});

it('keeps what another has allowed first at the same moment', async () => {
  const { context, spec } = clusterWith(undefined, ['other']);
  await allowServices(context, { ...base, services: ['a'], base: { mode: 'none' } });
  expect(spec()).toEqual(ids('other', 'a'));
});
