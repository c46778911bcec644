import { describe, expect, it } from 'vitest';
import { type Application, applicationFinalizer } from '#lib/domain/application.ts';
import { decide, type InstallationStatus, settled } from './decide.ts';

const namespace = 'kyma-integration';
const all = ['shop-application-gateway', 'shop-event-service', 'shop-validator'];
const deployed: InstallationStatus = { status: 'deployed', description: 'Install complete' };

function shop(changes: Partial<Application> = {}, name = 'shop'): Application {
  return {
    apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
    kind: 'Application',
    metadata: { name, uid: 'u1' },
    ...changes,
  };
}

describe('decide', () => {
  it('creates the Services with label, owner and health port', () => {
    const decision = decide({ application: shop(), existingServices: [], namespace });
    expect(decision).toMatchObject({ action: 'install', status: deployed });
    const created = decision.action === 'install' ? decision.create : [];
    expect(created.map((service) => service.metadata.name)).toEqual(all);
    for (const service of created) {
      expect(service.metadata.labels?.application).toBe('shop');
      expect(service.metadata.ownerReferences?.[0]).toMatchObject({ kind: 'Application', uid: 'u1' });
      expect(service.spec.ports.map((port) => port.name)).toContain('http-api-port');
    }
  });

  it('creates only what is missing', () => {
    const decision = decide({ application: shop(), existingServices: all.slice(1), namespace });
    expect(decision).toMatchObject({ create: [{ metadata: { name: 'shop-application-gateway' } }] });
  });

  it('skips the installation where told to, but not one that exists', () => {
    const application = shop({ spec: { skipInstallation: true } });
    expect(decide({ application, existingServices: [], namespace })).toMatchObject({
      create: [],
      status: { status: 'INSTALLATION_SKIPPED' },
    });
    expect(decide({ application, existingServices: all, namespace })).toMatchObject({ status: deployed });
  });

  it('fails with a sentence for a name that cannot work', () => {
    const decision = decide({ application: shop({}, 'a.b'), existingServices: [], namespace });
    expect(decision).toMatchObject({ create: [], status: { status: 'failed' } });
  });

  it('releases what is being deleted', () => {
    const application = shop({ metadata: { name: 'shop', deletionTimestamp: '2026-03-01T12:00:00Z' } });
    expect(decide({ application, existingServices: all, namespace })).toEqual({ action: 'release' });
  });
});

describe('settled', () => {
  it('adds finalizer, access label, services and status, and keeps the rest', () => {
    const application = shop({ spec: { accessLabel: 'mine', custom: { a: 1 } } });
    expect(settled(application, deployed)).toMatchObject({
      metadata: { finalizers: [applicationFinalizer] },
      spec: { accessLabel: 'shop', services: [], custom: { a: 1 } },
      status: { installationStatus: deployed },
    });
  });

  it('changes nothing twice', () => {
    const once = settled(shop(), deployed);
    expect(once && settled(once, deployed)).toBeUndefined();
  });
});
