// The directions of docs/architecture.md, written as what is allowed. Type-only imports count too.
const own = '^(app|bin|components|lib|sandbox|scripts|services|bench|e2e|deploy)/';
const test = '\\.test\\.tsx?$';

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
    only('app-directions', '^app/', ['^app/', '^components/', '^lib/']),
    only('components-directions', '^components/', [
      '^components/',
      '^lib/(domain|client|specs|errors\\.ts)',
      '^lib/pki/',
    ]),
    {
      name: 'connect-imports-nouns',
      severity: 'error',
      comment: 'the guided flow is built of the nouns: what both use lives in the folder of its noun',
      from: { path: '^components/(?!connect/)' },
      to: { path: '^components/connect/' },
    },
    only('sandbox-directions', '^sandbox/', ['^sandbox/', '^lib/']),
    only('lib-domain', '^lib/domain/', ['^lib/domain/', '^lib/errors\\.ts']),
    only('lib-config', '^lib/config/', ['^lib/config/', '^lib/errors\\.ts']),
    only('lib-pki', '^lib/pki/', ['^lib/pki/', '^lib/(domain|config)/', '^lib/(errors|log)\\.ts']),
    only('lib-http', '^lib/http/', [
      '^lib/http/',
      '^lib/(domain|config)/',
      '^lib/(errors|log|component)\\.ts',
    ]),
    only('lib-specs', '^lib/specifications/', ['^lib/specifications/', '^lib/(domain|config)/', '^lib/(errors|log)\\.ts']),
    only('lib-k8s', '^lib/k8s/', [
      '^lib/k8s/',
      '^lib/(domain|config)/',
      '^lib/(back-off|errors|log|component)\\.ts',
    ]),
    only('lib-operations', '^lib/operations/', [
      '^lib/(operations|domain|k8s|pki|specs|http|config)/',
      '^lib/(errors|log|component)\\.ts',
    ]),
    only('lib-client', '^lib/client/', [
      '^lib/client/',
      '^lib/(domain|specs)/',
      '^lib/(back-off|errors)\\.ts',
    ]),
    {
      name: 'service-directions',
      severity: 'error',
      comment: 'a service imports lib and itself; only services/platform.ts composes services',
      from: { path: '^services/([^/]+)/', pathNot: test },
      to: { path: own, pathNot: ['^services/$1/', '^lib/'] },
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
      name: 'no-test-code-in-product',
      severity: 'error',
      from: { path: '^(app|bin|components|lib|sandbox|services)/', pathNot: test },
      to: { path: ['^e2e/', '^bench/', '^testing/', test] },
    },
    {
      name: 'no-dev-dependency-in-product',
      severity: 'error',
      from: { path: '^(app|components|lib|sandbox|services)/', pathNot: test },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
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
