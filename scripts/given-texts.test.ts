import { expect, test } from 'vitest';
import { missingRooms, unusedTexts } from './given-texts.ts';

const layout = `<TextBoundary rooms={['shell', 'ui']}>`;

function missing(files: Record<string, string>): string[] {
  return missingRooms(new Map(Object.entries({ 'app/layout.tsx': layout, ...files })));
}

const list = `'use client';\nconst t = useTexts('expiry');`;

test('a room that a component behind a page uses has to be given there', () => {
  const page = `import { List } from '#components/expiry/list.tsx';\n`;
  expect(missing({ 'app/expiry/page.tsx': page, 'components/expiry/list.tsx': list })).toEqual([
    'app/expiry/page.tsx: components/expiry/list.tsx says texts of expiry: give the page that room (app/text-boundary.tsx)',
  ]);
  const given = `${page}<TextBoundary rooms={['overview', 'expiry']}>`;
  expect(missing({ 'app/expiry/page.tsx': given, 'components/expiry/list.tsx': list })).toEqual([]);
});

test('what the layout gives, each page has', () => {
  const page = `import { Bell } from '#components/shell/bell.tsx';\n`;
  expect(missing({ 'app/page.tsx': page, 'components/shell/bell.tsx': `useTexts('shell')` })).toEqual([]);
});

test.each([
  ['a relative import', `import {\n  type A,\n  b,\n} from './list.tsx';\n`],
  ['what is loaded later', `const Late = lazy(() => import('./list.tsx'));`],
  ['an export from elsewhere', `export { b } from './list.tsx';\n`],
])('%s is followed', (_name, text) => {
  const page = `import { Frame } from '#components/expiry/frame.tsx';\n`;
  const files = { 'app/expiry/page.tsx': page, 'components/expiry/frame.tsx': text };
  expect(missing({ ...files, 'components/expiry/list.tsx': list })).toHaveLength(1);
});

test('types are not followed, nor what stays on the server', () => {
  const page = `import type { A } from '#components/expiry/list.tsx';\nimport { x } from '#lib/live/views.ts';\n`;
  const live = `message('health.x')`;
  const files = {
    'app/expiry/page.tsx': page,
    'components/expiry/list.tsx': list,
    'lib/live/views.ts': live,
  };
  expect(missing(files)).toEqual([]);
});

test('messages that are made in the browser count too', () => {
  const page = `import { Frame } from '#components/expiry/frame.tsx';\n`;
  const frame = `import { label } from '#lib/domain/health/remedy.ts';\n`;
  const files = { 'app/expiry/page.tsx': page, 'components/expiry/frame.tsx': frame };
  const remedy = `return message(\n  'health.allow', {})`;
  expect(missing({ ...files, 'lib/domain/health/remedy.ts': remedy })).toHaveLength(1);
});

test('a text is used where its key or its id is said', () => {
  const sources = new Map([['components/x.tsx', `t('title'); message('health.broken')`]]);
  expect(unusedTexts(sources, { ui: ['title', 'lost'], health: ['broken'] })).toEqual(['ui.lost']);
});
