/**
 * The scheme of test names: a name says what a test is about and who runs it.
 *
 * - `NAME.test.ts` (or `.tsx`) beside the source: one part, run by Vitest.
 * - `contract/NAME.test.ts`: what a folder promises to whoever asks it from outside, a service on its wire or operations on
 *   the Kubernetes API; run by Vitest in a sandbox, and by `npm run test:cluster` in a cluster.
 * - `e2e/.../NAME.spec.ts`: the whole, run by Playwright.
 * - `contract/NAME.contract.ts`: one suite for two servers, run by `npm run test:contract`.
 *
 * NAME is kebab-case and has no further dot.
 */
const schemes = [
  /^(?!e2e\/)(?:.*\/)?[a-z0-9-]+\.test\.tsx?$/,
  /^e2e\/(?:.*\/)?[a-z0-9-]+\.spec\.ts$/,
  /^(?:.*\/)?contract\/[a-z0-9-]+\.contract\.ts$/,
];

const soundsLikeTest =
  /(?:^|\/)(?:__tests__\/|[^/]*(?:\.(?:test|spec|contract)|_(?:test|spec))\.[cm]?[jt]sx?$)/;
const importsTests = /import \{[^}]*\b(?:it|test|describe)\b[^}]*\} from 'vitest'/;
const callsTests = /^(?:it|test|describe)(?:\.\w+)*\(/m;

/** What is wrong with the name of a file, undefined where it holds no tests or follows the scheme. */
export function testNameProblem(path: string, text: string): string | undefined {
  const holdsTests = importsTests.test(text) && callsTests.test(text);
  if (!soundsLikeTest.test(path) && !holdsTests) {
    return undefined;
  }
  if (/(?:^|\/)contract\.test\.tsx?$/.test(path)) {
    return `${path}: say what it is about, as contract/NAME.test.ts`;
  }
  return schemes.some((scheme) => scheme.test(path))
    ? undefined
    : `${path}: a test is NAME.test.ts beside its source, contract/NAME.test.ts, contract/NAME.contract.ts or e2e/NAME.spec.ts`;
}
