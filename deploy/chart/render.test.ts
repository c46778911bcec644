import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { concealedKinds } from '#lib/domain/kubernetes/concealed-kinds.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { chartSets, goldenDir } from '#testing/chart-sets.ts';
import { chartDir, renderChart } from '#testing/render-chart.ts';
import { stockHelm } from '#testing/stock-helm.ts';
import { goldenManifests } from './golden-manifests.ts';
import { splitManifests } from './split-manifests.ts';

interface Rendered {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: object; annotations?: Record<string, string> };
  rules?: { apiGroups: string[]; resources: string[]; verbs: string[]; resourceNames?: string[] }[];
  spec?: unknown;
}

/** What the Pod Security Standard of that name asks of a pod, and that its root is read only. */
const restricted = {
  securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  containers: [
    {
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      },
    },
  ],
};
const sets = Object.entries(chartSets);
const rendered = new Map<string, string>();

beforeAll(() => {
  for (const [name, values] of sets) {
    rendered.set(name, renderChart({ values }));
  }
}, 300_000);

function textOf(name: string): string {
  return rendered.get(name) ?? '';
}

function ofKind<Spec>(name: string, kind: string): (Rendered & { spec: Spec })[] {
  return objectsIn(textOf(name), kind) as (Rendered & { spec: Spec })[];
}

function objectsIn(text: string, kind: string): Rendered[] {
  return splitManifests(text)
    .filter((object) => object.kind === kind)
    .map((object) => parse(object.text) as Rendered);
}

it('is tried with eight sets of values', () => {
  expect(sets).toHaveLength(8);
  expect(readdirSync(goldenDir)).toHaveLength(8);
});

