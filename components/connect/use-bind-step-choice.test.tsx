// @vitest-environment happy-dom
import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sampleLabels } from '#lib/domain/binding/sample-workload.ts';
import { listAnswer, playConsole } from '#testing/play-console.tsx';
import { useBindStepChoice } from './use-bind-step-choice.ts';

let page: ReturnType<typeof playConsole>;
beforeEach(() => {
  page = playConsole();
});
afterEach(() => page.end());

const input = { namespace: 'harbour', serviceId: '1' };

function deployment(name: string, namespace: string, labels: Record<string, string> = {}) {
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace, labels } };
}

async function choiceAmong(deployments: ReturnType<typeof deployment>[]) {
  page.answers['GET /api/objects/deployments'] = listAnswer(deployments);
  const { result } = renderHook(() => useBindStepChoice(input, 'shop'), { wrapper: page.wrapper });
  await waitFor(() => expect(result.current.isListing).toBe(false));
  return result;
}

it('begins with the sample, and offers only what others have in the namespace', async () => {
  const choice = await choiceAmong([
    deployment('shop-sample', 'harbour', sampleLabels),
    deployment('web', 'harbour'),
    deployment('elsewhere', 'quay'),
  ]);
  expect(choice.current).toMatchObject({
    sample: { name: 'shop-sample', exists: true },
    ownNames: ['web'],
    request: { ...input, workload: 'shop-sample', createSample: true },
    isComplete: true,
  });
});

it('never takes somebody’s own Deployment for the sample', async () => {
  const choice = await choiceAmong([deployment('shop-sample', 'harbour')]);
  expect(choice.current.sample).toEqual({ name: 'shop-sample-2', exists: false });
  expect(choice.current.ownNames).toEqual(['shop-sample']);
});

it('chooses no Deployment beforehand, and none that is not there', async () => {
  const choice = await choiceAmong([deployment('web', 'harbour')]);
  act(() => choice.current.chooseWorkload('existing'));
  expect(choice.current).toMatchObject({ request: { workload: '', createSample: false }, isComplete: false });
  act(() => choice.current.chooseWorkload('existing', 'gone'));
  expect(choice.current.request.workload).toBe('');
  act(() => choice.current.chooseWorkload('existing', 'web'));
  expect(choice.current).toMatchObject({ request: { workload: 'web' }, isComplete: true });
});

it('forgets what was chosen about variables with another workload and another reader', async () => {
  const choice = await choiceAmong([deployment('web', 'harbour')]);
  act(() => choice.current.setVariables({ envPrefix: 'A_' }));
  expect(choice.current.request.envPrefix).toBe('A_');
  act(() => choice.current.chooseWorkload('existing', 'web'));
  expect(choice.current.variables).toEqual({});
  act(() => choice.current.setVariables({ envPrefix: 'B_' }));
  act(() => choice.current.chooseReader({ id: 'cds', name: '' }));
  expect(choice.current.variables).toEqual({});
  expect(choice.current.isComplete).toBe(false);
});
