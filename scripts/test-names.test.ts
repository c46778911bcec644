import { describe, expect, it } from 'vitest';
import { testNameProblem } from './test-names.ts';

const withTests = "import { expect, it } from 'vitest';\n\nit('is so', () => expect(1).toBe(1));";

describe('a test that follows the scheme', () => {
  it.each([
    'lib/http/host-header.test.ts',
    'components/ui/list-page.test.tsx',
    'proxy.test.ts',
    'services/edge/contract/access.test.ts',
    'packages/kube-sandbox/contract/lists.contract.ts',
    'e2e/wire/article.spec.ts',
    'e2e/browser/graph.spec.ts',
  ])('%s', (path) => {
    expect(testNameProblem(path, withTests)).toBeUndefined();
  });
});

describe('a test that does not', () => {
  it.each([
    'services/edge/contract/access.contract.test.ts',
    'lib/operations/bindings/contract.test.ts',
    'lib/operations/bindings/contract.contract.test.ts',
    'lib/http/hostHeader.test.ts',
    'lib/http/host_test.ts',
    'lib/http/host.spec.ts',
    'lib/__tests__/host.ts',
    'lib/http/host.contract.ts',
    'e2e/access.test.ts',
    'e2e/access.spec.tsx',
  ])('%s', (path) => {
    expect(testNameProblem(path, '')).toContain(path);
  });

  it('also where only the text tells that it holds tests', () => {
    expect(testNameProblem('lib/http/checks.ts', withTests)).toContain('lib/http/checks.ts');
    expect(testNameProblem('lib/http/checks.ts', "import { it } from 'vitest';")).toBeUndefined();
  });
});
