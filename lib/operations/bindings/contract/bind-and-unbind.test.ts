import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BindProgress } from '#lib/domain/binding/bind-progress.ts';
import type { BindRequest } from '#lib/domain/binding/bind-request.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import { type BindableUsageKind, kindOfUsageKind } from '#lib/domain/kubernetes/bindable-kinds.ts';
import { type KindName, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Condition, KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { MooringError } from '#lib/errors.ts';
import { createKindFinder } from '#lib/k8s/find-kind.ts';
import { createInformer, type Informer } from '#lib/k8s/informer.ts';
import { createLogger } from '#lib/log.ts';
import { renderAll } from '#lib/texts/render-message.ts';
import { eventually } from '#testing/eventually.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import type { OperationContext } from '../../context.ts';
import { createSample } from '../../workloads/create-sample.ts';
import { bind } from '../bind.ts';
import { checkReaders } from '../check-readers.ts';
import { planBind } from '../plan.ts';
import { prove } from '../prove.ts';
import { unbind } from '../unbind.ts';

const chainKinds = ['serviceinstances', 'servicebindings', 'servicebindingusages'] as const;
const ready: Condition = { type: 'Ready', status: 'True', reason: 'SaidByTheTest', message: '' };
const log = createLogger('test', 'silent');

let api: TestApi;
let context: OperationContext;
let informers: Informer<KubeObject>[] = [];
/** What the stand-in for the controllers says of each new object; undefined: nothing. */
let verdict: Partial<Record<KindName, Condition[]>> = {};
let count = 0;
let input: BindRequest;

const allReady = { serviceinstances: [ready], servicebindings: [ready], servicebindingusages: [ready] };

/** Plays the controllers: gives each new object the conditions of the verdict. */
async function judge(kind: KindName, object: KubeObject): Promise<void> {
  const conditions = verdict[kind];
  if (conditions !== undefined) {
    const { name, namespace } = object.metadata;
    // usages have no status subresource (binding contract 3.1)
    const place = kind === 'servicebindingusages' ? {} : { subresource: 'status' };
    await api.kube
      .patch(kinds[kind], { name, namespace, ...place }, 'merge', { status: { conditions } })
      .catch(() => undefined);
  }
}

beforeAll(async () => {
  api = await startTestApi();
  context = { kube: api.kube, config: {} as OperationContext['config'] };
  informers = chainKinds.map((kind) => {
    const informer = createInformer<KubeObject>({
      kube: api.kube,
      kind: kinds[kind],
      namespace: api.namespace,
      log,
    });
    informer.subscribe((event) => {
      if (event.type === 'ADDED') {
        void judge(kind, event.object);
      }
    });
    return informer;
  });
  await Promise.all(informers.map((informer) => informer.start()));
});

afterAll(async () => {
  await Promise.all(informers.map((informer) => informer.stop()));
  await api?.stop();
});

beforeEach(async () => {
  count += 1;
  verdict = allReady;
  const serviceId = `orders-${count}`;
  input = {
    namespace: api.namespace,
    serviceId,
    workload: `web-${count}`,
    envPrefix: '',
    createSample: false,
  };
  await api.kube.create<ServiceClass>(kinds.serviceclasses, {
    apiVersion: 'servicecatalog.k8s.io/v1beta1',
    kind: 'ServiceClass',
    metadata: { name: serviceId, namespace: api.namespace },
    spec: { externalName: serviceId, externalID: serviceId, description: 'Orders', bindable: true },
  });
  await createSample(context, { namespace: api.namespace, name: input.workload });
});

/** Names of this test's objects that exist, as `kind/name`. */
async function existing(): Promise<string[]> {
  const lists = await Promise.all(
    (['deployments', ...chainKinds] as const).map(async (kind) => {
      const { items } = await api.kube.list<KubeObject>(kinds[kind], { namespace: api.namespace });
      return items.map(({ metadata }) => `${kind}/${metadata.name}`);
    }),
  );
  return lists.flat().filter((name) => new RegExp(`(web|orders)-${count}(-|$)`).test(name));
}

async function failureOf(run: Promise<unknown>): Promise<MooringError> {
  const error = await run.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(MooringError);
  return error as MooringError;
}

describe('bind', () => {
  it('creates the chain, waits until it is ready, and tells each step', async () => {
    const steps: string[] = [];
    const onProgress = (step: BindProgress) =>
      steps.push('kind' in step ? `${step.type} ${step.kind}` : step.type);
    const result = await bind(context, input, { onProgress });
    expect(steps).toEqual([
      'planned',
      ...chainKinds.map((kind) => `created ${kind}`),
      ...chainKinds.map((kind) => `ready ${kind}`),
    ]);
    expect(result.created).toHaveLength(3);
    expect(result).toMatchObject({
      instance: input.serviceId,
      secretName: `${input.workload}-${input.serviceId}`,
    });
    expect(await existing()).toHaveLength(4);
  });

  it('creates the sample Deployment too where it is asked to', async () => {
    await api.kube.delete(kinds.deployments, input.workload, api.namespace);
    await bind(context, { ...input, createSample: true });
    expect(await existing()).toContain(`deployments/${input.workload}`);
  });

  it('ends as any other where a variable collides: the usage is ready, with a warning', async () => {
    const collision: Condition = {
      type: 'Collision',
      status: 'True',
      reason: 'VariableCollision',
      message: 'Container web: GATEWAY_URL has the value of this binding.',
    };
    verdict = { ...allReady, servicebindingusages: [ready, collision] };
    const said: string[] = [];
    const onProgress = (step: BindProgress) =>
      said.push('kind' in step ? `${step.type} ${step.kind}` : step.type);
    const result = await bind(context, input, { timeoutMs: 1_500, onProgress });
    expect(said.at(-1)).toBe('ready servicebindingusages');
    expect(result.warnings).toEqual([collision.message]);
    expect(await existing()).toHaveLength(4);
  });

  it('takes over what is there: a second bind changes nothing', async () => {
    const first = await bind(context, input);
    const second = await bind(context, input);
    expect(second).toEqual({ ...first, created: [] });
    expect(await existing()).toHaveLength(4);
  });

  it('two at the same time make one chain', async () => {
    const [one, two] = await Promise.all([bind(context, input), bind(context, input)]);
    expect(one.usage).toBe(two.usage);
    expect(one.created.length + two.created.length).toBe(3);
    expect(await existing()).toHaveLength(4);
  });

  it('takes everything back when a link fails for good, and says why', async () => {
    const failed: Condition = {
      type: 'Failed',
      status: 'True',
      reason: 'ProvisionCallFailed',
      message: 'no room',
    };
    verdict = { serviceinstances: [failed] };
    const removed: string[] = [];
    const error = await failureOf(
      bind(context, input, {
        onProgress: (step) => {
          if (step.type === 'removed') {
            removed.push(step.kind);
          }
        },
      }),
    );
    expect(error.code).toBe('UPSTREAM');
    expect(error.message).toContain('no room');
    expect(error.message).toContain('Everything it created was removed again.');
    expect(removed).toEqual(chainKinds.toReversed());
    expect(await existing()).toEqual([`deployments/${input.workload}`]);
  });

  it('takes everything back when it takes too long, and names the link that was waited for', async () => {
    const waiting: Condition = {
      type: 'Ready',
      status: 'False',
      reason: 'ErrorInstanceNotReady',
      message: 'not yet',
    };
    verdict = { serviceinstances: [ready], servicebindings: [waiting] };
    const error = await failureOf(bind(context, input, { timeoutMs: 1_500 }));
    expect(error.code).toBe('TIMEOUT');
    expect(error.message).toContain('ErrorInstanceNotReady: not yet');
    expect(await existing()).toEqual([`deployments/${input.workload}`]);
  });

  it('takes everything back when it is cancelled', async () => {
    verdict = { serviceinstances: [ready] };
    const cancel = new AbortController();
    const onProgress = (step: BindProgress) => {
      if (step.type === 'ready') {
        cancel.abort();
      }
    };
    const error = await failureOf(bind(context, input, { signal: cancel.signal, onProgress }));
    expect(error.message).toContain('was cancelled');
    expect(await existing()).toEqual([`deployments/${input.workload}`]);
  });

  it('goes on in another process, and takes back what it made in the one before', async () => {
    await api.kube.delete(kinds.deployments, input.workload, api.namespace);
    const asked = { ...input, createSample: true };
    const runId = `run-${count}`;
    verdict = { serviceinstances: [ready] };
    const killed = new Error('the process ends here');
    // a process that ends has no chance to take anything back
    const kube = { ...context.kube, delete: () => Promise.reject(killed) };
    await bind({ ...context, kube }, asked, {
      runId,
      onProgress({ type }) {
        if (type === 'ready') {
          throw killed;
        }
      },
    }).catch(() => undefined);
    expect(await existing()).toHaveLength(4);

    const error = await failureOf(bind(context, asked, { runId, resumed: true, timeoutMs: 1_000 }));
    expect(error.message).toContain('Everything it created was removed again.');
    expect(await existing()).toEqual([]);
  });

  it('refuses to take over a variable that came between the plan and its being applied', async () => {
    const plan = await planBind(context, input);
    expect(plan.problems).toEqual([]);
    await api.kube.patch(kinds.deployments, { name: input.workload, namespace: api.namespace }, 'json', [
      {
        op: 'add',
        path: '/spec/template/spec/containers/0/env',
        value: [{ name: 'GATEWAY_URL', value: 'x' }],
      },
    ]);
    const error = await failureOf(bind(context, input));
    expect(error.message).toContain('GATEWAY_URL is set by the env list of the container already.');
    expect(await existing()).toEqual([`deployments/${input.workload}`]);
  });

  it('leaves alone what it took over when it fails', async () => {
    await bind(context, { ...input, workload: `web-${count}` });
    const other = { ...input, workload: `web-${count}-b`, createSample: true };
    verdict = { serviceinstances: [ready] };
    await failureOf(bind(context, other, { timeoutMs: 1_000 }));
    const left = await existing();
    expect(left).toContain(`serviceinstances/${input.serviceId}`);
    expect(left).not.toContain(`deployments/web-${count}-b`);
    expect(left).toHaveLength(4);
  });

  it('writes nothing where the plan has a problem', async () => {
    const error = await failureOf(bind(context, { ...input, workload: 'nobody' }));
    expect(error.code).toBe('UNPROCESSABLE');
    expect(await existing()).toEqual([`deployments/${input.workload}`]);
  });
});

describe('plan', () => {
  it('sees the names of what a Secret or ConfigMap puts into the container, never a value', async () => {
    await api.kube.create(kinds.configmaps, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `settings-${count}`, namespace: api.namespace },
      data: { GATEWAY_URL: 'http://a-secret-place' },
    } as KubeObject);
    await api.kube.patch(kinds.deployments, { name: input.workload, namespace: api.namespace }, 'json', [
      {
        op: 'add',
        path: '/spec/template/spec/containers/0/envFrom',
        value: [{ configMapRef: { name: `settings-${count}` } }],
      },
    ]);
    const plan = await planBind(context, input);
    expect(plan.variables[0]?.collision?.with).toBe(`ConfigMap settings-${count}`);
    expect(JSON.stringify(plan)).not.toContain('a-secret-place');
  });
});

