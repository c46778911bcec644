import { afterEach, expect, it } from 'vitest';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { playModel } from '#testing/play-model.ts';

const dayMs = 86_400_000;

function inDays(days: number): string {
  return new Date(Date.now() + days * dayMs).toISOString();
}

function application(name: string, targetUrl: string): KubeObject {
  const service = { id: name, name, displayName: name, description: '', providerDisplayName: '' };
  return {
    ...{ apiVersion: 'v1', kind: 'Application', metadata: { name, uid: `uid-${name}` } },
    spec: { services: [{ ...service, entries: [{ type: 'API', targetUrl }] }] },
  } as KubeObject;
}

function issued(name: string, leftDays: number): KubeObject {
  const certificate = {
    ...{ fingerprint: name.repeat(16), serialNumber: '1', subject: `CN=${name}`, keyAlgorithm: 'RSA 2048' },
    ...{ issuedAt: inDays(leftDays - 92), expiresAt: inDays(leftDays) },
  };
  return {
    ...{ apiVersion: 'v1', kind: 'ConfigMap' },
    metadata: { name: `${name}-issued-certificates`, namespace: 'kyma-integration' },
    ...{ application: name, certificates: [certificate] },
  } as KubeObject;
}

let played = playModel();
afterEach(() => played.stop());

function cluster() {
  const authority = {
    ...{ fingerprint: 'ca', subject: 'CN=ca', serialNumber: '1', keyAlgorithm: 'RSA 2048' },
    ...{ notBefore: inDays(-1), notAfter: inDays(3_000) },
  };
  return playModel({
    applications: [
      application('shop', 'https://shop.example.com'),
      application('crm', 'http://crm.example.com'),
    ],
    issuedcertificates: [issued('shop', 40), issued('crm', 3)],
    authorities: [
      {
        ...{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'ca', namespace: 'kyma-integration' } },
        ...{ signing: authority, trusted: [] },
      } as KubeObject,
    ],
  });
}

it('lists what ends first on top, and last what is not known', async () => {
  played = cluster();
  const { rows, total, all } = await played.read('expiry-rows', {});
  expect(rows.map(({ kind, application: of, word }) => `${kind} ${of ?? ''} ${word}`)).toEqual([
    'client crm Ends soon',
    'client shop Valid',
    'authority  Valid',
    'target shop Not looked at',
  ]);
  expect([total, all]).toEqual([4, 4]);
});

it('shows a stretch of what the filter lets through, in either order', async () => {
  played = cluster();
  const page = await played.read('expiry-rows', { kind: 'client', sort: '-ends', size: 1 });
  expect([page.rows.map(({ application: of }) => of), page.total, page.all]).toEqual([['shop'], 2, 4]);
  expect((await played.read('expiry-rows', { show: 'fortnight' })).rows).toHaveLength(1);
});

it('forecasts, and counts what it does not know', async () => {
  played = cluster();
  const forecast = await played.read('expiry-forecast', {});
  expect(forecast.weeks.reduce((sum, { client }) => sum + client, 0)).toBe(2);
  expect(forecast).toMatchObject({
    ...{ ended: 0, later: 1, unknown: 1, tokens: 0, plainCount: 1 },
    targets: { all: 1, notLookedAt: 1, notKnown: 0 },
  });
});

it('shows nothing of what its viewer may not list', async () => {
  played = cluster();
  const nobody = { locale: 'en' as const, scope: 'none', mayList: () => false };
  expect(await played.read('expiry-rows', {}, nobody)).toEqual({ total: 0, all: 0, rows: [] });
});
