import { describe, expect } from 'vitest';
import { at, list, text } from './document.ts';
import { eventually, it, ok } from './scratch.ts';
import { api } from './target.ts';
import { owned, pods, podTemplate } from './workload-fixtures.ts';

const jobs = (namespace: string) => `/apis/batch/v1/namespaces/${namespace}/jobs`;
// the version that 1.20 has; later ones serve v1 as well
const cronJobs = (namespace: string) => `/apis/batch/v1beta1/namespaces/${namespace}/cronjobs`;

function jobSpec(spec: Record<string, unknown> = {}, restartPolicy = 'Never') {
  const template = podTemplate('sync', { command: ['true'] });
  return { template: { ...template, spec: { ...template.spec, restartPolicy } }, ...spec };
}

function job(spec: Record<string, unknown> = {}, restartPolicy = 'Never') {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'sync' },
    spec: jobSpec(spec, restartPolicy),
  };
}

function cronJob(spec: Record<string, unknown> = {}) {
  return {
    apiVersion: 'batch/v1beta1',
    kind: 'CronJob',
    metadata: { name: 'nightly' },
    spec: { schedule: '* * * * *', suspend: true, jobTemplate: { spec: jobSpec() }, ...spec },
  };
}

async function completed(path: string): Promise<unknown> {
  return eventually(async () => {
    const stored = ok(await api.get(path));
    expect(list(stored, 'status.conditions')).toContainEqual(
      expect.objectContaining({ type: 'Complete', status: 'True' }),
    );
    return stored;
  });
}

describe('a Job', () => {
  it('selects its own Pods by a label the server gives them', async ({ namespace }) => {
    const created = ok(await api.post(jobs(namespace), job({ parallelism: 0 })));
    const uid = text(created, 'metadata.uid');
    expect(created).toMatchObject({
      metadata: { labels: { app: 'sync' } },
      spec: {
        parallelism: 0,
        backoffLimit: 6,
        selector: { matchLabels: { 'controller-uid': uid } },
        template: { metadata: { labels: { app: 'sync', 'controller-uid': uid, 'job-name': 'sync' } } },
      },
    });
  });

  it('runs one Pod to its end', async ({ namespace }) => {
    const created = ok(await api.post(jobs(namespace), job()));
    expect(created).toMatchObject({ spec: { completions: 1, parallelism: 1 } });
    const stored = await completed(`${jobs(namespace)}/sync`);
    expect(at(stored, 'status')).toMatchObject({
      succeeded: 1,
      startTime: expect.any(String),
      completionTime: expect.any(String),
    });
    expect(at(stored, 'status.active')).toBeUndefined();
    expect(await owned(pods(namespace), stored)).toMatchObject([
      {
        metadata: { generateName: 'sync-', labels: { 'job-name': 'sync' } },
        status: {
          phase: 'Succeeded',
          containerStatuses: [{ ready: false, state: { terminated: { exitCode: 0, reason: 'Completed' } } }],
        },
      },
    ]);
  });

  it('runs as many Pods as have to succeed', async ({ namespace }) => {
    ok(await api.post(jobs(namespace), job({ completions: 3, parallelism: 2 })));
    const stored = await completed(`${jobs(namespace)}/sync`);
    expect(at(stored, 'status.succeeded')).toBe(3);
    expect(await owned(pods(namespace), stored)).toHaveLength(3);
  });

  it('keeps its template, its selector and its number', async ({ namespace }) => {
    ok(await api.post(jobs(namespace), job({ parallelism: 0, completions: 1 })));
    const path = `${jobs(namespace)}/sync`;
    for (const spec of [
      { completions: 2 },
      { template: { metadata: { annotations: { added: 'yes' } } } },
      { selector: { matchLabels: { app: 'sync' } } },
    ]) {
      expect(await api.patch(path, 'merge-patch', { spec })).toMatchObject({
        status: 422,
        body: { message: expect.stringContaining('field is immutable') },
      });
    }
    ok(await api.patch(path, 'merge-patch', { spec: { activeDeadlineSeconds: 60 } }));
  });

  it('does not start its containers again for ever', async ({ namespace }) => {
    const refused = await api.post(jobs(namespace), job({}, 'Always'));
    expect(refused).toMatchObject({ status: 422, body: { reason: 'Invalid' } });
    const causes = list(refused.body, 'details.causes');
    expect(causes.map((cause) => at(cause, 'field'))).toContain('spec.template.spec.restartPolicy');
  });
});