describe('a workload that is no Deployment', () => {
  const container = { name: 'web', image: 'nginx', env: [{ name: 'GATEWAY_URL', value: 'http://mine' }] };
  const template = { metadata: { labels: { app: 'x' } }, spec: { containers: [container] } };
  const selector = { matchLabels: { app: 'x' } };
  const jobPods = { template: { spec: { restartPolicy: 'Never', containers: [container] } } };
  const specs: Record<string, object> = {
    statefulset: { replicas: 0, serviceName: 'x', selector, template },
    daemonset: {
      selector,
      template: { ...template, spec: { ...template.spec, nodeSelector: { nowhere: 'true' } } },
    },
    cronjob: { schedule: '0 3 * * *', suspend: true, jobTemplate: { spec: jobPods } },
  };

  async function create(workloadKind: BindableUsageKind): Promise<void> {
    const kind = await createKindFinder(api.kube).find(kindOfUsageKind(workloadKind));
    await api.kube.create<KubeObject & { spec: object }>(kind, {
      apiVersion: `${kind.group}/${kind.version}`,
      kind: kind.kind,
      metadata: { name: input.workload, namespace: api.namespace },
      spec: specs[workloadKind] ?? {},
    });
  }

  it.each(['statefulset', 'daemonset', 'cronjob'] as const)(
    '%s is planned by its UsageKind, with what its variables meet',
    async (workloadKind) => {
      await create(workloadKind);
      const takeOver = ['the env list of the container'];
      const { objects, variables, problems } = await planBind(context, { ...input, workloadKind, takeOver });
      expect(problems).toEqual([]);
      expect(objects.at(-1)?.object).toMatchObject({
        spec: { usedBy: { kind: workloadKind, name: input.workload } },
      });
      expect(variables).toMatchObject([{ container: 'web', name: 'GATEWAY_URL', collision: {} }]);
    },
  );

  it('is named by its kind where it does not exist', async () => {
    const { problems } = await planBind(context, { ...input, workloadKind: 'statefulset' });
    expect(renderAll('en', problems[0]?.message)).toContain(`There is no StatefulSet ${input.workload}`);
  });

  it('is bound beside a Deployment of the same name', async () => {
    await create('statefulset');
    const first = await bind(context, input);
    const takeOver = ['the env list of the container'];
    const second = await bind(context, { ...input, workloadKind: 'statefulset', takeOver });
    expect(second.rolledOut).toBe(true);
    expect(second.usage).not.toBe(first.usage);
  });
});

