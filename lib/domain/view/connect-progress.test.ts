import { describe, expect, it } from 'vitest';
import { renderAll, renderMessage } from '#lib/texts/render-message.ts';
import type { Application, ApplicationService } from '../application/application.ts';
import { recordAnnotations } from '../application/certificate-record.ts';
import { type ConnectObjects, connectChain } from './connect-chain.ts';
import type { ConnectChain } from './connect-chain-view.ts';
import { connectFlowState } from './connect-flow-state.ts';
import { connectProgress, nextStep } from './connect-progress.ts';

const api: ApplicationService = {
  id: 'id-1',
  name: 'orders-api-12345',
  displayName: 'Orders API',
  description: '',
  providerDisplayName: '',
  entries: [{ type: 'API' }],
};
const events: ApplicationService = {
  ...api,
  id: 'id-2',
  name: 'events-1',
  displayName: 'E',
  entries: [{ type: 'Events' }],
};

function applicationWith(services: ApplicationService[], status = 'deployed', paired = true): Application {
  const record = { issuedAt: '2026-01-01T00:00:00Z', expiresAt: '2026-04-01T00:00:00Z', fingerprint: 'f' };
  return {
    apiVersion: 'v1alpha1',
    kind: 'Application',
    metadata: { name: 'shop', ...(paired ? { annotations: recordAnnotations(record) } : {}) },
    spec: { services },
    status: { installationStatus: { status, description: '' } },
  };
}

const nothing: ConnectObjects = {
  application: undefined,
  mappings: [],
  classes: [],
  instances: [],
  bindings: [],
  usages: [],
};

function meta(name: string, namespace = 'default') {
  return { apiVersion: 'v1', kind: 'Any', metadata: { name, namespace } };
}

const bound: ConnectObjects = {
  application: applicationWith([api, events]),
  mappings: [
    { ...meta('shop', 'empty'), spec: {} },
    { ...meta('shop'), spec: {} },
  ],
  classes: [{ ...meta('id-1'), spec: { externalName: api.name, externalID: 'id-1', description: '' } }],
  instances: [{ ...meta('i'), spec: { serviceClassExternalName: api.name } }],
  bindings: [{ ...meta('b'), spec: { instanceRef: { name: 'i' } } }],
  usages: [
    {
      ...meta('u'),
      spec: { serviceBindingRef: { name: 'b' }, usedBy: { kind: 'deployment', name: 'nginx' } },
      status: { conditions: [{ type: 'Ready', status: 'True' }] },
    },
  ],
};

function chainOf(objects: ConnectObjects, choice = {}): ConnectChain {
  return renderAll('en', connectChain(objects, choice));
}

function progressOf(objects: ConnectObjects, choice = {}) {
  const chain = chainOf(objects, choice);
  return connectProgress(chain, connectFlowState(chain, {}, new Date('2026-02-01T00:00:00Z')));
}

describe('the next step', () => {
  it.each([
    ['name', nothing],
    ['connect', { ...nothing, application: applicationWith([], 'deployed', false) }],
    ['register', { ...nothing, application: applicationWith([]) }],
    ['allow', { ...nothing, application: applicationWith([api]) }],
    ['bind', { ...nothing, application: applicationWith([api]), mappings: bound.mappings }],
    ['prove', bound],
  ])('is %s', (step, objects) => {
    expect(nextStep(progressOf(objects))).toBe(step);
  });

  it('is to choose a namespace again where the chosen one is gone, though another one has it all', () => {
    const progress = progressOf(bound, { goneNamespace: 'gone' });
    expect(renderAll('en', progress.allow)).toEqual({
      health: 'warn',
      state: 'gone is not there any more',
      ready: true,
    });
    expect(nextStep(progress)).toBe('allow');
  });

  it('does not wait for the operator', () => {
    const application = applicationWith([], '', false);
    expect(progressOf({ ...nothing, application }).name).toMatchObject({ health: 'busy' });
    expect(nextStep(progressOf({ ...nothing, application }))).toBe('connect');
  });

  it('is to connect again when the certificate has expired', () => {
    const chain = chainOf(bound);
    const state = connectFlowState(chain, {}, new Date('2026-05-01T00:00:00Z'));
    const progress = connectProgress(chain, state);
    expect(renderAll('en', progress.connect)).toMatchObject({
      health: 'bad',
      state: 'certificate expired on 2026-04-01',
    });
    expect(nextStep(progress)).toBe('connect');
  });

  it('leaves out pairing when services are there already', () => {
    const application = applicationWith([api], 'deployed', false);
    expect(progressOf({ ...nothing, application }).connect).toMatchObject({ health: 'off' });
    expect(nextStep(progressOf({ ...nothing, application }))).toBe('allow');
  });
});

describe('the chain', () => {
  it('prefers the namespace in which the service is used', () => {
    const chain = connectChain(bound, {});
    expect(chain).toMatchObject({
      namespace: 'default',
      allowed: true,
      inCatalog: true,
      service: { id: 'id-1' },
    });
    expect(chain.usage?.name).toBe('u');
  });

  it('follows the usage that was made last, among several', () => {
    const usages = [
      ...bound.usages,
      ...bound.usages.map((usage) => ({ ...usage, metadata: { ...usage.metadata, name: 'u2' } })),
    ];
    expect(connectChain({ ...bound, usages }, {}).usage?.name).toBe('u');
    expect(connectChain({ ...bound, usages }, { usage: 'u2' }).usage?.name).toBe('u2');
    expect(connectChain({ ...bound, usages }, { usage: 'gone' }).usage?.name).toBe('u');
  });

  it('follows what was chosen', () => {
    expect(connectChain(bound, { namespace: 'empty' }).usage).toBeUndefined();
    expect(connectChain(bound, { namespace: 'elsewhere' }).allowed).toBe(false);
    expect(connectChain(bound, { serviceId: 'id-2' })).toMatchObject({
      service: { id: 'id-2' },
      inCatalog: false,
    });
  });

  it('says what a service that only has events needs', () => {
    const progress = progressOf(bound, { serviceId: 'id-2' });
    expect(renderAll('en', progress.bind)).toMatchObject({ state: 'needs an API', ready: true });
    expect(nextStep(progress)).toBe('bind');
  });

  it('does not count what a mapping leaves out, or what is being deleted', () => {
    const mappings = [{ ...meta('shop'), spec: { services: [{ id: 'id-2' }] } }];
    expect(progressOf({ ...bound, mappings }).allow).toMatchObject({ health: 'todo' });
    const usages = bound.usages.map((usage) => ({
      ...usage,
      metadata: { ...usage.metadata, deletionTimestamp: '2026-01-01T00:00:00Z' },
    }));
    expect(connectChain({ ...bound, usages }, {}).usage).toBeUndefined();
  });
});

it('names the service that the steps go on with, also where there are several', () => {
  const stateWith = (serviceId: string) =>
    renderMessage('en', progressOf(bound, { serviceId }).register.state);
  expect(stateWith('id-1')).toBe('Orders API, one of 2 services');
  expect(stateWith('id-2')).toBe('E, one of 2 services');
});
