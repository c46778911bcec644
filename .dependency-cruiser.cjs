// The directions of docs/architecture.md, written as what is allowed. Type-only imports count too.
const own = '^(app|bench|bin|components|deploy|e2e|lib|locales|packages|sandbox|scripts|services|testing)/';
const test = '\\.test\\.tsx?$';
/** The suite that runs against the package and a real server, and how it and the package's tests are run. */
const contract = '^packages/[^/]+/(contract/|vitest\\.config\\.ts$)';
/** JSON and YAML as Kubernetes has them: whoever handles objects may read and write them. */
const text = '^packages/kube-text/';
/** The texts of the console: who imports them may do so for their types; lib/texts alone loads them. */
const locales = '^locales/';
/** Says messages in a language. */
const texts = '^lib/texts/';

/** From `from` only these own folders may be reached. */
function only(name, from, to) {
  return {
    name,
    severity: 'error',
    comment: `${from} may import only ${to.join(', ')}`,
    from: { path: from, pathNot: test },
    to: { path: own, pathNot: to },
  };
}

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('app-directions', '^app/', ['^app/', '^components/', '^lib/', locales, text]),
    only('components-directions', '^components/', [
      text,
      '^components/',
      '^lib/(domain|client|specifications|errors\\.ts)',
      '^lib/pki/',
    ]),
    {
      name: 'connect-imports-nouns',
      severity: 'error',
      comment: 'the guided flow is built of the nouns: what both use lives in the folder of its noun',
      from: { path: '^components/(?!connect/)' },
      to: { path: '^components/connect/' },
    },
    only('sandbox-directions', '^sandbox/', ['^sandbox/', '^lib/', '^packages/']),
    {
      name: 'a-package-stands-alone',
      severity: 'error',
      comment: 'a package imports itself and what its package.json names, never a folder of the repository',
      from: { path: '^packages/([^/]+)/' },
      to: { path: own, pathNot: ['^packages/$1/', text] },
    },
    only('lib-domain', '^lib/domain/', ['^lib/domain/', locales, text, '^lib/(errors|parse-json)\\.ts']),
    only('lib-config', '^lib/config/', ['^lib/config/', '^lib/errors\\.ts']),
    only('lib-pki', '^lib/pki/', ['^lib/pki/', '^lib/(domain|config)/', '^lib/(errors|log)\\.ts']),
    only('lib-http', '^lib/http/', [
      text,
      '^lib/http/',
      '^lib/(domain|config)/',
      '^lib/(connection-failure|errors|log|component|parse-json)\\.ts',
    ]),
    only('lib-specifications', '^lib/specifications/', [
      text,
      texts,
      '^lib/specifications/',
      '^lib/(domain|config)/',
      '^lib/(errors|log)\\.ts',
    ]),
    only('lib-k8s', '^lib/k8s/', [
      text,
      '^lib/k8s/',
      '^lib/(domain|config)/',
      '^lib/(back-off|connection-failure|errors|log|component)\\.ts',
    ]),
    only('locales', '^locales/', [locales]),
    only('lib-texts', '^lib/texts/', [texts, '^lib/domain/texts/', locales]),
    {
      name: 'the-catalogue-is-loaded-by-lib-texts',
      severity: 'error',
      comment: 'browsers get the texts of their page in their language, and load none as script',
      from: {
        path: own,
        pathNot: ['^lib/texts/', locales, '^testing/', '^scripts/', '^app/global-error\\.tsx$', test],
      },
      to: { path: locales, dependencyTypesNot: ['type-only'] },
    },
    only('lib-live', '^lib/live/', [
      text,
      texts,
      '^lib/(live|domain|k8s|operations|pki)/',
      '^lib/(errors|log|component)\\.ts',
    ]),
    only('lib-operations', '^lib/operations/', [
      text,
      texts,
      '^lib/(operations|domain|k8s|pki|specifications|http|config)/',
      '^lib/(connection-failure|errors|log|component|parse-json)\\.ts',
    ]),
    only('lib-sign-in', '^lib/sign-in/', [
      texts,
      '^lib/(sign-in|domain|k8s|http|config|operations)/',
      '^lib/(errors|log|parse-json)\\.ts',
    ]),
    only('lib-client', '^lib/client/', [
      text,
      locales,
      '^lib/client/',
      '^lib/(domain|specifications)/',
      '^lib/(back-off|errors)\\.ts',
    ]),
    {
      name: 'service-directions',
      severity: 'error',
      comment: 'a service imports lib and itself; only services/platform.ts composes services',
      from: { path: '^services/([^/]+)/', pathNot: test },
      to: { path: own, pathNot: ['^services/$1/', '^lib/', text] },
    },
    only('platform-directions', '^services/[^/]+\\.ts$', ['^services/', '^lib/']),
    only('deploy-directions', '^deploy/', ['^deploy/', '^services/components\\.ts']),
    {
      name: 'kubernetes-client-only-in-lib-k8s',
      severity: 'error',
      from: { pathNot: '^lib/k8s/' },
      to: { path: 'node_modules/@kubernetes/client-node' },
    },
    {
      name: 'next-only-in-app',
      severity: 'error',
      from: { path: own, pathNot: ['^app/', '^components/', '^bin/'] },
      to: { path: 'node_modules/next/' },
    },
    {
      name: 'views-are-for-who-shows-them',
      severity: 'error',
      comment:
        'what lib/domain/view makes of objects is made by lib/live, kept by lib/client and drawn by components',
      from: {
        path: own,
        pathNot: [
          '^app/(view-boundary\\.tsx|api/views/)',
          '^components/',
          '^lib/(client|live)/',
          '^lib/domain/view/',
          '^testing/play-model\\.ts$',
          test,
        ],
      },
      to: { path: '^lib/domain/view/' },
    },
    {
      name: 'no-test-code-in-product',
      severity: 'error',
      from: { path: '^(app|bin|components|lib|packages|sandbox|services)/', pathNot: [test, contract] },
      to: { path: ['^bench/', '^e2e/', '^scripts/', '^testing/', test] },
    },
    {
      name: 'tests-beside-the-code-need-no-browser',
      severity: 'error',
      comment: 'what tests of the code and browser tests share is in testing/',
      from: { path: '^(app|bin|components|deploy|lib|sandbox|scripts|services|testing)/' },
      to: { path: '^(bench|e2e)/' },
    },
    {
      name: 'no-dev-dependency-in-product',
      severity: 'error',
      from: { path: '^(app|components|lib|packages|sandbox|services)/', pathNot: [test, contract] },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.mooring|\\.cache)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