describe('unbind', () => {
  it('removes the chain from its end, and only what nothing else needs', async () => {
    const first = await bind(context, input);
    const second = await bind(context, { ...input, workload: `web-${count}-b`, createSample: true });
    const target = { kind: 'servicebindingusages' as const, namespace: api.namespace };
    const result = await unbind(context, { ...target, name: first.usage });
    expect(result.removed.map(({ kind }) => kind)).toEqual(['servicebindingusages', 'servicebindings']);
    expect(result.kept).toEqual([{ kind: 'serviceinstances', name: first.instance }]);
    const rest = await unbind(context, { ...target, name: second.usage });
    expect(rest.removed).toHaveLength(3);
    await eventually(async () => ((await existing()).length === 2 ? true : undefined));
  });

  it('is done where there is nothing left to unbind', async () => {
    const target = { kind: 'servicebindings' as const, namespace: api.namespace, name: 'gone' };
    expect(await unbind(context, target)).toEqual({ removed: [], kept: [] });
  });
});

describe('prove', () => {
  async function bindingWithSecret(name: string, data: Record<string, string>): Promise<void> {
    await api.kube.create(kinds.servicebindings, {
      apiVersion: 'servicecatalog.k8s.io/v1beta1',
      kind: 'ServiceBinding',
      metadata: { name, namespace: api.namespace },
      spec: { instanceRef: { name: 'any' } },
    } as KubeObject);
    await api.kube.create(kinds.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace: api.namespace },
      stringData: data,
    } as KubeObject);
  }

  it('calls no address that no Application has registered, whatever the Secret says', async () => {
    const name = `forged-${count}`;
    await bindingWithSecret(name, { GATEWAY_URL: 'http://127.0.0.1:1/internal', PASSWORD: 'not-to-be-seen' });
    const error = await failureOf(prove(context, { namespace: api.namespace, binding: name, path: '/' }));
    expect(error.code).toBe('UNPROCESSABLE');
    expect(error.message).toContain('not the address of a registered service');
    expect(JSON.stringify(error.details ?? '') + error.message).not.toContain('not-to-be-seen');
  });

  it('says what is missing where there is nothing to call yet', async () => {
    const name = `empty-${count}`;
    await bindingWithSecret(name, { OTHER: 'x' });
    const error = await failureOf(prove(context, { namespace: api.namespace, binding: name, path: '/' }));
    expect(error.message).toContain('holds no usable GATEWAY_URL');
  });
});