describe('a Pod of its own', () => {
  it.for(['Never', 'OnFailure'])('with restartPolicy %s succeeds', async (restartPolicy, { namespace }) => {
    const { metadata, spec } = podTemplate('once', { command: ['true'] });
    const body = { apiVersion: 'v1', kind: 'Pod', metadata: { ...metadata, name: 'once' } };
    await eventually(async () =>
      ok(await api.post(pods(namespace), { ...body, spec: { ...spec, restartPolicy } })),
    );
    await eventually(async () => {
      const pod = ok(await api.get(`${pods(namespace)}/once`));
      expect(at(pod, 'status')).toMatchObject({
        phase: 'Succeeded',
        containerStatuses: [{ ready: false, state: { terminated: { exitCode: 0, reason: 'Completed' } } }],
      });
      expect(list(pod, 'status.conditions')).toContainEqual(
        expect.objectContaining({ type: 'Ready', status: 'False', reason: 'PodCompleted' }),
      );
    });
  });
});

describe('a CronJob', () => {
  it('gets defaults', async ({ namespace }) => {
    const body = cronJob();
    expect(ok(await api.post(cronJobs(namespace), body))).toMatchObject({
      spec: {
        schedule: '* * * * *',
        concurrencyPolicy: 'Allow',
        suspend: true,
        successfulJobsHistoryLimit: 3,
        failedJobsHistoryLimit: 1,
        jobTemplate: { spec: { template: { spec: { restartPolicy: 'Never', dnsPolicy: 'ClusterFirst' } } } },
      },
    });
  });

  it('starts a Job when it is due', async ({ namespace }) => {
    const path = `${cronJobs(namespace)}/nightly`;
    ok(await api.post(cronJobs(namespace), cronJob({ startingDeadlineSeconds: 300 })));
    // the last time was a while ago: the next is due at once
    const lastScheduleTime = new Date(Date.now() - 150_000).toISOString();
    ok(await api.patch(`${path}/status`, 'merge-patch', { status: { lastScheduleTime } }));
    const stored = ok(await api.patch(path, 'merge-patch', { spec: { suspend: false } }));
    const started = await eventually(async () => {
      const [first] = await owned(jobs(namespace), stored);
      expect(first).toBeDefined();
      return first;
    });
    expect(text(started, 'metadata.name')).toMatch(/^nightly-\d+$/);
    expect(started).toMatchObject({
      metadata: {
        ownerReferences: [{ kind: 'CronJob', name: 'nightly', controller: true, blockOwnerDeletion: true }],
      },
      spec: { completions: 1, template: { metadata: { labels: { app: 'sync' } } } },
    });
    await completed(`${jobs(namespace)}/${text(started, 'metadata.name')}`);
    await eventually(async () => {
      const time = text(ok(await api.get(path)), 'status.lastScheduleTime');
      expect(Date.parse(time)).toBeGreaterThan(Date.parse(lastScheduleTime));
    });
  });

  it.for([
    [{ schedule: 'soon' }, 'spec.schedule'],
    [{ schedule: '61 * * * *' }, 'spec.schedule'],
    [{ concurrencyPolicy: 'Any' }, 'spec.concurrencyPolicy'],
    [{ startingDeadlineSeconds: -1 }, 'spec.startingDeadlineSeconds'],
    [{ jobTemplate: { spec: jobSpec({}, 'Always') } }, 'spec.jobTemplate.spec.template.spec.restartPolicy'],
  ] as const)('is refused with %j', async ([wrong, field], { namespace }) => {
    const refused = await api.post(cronJobs(namespace), cronJob(wrong));
    expect(refused).toMatchObject({ status: 422, body: { reason: 'Invalid' } });
    const causes = list(refused.body, 'details.causes');
    expect(causes.map((cause) => at(cause, 'field'))).toContain(field);
  });
});