it('is clean for helm lint', () => {
  const said = execFileSync(stockHelm(), ['lint', '--strict', chartDir], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  expect(said).toContain('1 chart(s) linted, 0 chart(s) failed');
  expect(said).not.toMatch(/\[(?:WARNING|ERROR)\]/);
});

describe.each(sets.map(([name]) => name))('values %s', (name) => {
  it('render as deploy/chart/golden says, and `npm run docs:chart` writes', () => {
    const others = name === 'default' ? undefined : textOf('default');
    expect(goldenManifests(textOf(name), others)).toBe(readFileSync(join(goldenDir, `${name}.yaml`), 'utf8'));
  });

  it('keep every pod within the restricted standard', () => {
    expect(ofKind(name, 'Pod')[0]?.spec).toMatchObject(restricted);
    for (const { metadata, spec } of ofKind<{ template: { spec: unknown } }>(name, 'Deployment')) {
      expect(spec.template.spec, metadata.name).toMatchObject(restricted);
      expect(spec.template.spec, metadata.name).toMatchObject({
        containers: [
          {
            readinessProbe: {},
            livenessProbe: {},
            startupProbe: {},
            lifecycle: { preStop: {} },
            resources: { requests: { cpu: expect.any(String) }, limits: { memory: expect.any(String) } },
          },
        ],
      });
    }
  });

  it('grant no wildcard, and Secrets of all namespaces to nobody but who binds', () => {
    const roles = [...ofKind(name, 'Role'), ...ofKind(name, 'ClusterRole')];
    for (const { metadata, rules } of roles) {
      expect(JSON.stringify(rules ?? []), metadata.name).not.toContain('"*"');
    }
    const wide = ofKind(name, 'ClusterRole').filter(({ rules = [] }) =>
      rules.some(({ resources }) => resources.includes('secrets')),
    );
    const binding = ['mooring-binding'];
    const withConsole = ['mooring-binding', 'mooring-console-secrets'];
    expect(wide.map(({ metadata }) => metadata.name)).toEqual(
      name === 'other-catalog' || name === 'locked-down' ? binding : withConsole,
    );
  });

  it('say for each Deployment what may come in and go out, and nothing else may', () => {
    const policies = ofKind<{ podSelector: { matchLabels?: Record<string, string> }; policyTypes: string[] }>(
      name,
      'NetworkPolicy',
    );
    const standing = policies.filter(({ metadata }) => metadata.annotations?.['helm.sh/hook'] === undefined);
    const selected = standing.map(({ spec }) => spec.podSelector.matchLabels?.['app.kubernetes.io/name']);
    const deployments = ofKind(name, 'Deployment').map(({ metadata }) => metadata.name);
    expect(selected.toSorted()).toEqual([...deployments, undefined].toSorted());
    expect(standing.map(({ spec }) => spec.policyTypes)).toEqual(standing.map(() => ['Ingress', 'Egress']));
  });
});

describe('the kinds', () => {
  it('are those of deploy/crds, and stay when the release goes', () => {
    const dir = join(chartDir, '..', '..', 'crds');
    const sources = readdirSync(dir).map((file) => parse(readFileSync(join(dir, file), 'utf8')) as Rendered);
    const definitions = ofKind('default', 'CustomResourceDefinition');
    expect(new Map(definitions.map(({ metadata, spec }) => [metadata.name, spec]))).toEqual(
      new Map(sources.map(({ metadata, spec }) => [metadata.name, spec])),
    );
    for (const { metadata } of definitions) {
      expect(metadata.annotations).toMatchObject({ 'helm.sh/resource-policy': 'keep' });
    }
    for (const { metadata } of sources) {
      const made = definitions.find((definition) => definition.metadata.name === metadata.name);
      expect(made?.metadata.labels).toMatchObject(metadata.labels ?? {});
      expect(made?.metadata.annotations).toMatchObject(metadata.annotations ?? {});
    }
  });

  it('of the Service Catalog are left to the one that is there', () => {
    const groups = ofKind<{ group: string }>('other-catalog', 'CustomResourceDefinition').map(
      ({ spec }) => spec.group,
    );
    expect(groups).toHaveLength(10);
    expect(groups).not.toContain('servicecatalog.k8s.io');
  });
});

it('has the namespace enforce the restricted standard, and stay when the release goes', () => {
  const [namespace] = ofKind('default', 'Namespace');
  expect(namespace?.metadata).toMatchObject({
    name: 'kyma-integration',
    labels: { 'pod-security.kubernetes.io/enforce': 'restricted', 'mooring.dev/platform': 'true' },
    annotations: { 'helm.sh/resource-policy': 'keep' },
  });
  expect(ofKind('other-catalog', 'Namespace').map(({ metadata }) => metadata.name)).toEqual(['mooring-test']);
});

it('lets the console show the text of each kind that it knows, and change those that are Mooring’s', () => {
  const granted = ofKind('default', 'ClusterRole')
    .filter(({ metadata }) => metadata.name === 'mooring-console')
    .flatMap(({ rules = [] }) => rules)
    .flatMap(({ apiGroups, resources, verbs }) =>
      apiGroups.flatMap((group) => resources.flatMap((of) => verbs.map((verb) => `${verb} ${of}.${group}`))),
    );
  const isOwn = (group: string) =>
    /kyma-project\.io$|^servicecatalog\.k8s\.io$|^servicebinding\.io$/.test(group);
  const wanted = Object.entries(kinds)
    .filter(([name]) => !concealedKinds.has(name))
    .flatMap(([, { group, plural }]) =>
      ['get', 'list', 'watch', ...(isOwn(group) ? ['create', 'update', 'patch', 'delete'] : [])].map(
        (verb) => `${verb} ${plural}.${group}`,
      ),
    );
  expect(granted).toEqual(expect.arrayContaining(wanted));
});

it('runs the image that a digest names', () => {
  const images = ofKind<{ template: { spec: { containers: { image: string }[] } } }>(
    'locked-down',
    'Deployment',
  ).flatMap(({ spec }) => spec.template.spec.containers.map(({ image }) => image));
  expect(new Set(images)).toEqual(
    new Set([
      'registry.example.com/mooring/platform@sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
    ]),
  );
});

it('writes what Kubernetes 1.20 has', () => {
  const budgets = objectsIn(renderChart({ kubeVersion: '1.20.2' }), 'PodDisruptionBudget');
  expect(new Set(budgets.map(({ apiVersion }) => apiVersion))).toEqual(new Set(['policy/v1beta1']));
});

it.each([
  ['edge.forwarded.enabled=true', /\/edge\/forwarded\/from/],
  ['edge.route.enabled=true', /\/edge\/route\/parentRefs/],
  ['image.digest=latest', /\/image\/digest/],
  ['gateway.replica=3', /'replica' not allowed/],
  ['addresses.edge=gateway.example.com', /\/addresses\/edge/],
  ['monitoring.serviceMonitor.enabled=true', /needs monitoring\.peers/],
  ['connector.ingress.enabled=true', /connector\.ingress needs addresses\.connector/],
])('refuses --set %s and says why', (set, words) => {
  expect(() => renderChart({ more: ['--set', set] })).toThrow(words);
});