describe('what libraries would not find', () => {
  it('is said for the workload, by names of entries only', async () => {
    const { binding, secretName } = await bind(context, {
      ...input,
      envPrefix: 'cds_requires_orders_credentials_',
    });
    await api.kube.create(kinds.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: secretName, namespace: api.namespace },
      stringData: { GATEWAY_URL: 'not-to-be-seen' },
    } as KubeObject);
    const bound = await api.kube.get<CatalogBinding>(kinds.servicebindings, binding, api.namespace);
    const checks = await checkReaders(context, [bound]);
    expect(renderAll('en', checks)).toMatchObject([
      {
        subject: `What libraries find in Deployment ${input.workload} in ${api.namespace}`,
        health: { status: 'warn', problem: { evidence: expect.stringContaining('GATEWAY_URL') } },
      },
    ]);
    expect(JSON.stringify(checks)).not.toContain('not-to-be-seen');
  });
});

describe('planning right after a service was allowed', () => {
  const application = 'just-allowed';

  async function allow(serviceId: string): Promise<void> {
    await api.kube.create<KubeObject & { spec: unknown }>(kinds.applications, {
      apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
      kind: 'Application',
      metadata: { name: `${application}-${count}` },
      spec: {
        services: [
          {
            id: serviceId,
            name: serviceId,
            displayName: serviceId,
            providerDisplayName: '',
            description: '',
            entries: [],
          },
        ],
      },
    });
    await api.kube.create(kinds.applicationmappings, {
      apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
      kind: 'ApplicationMapping',
      metadata: { name: `${application}-${count}`, namespace: api.namespace },
    });
  }

  it('waits for its class, which the catalog lists a moment later', async () => {
    const serviceId = `late-${count}`;
    await allow(serviceId);
    const planning = planBind(context, { ...input, serviceId });
    await api.kube.create<ServiceClass>(kinds.serviceclasses, {
      apiVersion: 'servicecatalog.k8s.io/v1beta1',
      kind: 'ServiceClass',
      metadata: { name: serviceId, namespace: api.namespace },
      spec: { externalName: serviceId, externalID: serviceId, description: 'Late', bindable: true },
    });
    expect((await planning).problems).toEqual([]);
    await api.kube.delete(kinds.applications, `${application}-${count}`);
  });

  it('says at once that a service nobody allowed is not in the catalog', async () => {
    const { problems } = await planBind(context, { ...input, serviceId: 'nobodys' });
    expect(renderAll('en', problems[0]?.message)).toContain('is not in the catalog');
  });
});
