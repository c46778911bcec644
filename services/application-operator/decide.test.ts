import { describe, expect, it } from 'vitest';
import { type Application, applicationFinalizer } from '#lib/domain/application/application.ts';
import { applicationServices, type ServiceObject } from './application-services.ts';
import { type Decision, decide, type InstallationStatus, settled } from './decide.ts';

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

/** The Services as a former pass left them. */
function present(): ServiceObject[] {
  return applicationServices(shop(), namespace);
}

function ownersOf(uid: string) {
  const [service] = applicationServices(shop({ metadata: { name: 'shop', uid } }), namespace);
  return service?.metadata.ownerReferences;
}

function decideFor(application: Application, existingServices: ServiceObject[] = [], names: string[] = []) {
  return decide({ application, existingServices, names, namespace });
}

/** Names of the Services that the decision makes or repairs. */
function madeBy(decision: Decision): string[] {
  return decision.action === 'install' ? decision.services.map(({ metadata }) => metadata.name) : [];
}

describe('decide', () => {
  it('creates the Services with label, owner and health port', () => {
    const decision = decideFor(shop());
    expect(decision).toMatchObject({ action: 'install', status: deployed });
    expect(madeBy(decision)).toEqual(all);
    for (const service of decision.action === 'install' ? decision.services : []) {
      expect(service.metadata.labels?.application).toBe('shop');
      expect(service.metadata.ownerReferences?.[0]).toMatchObject({ kind: 'Application', uid: 'u1' });
      expect(service.spec.ports.map((port) => port.name)).toContain('http-api-port');
    }
  });

  it('makes only what is missing', () => {
    expect(madeBy(decideFor(shop(), present().slice(1)))).toEqual(['shop-application-gateway']);
    expect(madeBy(decideFor(shop(), present()))).toEqual([]);
  });

  it('repairs a Service that was changed, or that an earlier Application of the name left', () => {
    const [gateway, events, validator] = present();
    const services = [
      { ...gateway, spec: { ...gateway?.spec, selector: { app: 'elsewhere' } } },
      { ...events, metadata: { ...events?.metadata, ownerReferences: ownersOf('u0') } },
      validator,
    ] as ServiceObject[];
    expect(madeBy(decideFor(shop(), services))).toEqual(all.slice(0, 2));
  });

  it('skips the installation where told to, but not one that exists', () => {
    const application = shop({ spec: { skipInstallation: true } });
    const skipped = decideFor(application);
    expect(skipped).toMatchObject({ services: [], status: { status: 'INSTALLATION_SKIPPED' } });
    expect(decideFor(application, present())).toMatchObject({ status: deployed });
  });

  it('fails with a sentence for a name that cannot work', () => {
    expect(decideFor(shop({}, 'a.b'))).toMatchObject({ services: [], status: { status: 'failed' } });
  });

  it('warns of another Application whose events look the same', () => {
    const decision = decideFor(shop(), [], ['shop', 's-hop']);
    expect(decision).toMatchObject({
      status: { status: 'deployed', description: expect.stringContaining('s-hop') },
    });
  });

  it('releases what is being deleted', () => {
    const application = shop({ metadata: { name: 'shop', deletionTimestamp: '2026-03-01T12:00:00Z' } });
    expect(decideFor(application, present())).toEqual({ action: 'release' });
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
