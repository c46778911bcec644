import { describe, expect, test } from 'vitest';
import { type TableResource, toTable } from './to-table.ts';

const nowMs = Date.parse('2026-01-02T00:00:00Z');
const created = '2026-01-01T23:55:30Z';

function builtin(group: string, kind: string): TableResource {
  return { group, kind, origin: 'builtin', printerColumns: [] };
}

function cellsOf(resource: TableResource, object: { metadata: { name: string } }) {
  return toTable(resource, [object], {}, { nowMs }).rows[0]?.cells;
}

describe('toTable', () => {
  test('shows a running pod', () => {
    const pod = {
      metadata: { name: 'web', creationTimestamp: created },
      spec: { containers: [{}, {}], nodeName: 'sandbox' },
      status: {
        phase: 'Running',
        podIPs: [{ ip: '10.244.0.2' }],
        containerStatuses: [
          { ready: true, restartCount: 1, state: { running: {} } },
          { ready: false, restartCount: 0, state: { running: {} } },
        ],
      },
    };
    expect(cellsOf(builtin('', 'Pod'), pod)).toEqual([
      'web',
      '1/2',
      'Running',
      1,
      '4m30s',
      '10.244.0.2',
      'sandbox',
      '<none>',
      '<none>',
    ]);
  });

  test('shows why a pod waits and that it is going away', () => {
    const waiting = {
      ready: false,
      restartCount: 0,
      state: { waiting: { reason: 'CreateContainerConfigError' } },
    };
    const pod = {
      metadata: { name: 'web', creationTimestamp: created },
      spec: { containers: [{}] },
      status: { phase: 'Pending', containerStatuses: [waiting] },
    };
    expect(cellsOf(builtin('', 'Pod'), pod)?.[2]).toBe('CreateContainerConfigError');
    const gone = { ...pod, metadata: { ...pod.metadata, deletionTimestamp: created } };
    expect(cellsOf(builtin('', 'Pod'), gone)?.[2]).toBe('Terminating');
  });

  test('shows a deployment with its selector', () => {
    const deployment = {
      metadata: { name: 'web', creationTimestamp: created },
      spec: {
        replicas: 2,
        selector: { matchLabels: { b: '2', a: '1' } },
        template: { spec: { containers: [{ name: 'main', image: 'nginx' }] } },
      },
      status: { readyReplicas: 1, updatedReplicas: 2, availableReplicas: 1 },
    };
    expect(cellsOf(builtin('apps', 'Deployment'), deployment)).toEqual([
      'web',
      '1/2',
      2,
      1,
      '4m30s',
      'main',
      'nginx',
      'a=1,b=2',
    ]);
  });

  const template = { spec: { containers: [{ name: 'main', image: 'nginx' }] } };
  const selector = { matchLabels: { app: 'web' } };
  test.each([
    [
      'apps/StatefulSet',
      { spec: { replicas: 3, selector, template }, status: { readyReplicas: 2 } },
      ['web', '2/3', '4m30s', 'main', 'nginx'],
    ],
    [
      'apps/DaemonSet',
      {
        spec: { selector, template: { spec: { ...template.spec, nodeSelector: { disk: 'fast' } } } },
        status: { desiredNumberScheduled: 4, currentNumberScheduled: 3, numberReady: 2, numberAvailable: 1 },
      },
      ['web', 4, 3, 2, 0, 1, 'disk=fast', '4m30s', 'main', 'nginx', 'app=web'],
    ],
    [
      'batch/Job',
      {
        spec: { completions: 2, selector, template },
        status: { succeeded: 1, startTime: '2026-01-01T23:59:00Z' },
      },
      ['web', '1/2', '60s', '4m30s', 'main', 'nginx', 'app=web'],
    ],
    [
      'batch/Job',
      {
        spec: { parallelism: 3, selector, template },
        status: { startTime: '2026-01-01T23:50:00Z', completionTime: '2026-01-01T23:50:07Z' },
      },
      ['web', '0/1 of 3', '7s', '4m30s', 'main', 'nginx', 'app=web'],
    ],
    [
      'batch/CronJob',
      {
        spec: { schedule: '@hourly', suspend: true, jobTemplate: { spec: { template } } },
        status: { active: [{}], lastScheduleTime: '2026-01-01T23:00:00Z' },
      },
      ['web', '@hourly', 'True', 1, '60m', '4m30s', 'main', 'nginx', '<none>'],
    ],
    ['apps/ControllerRevision', { revision: 2 }, ['web', '<none>', 2, '4m30s']],
  ])('shows a %s', (groupKind, rest, cells) => {
    const [group = '', kind = ''] = groupKind.split('/');
    const object = { metadata: { name: 'web', creationTimestamp: created }, ...rest };
    expect(cellsOf(builtin(group, kind), object)).toEqual(cells);
  });

  test('shows the columns a custom resource declares', () => {
    const resource: TableResource = {
      group: 'example.com',
      kind: 'Widget',
      origin: 'custom',
      printerColumns: [
        { name: 'Ready', type: 'string', jsonPath: '.status.conditions[?(@.type=="Ready")].status' },
        { name: 'Size', type: 'integer', jsonPath: '.spec.size', priority: 1 },
        { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
        { name: 'Missing', type: 'string', jsonPath: '.spec.none' },
      ],
    };
    const widget = {
      metadata: { name: 'w', creationTimestamp: created },
      spec: { size: 3 },
      status: {
        conditions: [
          { type: 'Other', status: 'False' },
          { type: 'Ready', status: 'True' },
        ],
      },
    };
    const table = toTable(resource, [widget], { resourceVersion: '7' }, { nowMs });
    expect(table.metadata).toEqual({ resourceVersion: '7' });
    expect(table.columnDefinitions?.map(({ name, priority }) => [name, priority])).toEqual([
      ['Name', 0],
      ['Ready', 0],
      ['Size', 1],
      ['Age', 0],
      ['Missing', 0],
    ]);
    expect(table.rows[0]?.cells).toEqual(['w', 'True', 3, '4m30s', null]);
  });

  test('gives a custom resource without columns its age', () => {
    const resource: TableResource = { group: 'x.io', kind: 'X', origin: 'custom', printerColumns: [] };
    expect(cellsOf(resource, { metadata: { name: 'x' } })).toEqual(['x', null]);
  });

  test.each([
    ['None', null],
    ['Metadata', { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: { name: 'c' } }],
    ['Object', { metadata: { name: 'c' }, data: { a: '1' } }],
  ] as const)('carries the object as asked for: %s', (includeObject, expected) => {
    const map = { metadata: { name: 'c' }, data: { a: '1' } };
    const table = toTable(builtin('', 'ConfigMap'), [map], {}, { nowMs, includeObject });
    expect(table.rows[0]?.object).toEqual(expected);
  });
});
