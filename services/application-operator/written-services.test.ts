import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createObjectStore } from '#lib/k8s/object-store.ts';
import type { ServiceObject } from './application-services.ts';
import { createWrittenServices } from './written-services.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function service(name: string, resourceVersion = '1'): ServiceObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'integration', resourceVersion },
    spec: { selector: {}, ports: [] },
  };
}

const any = () => true;

it('counts what was written until the watch tells of it', () => {
  const store = createObjectStore<ServiceObject>();
  const written = createWrittenServices(store);
  written.add(service('a'));
  expect(written.with([], any)).toHaveLength(1);
  expect(written.with([service('a')], any)).toHaveLength(1);
  store.put(service('a'));
  expect(written.with([], any)).toEqual([]);
});

it('leaves out what belongs to others', () => {
  const written = createWrittenServices(createObjectStore<ServiceObject>());
  written.add(service('a'));
  expect(written.with([], ({ metadata }) => metadata.name !== 'a')).toEqual([]);
});

it('forgets what the watch does not tell of for long', () => {
  const written = createWrittenServices(createObjectStore<ServiceObject>());
  written.add(service('a'));
  vi.advanceTimersByTime(31_000);
  expect(written.with([], any)).toEqual([]);
});
