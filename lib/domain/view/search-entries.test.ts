import { describe, expect, it } from 'vitest';
import type { KubeObject } from '../kubernetes/kube-object.ts';
import { searchEntriesOf } from './search-entries.ts';

const shop = {
  apiVersion: 'v1alpha1',
  kind: 'Application',
  metadata: { name: 'webshop', labels: { team: 'Blue' } },
  spec: {
    description: 'The online shop',
    labels: { region: 'eu' },
    services: [
      {
        id: 's-1',
        name: 'orders-1a2b',
        displayName: 'Orders API',
        identifier: 'ext-7',
        labels: { tier: 'gold' },
        entries: [
          { type: 'API', targetUrl: 'https://api.shop.example:8443/v1', gatewayUrl: 'http://gw.local/s' },
          { type: 'Events' },
        ],
      },
      { id: 's-2', name: 'plain', displayName: '', entries: [{ type: 'API', targetUrl: 'no address' }] },
    ],
  },
} as unknown as KubeObject;

function object(kind: string, name: string, namespace?: string, rest: object = {}): KubeObject {
  return {
    apiVersion: 'v1',
    kind,
    metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
    ...rest,
  };
}

describe('an Application', () => {
  it('is found by name, description and labels', () => {
    const [application] = searchEntriesOf('applications', shop);
    expect(application).toMatchObject({
      group: 'applications',
      target: { page: 'application', name: 'webshop' },
    });
    expect(application?.text.split('\n')).toEqual(['webshop', 'the online shop', 'region=eu', 'team=blue']);
  });

  it('has its services found by names, ids, labels and the hosts of their targets, each on its own page', () => {
    const [, orders] = searchEntriesOf('applications', shop);
    expect(orders).toMatchObject({
      name: 'Orders API',
      detail: 'webshop',
      target: { page: 'service', application: 'webshop', id: 's-1' },
    });
    for (const text of [
      'orders api',
      'orders-1a2b',
      's-1',
      'ext-7',
      'api.shop.example:8443',
      'gw.local',
      'tier=gold',
    ]) {
      expect(orders?.text).toContain(text);
    }
  });

  it('has a service found whose address is none', () => {
    expect(searchEntriesOf('applications', shop)[2]).toMatchObject({
      name: 'plain',
      text: 'plain\ns-2\nwebshop',
    });
  });
});

describe('other objects', () => {
  it('are found in the group of their noun, on the page of the object', () => {
    const binding = object('ServiceBinding', 'b', 'sales');
    expect(searchEntriesOf('servicebindings', binding)).toMatchObject([
      {
        group: 'bindings',
        key: 'sales/b',
        target: { page: 'object', kind: 'servicebindings', namespace: 'sales', name: 'b' },
      },
    ]);
    expect(searchEntriesOf('statefulsets', object('StatefulSet', 'w', 'sales'))).toMatchObject([
      { group: 'workloads', detail: 'StatefulSet sales' },
    ]);
    expect(searchEntriesOf('namespaces', object('Namespace', 'sales'))).toMatchObject([
      { group: 'namespaces', target: { page: 'object', kind: 'namespaces', name: 'sales' } },
    ]);
  });

  it('of two kinds with one name are told apart', () => {
    const ids = (['deployments', 'daemonsets'] as const).flatMap((kind) =>
      searchEntriesOf(kind, object('x', 'w', 'sales')).map(({ id }) => id),
    );
    expect(new Set(ids).size).toBe(2);
  });

  it('a class of the catalog goes by the name it is shown with, and by the Application that it belongs to', () => {
    const spec = {
      externalName: 'orders-1a2b',
      externalID: 's-1',
      externalMetadata: { displayName: 'Orders API', labels: { 'connected-app': 'webshop' } },
    };
    const [entry] = searchEntriesOf('serviceclasses', object('ServiceClass', 's-1', 'sales', { spec }));
    expect(entry).toMatchObject({
      name: 'Orders API',
      target: { page: 'catalog', namespace: 'sales', name: 's-1' },
    });
    expect(entry?.text).toContain('webshop');
  });

  it('a certificate goes by its fingerprint and number', () => {
    const certificates = [{ fingerprint: 'aa11', serialNumber: '0f', subject: 'CN=webshop' }];
    const found = searchEntriesOf(
      'issuedcertificates',
      object('ConfigMap', 'c', 'k', { application: 'webshop', certificates }),
    );
    expect(found).toMatchObject([
      {
        group: 'certificates',
        name: 'webshop',
        text: 'webshop\naa11\n0f\ncn=webshop',
        target: { page: 'certificates' },
      },
    ]);
  });

  it('events, leases and requests for tokens are not searched', () => {
    expect(searchEntriesOf('events', object('Event', 'e', 'sales'))).toEqual([]);
    expect(searchEntriesOf('skippedvariables', object('Event', 'e', 'sales'))).toEqual([]);
    expect(searchEntriesOf('tokenrequests', object('TokenRequest', 'e', 'sales'))).toEqual([]);
  });
});
