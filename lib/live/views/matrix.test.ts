import { expect, it } from 'vitest';
import type { Application } from '#lib/domain/application/application.ts';
import type { ApplicationMapping } from '#lib/domain/application/application-mapping.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { playModel } from '#testing/play-model.ts';

const connector = 'applicationconnector.kyma-project.io/v1alpha1';

function application(name: string): Application {
  return { apiVersion: connector, kind: 'Application', metadata: { name }, spec: { services: [] } };
}

function mapping(name: string, namespace: string): ApplicationMapping {
  return { apiVersion: connector, kind: 'ApplicationMapping', metadata: { name, namespace }, spec: {} };
}

function namespace(name: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

function cluster() {
  return playModel({
    applications: ['crm', 'erp', 'shop', 'stock'].map(application),
    namespaces: ['east', 'kube-system', 'north', 'west'].map(namespace),
    applicationmappings: [mapping('shop', 'west'), mapping('gone', 'east')],
  });
}

it('tells windows of both axes, and how much there is of each', async () => {
  const played = cluster();
  const cells = await played.read('matrix-cells', { from: 1, size: 2, columnFrom: 1, columnSize: 5 });
  expect(cells).toMatchObject({
    total: 4,
    all: 4,
    columnTotal: 3,
    columnAll: 3,
    namespaces: ['north', 'west'],
  });
  expect(cells.rows).toEqual([
    { id: 'erp', serviceCount: 0, cells: [null, null] },
    { id: 'shop', serviceCount: 0, cells: [null, { mode: 'all', allowed: 0, inUse: 0 }] },
  ]);
});

it('filters both axes', async () => {
  const played = cluster();
  const cells = await played.read('matrix-cells', { text: 'S', namespace: 'st' });
  expect(cells).toMatchObject({
    total: 2,
    all: 4,
    columnTotal: 2,
    columnAll: 3,
    namespaces: ['east', 'west'],
  });
  const withSystem = await played.read('matrix-cells', { system: true });
  expect(withSystem.namespaces).toContain('kube-system');
});

it('follows what is allowed, and the namespaces that come', async () => {
  const played = cluster();
  await played.read('matrix-cells', {});
  played.drop('applicationmappings', mapping('shop', 'west'));
  played.put('applicationmappings', mapping('crm', 'kube-system'));
  played.put('namespaces', namespace('south'));
  const cells = await played.read('matrix-cells', {});
  expect(cells.namespaces).toEqual(['east', 'kube-system', 'north', 'south', 'west']);
  expect(
    cells.rows.map(({ id, cells: ofRow }) => [id, ofRow.map((cell) => cell?.mode ?? '-').join(' ')]),
  ).toEqual([
    ['crm', '- all - - -'],
    ['erp', '- - - - -'],
    ['shop', '- - - - -'],
    ['stock', '- - - - -'],
  ]);
});

it('plans a change of all that the filter shows, also of what no page has seen', async () => {
  const played = cluster();
  const plan = await played.read('matrix-plan', {
    text: 's',
    isAll: true,
    names: ['stock'],
    namespaces: ['east', 'west'],
    wanted: 'all',
  });
  expect(plan).toMatchObject({ total: 1, unchanged: 1 });
  expect(plan.changes).toEqual([
    { id: 'east/shop', application: 'shop', namespace: 'east', allowance: { mode: 'none' }, word: 'None' },
  ]);
});

it('names the mappings of Applications that are not there', async () => {
  const { total, orphans } = await cluster().read('namespace-orphans', {});
  expect([total, orphans.map(({ name }) => name)]).toEqual([1, ['gone']]);
});

it('says what is allowed, for the one who changes it', async () => {
  const played = cluster();
  const allowance = await played.read('namespace-allowance', { application: 'shop', namespace: 'west' });
  expect(allowance).toEqual({ allowance: { mode: 'all' }, services: [] });
  const gone = played.read('namespace-allowance', { application: 'gone', namespace: 'east' });
  await expect(gone).rejects.toThrow('There is no application gone.');
});
