import { expect, it } from 'vitest';
import type { ConsoleConfig } from '../../config/console.ts';
import { MooringError } from '../../errors.ts';
import type { KubeClient } from '../../k8s/client.ts';
import type { OperationContext } from '../context.ts';
import { allowServices } from './allow.ts';

interface Written {
  created: unknown[];
  patched: unknown[];
}

function contextWith(existing: boolean): { context: OperationContext; written: Written } {
  const written: Written = { created: [], patched: [] };
  const kube: Partial<KubeClient> = {
    get: async <T>() => ({}) as T,
    create: async (_kind, object) => {
      if (existing) {
        throw new MooringError('EXISTS', 'already exists');
      }
      written.created.push(object);
      return object;
    },
    patch: async <T>(...[, target, type, body]: unknown[]) => {
      written.patched.push({ target, type, body });
      return {} as T;
    },
  };
  return { context: { kube: kube as KubeClient, config: {} as ConsoleConfig }, written };
}

const base = { application: 'shop', namespace: 'default' };

it('leaves the list out where all services are allowed, also those to come', async () => {
  const { context, written } = contextWith(false);
  await allowServices(context, { ...base, services: null });
  expect(written.created).toMatchObject([
    { kind: 'ApplicationMapping', metadata: { name: 'shop', namespace: 'default' } },
  ]);
  expect(written.created[0]).toHaveProperty('spec', {});
});

it('lists the chosen services', async () => {
  const { context, written } = contextWith(false);
  await allowServices(context, { ...base, services: ['a', 'b'] });
  expect(written.created[0]).toHaveProperty('spec', { services: [{ id: 'a' }, { id: 'b' }] });
});

it('replaces what was allowed before, and takes the list away for all', async () => {
  const { context, written } = contextWith(true);
  await allowServices(context, { ...base, services: ['a'] });
  await allowServices(context, { ...base, services: null });
  const target = { name: 'shop', namespace: 'default' };
  expect(written.patched).toEqual([
    { target, type: 'merge', body: { spec: { services: [{ id: 'a' }] } } },
    { target, type: 'merge', body: { spec: { services: null } } },
  ]);
});
