import { describe, expect, test } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import type { Condition } from '../kubernetes/kube-object.ts';
import { applicationHealth } from './application-health.ts';
import { bindingHealth, usageHealth } from './binding-health.ts';
import { classHealth } from './class-health.ts';
import { instanceHealth } from './instance-health.ts';
import { deploymentHealth, podHealth } from './workload-health.ts';

const meta = { name: 'x', namespace: 'default' };
const base = { apiVersion: 'v', kind: 'K', metadata: meta };

function condition(type: string, status: 'True' | 'False', reason = '', message = ''): Condition {
  return { type, status, reason, message };
}

describe('instanceHealth', () => {
  const health = (...conditions: Condition[]) =>
    instanceHealth({ ...base, spec: {}, status: { conditions } });

  test.each([
    [[], 'busy', 'Pending'],
    [[condition('Ready', 'True', 'ProvisionedSuccessfully')], 'ok', 'Ready'],
    [[condition('Ready', 'False', 'Provisioning')], 'busy', 'Provisioning'],
    [[condition('Ready', 'False', 'ProvisionRequestInFlight')], 'busy', 'Provisioning'],
    [[condition('Ready', 'False', 'DeprovisionRequestInFlight')], 'busy', 'Deprovisioning'],
    [[condition('Ready', 'False', 'ReferencesNonexistentServiceClass')], 'bad', 'Failed'],
    [[condition('Ready', 'False', 'ErrorCallingProvision')], 'bad', 'Failed'],
    [[condition('Ready', 'False', 'ProvisionCallFailed'), condition('Failed', 'True', 'x')], 'bad', 'Failed'],
  ] as const)('%j is %s, %s', (conditions, status, word) => {
    expect(renderAll('en', health(...conditions))).toMatchObject({ status, word });
  });

  test('carries the reason and the message as evidence', () => {
    const forbidden = condition('Failed', 'True', 'ProvisionCallFailed', 'already activated');
    expect(renderAll('en', health(forbidden).problem?.evidence)).toBe(
      'Failed is True, ProvisionCallFailed: already activated',
    );
  });

  test('an object that is going away is at work, not broken', () => {
    const deleting = { ...base, metadata: { ...meta, deletionTimestamp: 'now' }, spec: {} };
    expect(renderAll('en', instanceHealth(deleting))).toMatchObject({ status: 'busy', word: 'Deleting' });
  });
});

describe('bindingHealth', () => {
  const health = (...conditions: Condition[]) =>
    bindingHealth({ ...base, spec: { instanceRef: { name: 'i' } }, status: { conditions } }, true);

  test('waits for its instance without being called broken', () => {
    expect(renderAll('en', health(condition('Ready', 'False', 'ErrorInstanceNotReady')))).toMatchObject({
      status: 'busy',
      word: 'Waiting',
    });
  });

  test('is broken where the broker refused it', () => {
    expect(renderAll('en', health(condition('Ready', 'False', 'BindCallFailed')))).toMatchObject({
      status: 'bad',
    });
    expect(health(condition('Failed', 'True', 'ServiceBindingReturnedFailure')).status).toBe('bad');
  });
});

describe('usageHealth', () => {
  const health = (reason: string) =>
    usageHealth({
      ...base,
      spec: { serviceBindingRef: { name: 'b' }, usedBy: { kind: 'deployment', name: 'd' } },
      status: { conditions: [condition('Ready', 'False', reason, 'Process error')] },
    });

  test('waits for the binding', () => {
    expect(health('ServiceBindingNotReadyError').status).toBe('busy');
  });

  test('explains why nothing was injected', () => {
    expect(renderAll('en', health('EnsureLabelsAppliedError'))).toMatchObject({ status: 'bad' });
    expect(renderAll('en', health('EnsureLabelsAppliedError').problem?.fix)).toContain('UsageKind');
  });
});

describe('applicationHealth and classHealth', () => {
  test('an Application is at work until it is deployed', () => {
    expect(applicationHealth(base).status).toBe('busy');
    const status = { installationStatus: { status: 'DEPLOYED', description: '' } };
    expect(applicationHealth({ ...base, status }).status).toBe('ok');
    expect(
      renderAll(
        'en',
        applicationHealth({
          ...base,
          status: { installationStatus: { status: 'failed', description: 'boom' } },
        }).problem?.evidence,
      ),
    ).toContain('boom');
  });

  test('a class that was withdrawn says whether the mapping or the service went', () => {
    const withdrawn = {
      ...base,
      spec: { externalName: 'e', externalID: 'i', description: 'd' },
      status: { removedFromBrokerCatalog: true },
    };
    expect(renderAll('en', classHealth(withdrawn, true).problem?.cause)).toContain(
      'removed from the Application',
    );
    expect(renderAll('en', classHealth(withdrawn, false).problem?.cause)).toContain('no longer allowed');
  });
});

describe('workload health', () => {
  const spec = { replicas: 2, selector: {}, template: { spec: { containers: [] } } };

  test('a Deployment is rolling out, up, scaled to nothing or stuck', () => {
    expect(renderAll('en', deploymentHealth({ ...base, spec }).word)).toBe('Rolling out');
    const up = { observedGeneration: 1, replicas: 2, updatedReplicas: 2, availableReplicas: 2 };
    expect(renderAll('en', deploymentHealth({ ...base, spec, status: up }))).toMatchObject({
      status: 'ok',
      word: '2 of 2 up',
    });
    expect(renderAll('en', deploymentHealth({ ...base, spec: { ...spec, replicas: 0 } }).word)).toBe(
      'Scaled to 0',
    );
    const conditions = [condition('Progressing', 'False', 'ProgressDeadlineExceeded', 'timed out')];
    expect(deploymentHealth({ ...base, spec, status: { conditions } }).status).toBe('bad');
  });

  test('a pod tells why its container waits', () => {
    const status = {
      phase: 'Pending',
      containerStatuses: [
        {
          name: 'web',
          state: { waiting: { reason: 'CreateContainerConfigError', message: 'secret "b" not found' } },
        },
      ],
    };
    const health = podHealth({ ...base, spec: { containers: [] }, status });
    expect(renderAll('en', health)).toMatchObject({ status: 'bad', word: 'CreateContainerConfigError' });
    expect(renderAll('en', health.problem?.evidence)).toContain('secret "b" not found');
    expect(podHealth({ ...base, spec: { containers: [] }, status: { phase: 'Running' } }).status).toBe('ok');
    expect(renderAll('en', podHealth({ ...base, spec: { containers: [] } }).word)).toBe('Starting');
  });
});
