import { expect, it } from 'vitest';
import { missingPaths, missingSources } from './missing-paths.ts';

const there = new Set(['lib/errors.ts', 'docs/errors.md']);

function missing(text: string): string[] {
  return missingPaths('docs/architecture.md', text, (path) => there.has(path));
}

it('names a path in backticks that is not there, once', () => {
  expect(missing('`lib/errors.ts`, `lib/error.ts` and `lib/error.ts`')).toEqual(['lib/error.ts']);
});

it('follows a link from where the document lies', () => {
  expect(missing('[codes](errors.md#invalid), [more](adr/0099-more.md)')).toEqual(['docs/adr/0099-more.md']);
});

it('leaves addresses and anchors alone', () => {
  expect(missing('[a](https://example.com/lib/x.ts) [b](#marks) `/v1/metadata`')).toEqual([]);
});

it('takes no pattern in backticks for a link', () => {
  expect(missing('`^(?:[a-z](?:[a-z0-9-]+)?\\.)+$`')).toEqual([]);
});

it('names a source that a shell script starts and that is not there', () => {
  const script =
    'bundle=$("$node" "$project/scripts/bundle.ts")\ncp "$project/lib/errors.ts" "$root/app/errors.mjs"';
  expect(missingSources(script, (path) => there.has(path))).toEqual(['scripts/bundle.ts']);
});
