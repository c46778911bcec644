import { afterEach, expect, test } from 'vitest';
import type { OperationContext } from '#lib/operations/context.ts';
import { englishViewer } from '#testing/english-viewer.ts';
import { playModel } from '#testing/play-model.ts';
import { allRows } from './all-rows.ts';
import { viewSources } from './views/view-sources.ts';

let cluster: ReturnType<typeof playModel> | undefined;
afterEach(() => cluster?.stop());

function ask(view: string, query: unknown) {
  cluster = playModel({
    applications: Array.from({ length: 600 }, (_, index) => ({
      apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
      kind: 'Application',
      metadata: { name: `a-${index}`, labels: { team: index % 2 === 0 ? 'red' : 'blue' } },
    })),
  });
  const { model } = cluster;
  return allRows(
    { model, context: {} as OperationContext, sources: viewSources },
    { view, query },
    englishViewer,
  );
}

test('has every row that the filter lets through, in the order of the list', async () => {
  const { rows, columns } = await ask('application-rows', { label: 'team=red', sort: '-name' });
  expect(rows).toHaveLength(300);
  expect(rows[0]).toMatchObject({ id: 'a-98', labels: ['team=red'] });
  expect(columns.slice(0, 2)).toEqual(['id', 'description']);
});

test.each([
  ['application', { name: 'a-1' }, 'INVALID'],
  ['application-rows', { show: 'nonsense' }, 'INVALID'],
  ['toString', {}, 'NOT_FOUND'],
])('refuses what is no list or no question: %s %j', async (view, query, code) => {
  await expect(ask(view, query)).rejects.toMatchObject({ code });
});
