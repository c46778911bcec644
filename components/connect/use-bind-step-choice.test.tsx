// @vitest-environment happy-dom
import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { playConsole } from '#testing/play-console.tsx';
import { useBindStepChoice } from './use-bind-step-choice.ts';

let page: ReturnType<typeof playConsole>;
beforeEach(() => {
  page = playConsole();
});
afterEach(() => page.end());

const input = { namespace: 'harbour', serviceId: '1' };

async function choiceAmong(...names: string[]) {
  const answer = {
    sample: { name: 'shop-sample', exists: true, services: ['Orders API'] },
    deployments: names.map((id) => ({ id, services: [] })),
  };
  page.answers['POST /api/views'] = { results: [{ version: '1', answer }] };
  const { result } = renderHook(() => useBindStepChoice(input, 'shop'), { wrapper: page.wrapper });
  await waitFor(() => expect(result.current.isListing).toBe(false));
  return result;
}

it('begins with the sample, and offers what else is there', async () => {
  const choice = await choiceAmong('web');
  expect(choice.current).toMatchObject({
    sample: { name: 'shop-sample', exists: true, services: ['Orders API'] },
    deployments: [{ id: 'web' }],
    request: { ...input, workload: 'shop-sample', createSample: true },
    isComplete: true,
  });
});

it('chooses no Deployment beforehand, and none that is not there', async () => {
  const choice = await choiceAmong('web');
  act(() => choice.current.chooseWorkload('existing'));
  expect(choice.current).toMatchObject({ request: { workload: '', createSample: false }, isComplete: false });
  act(() => choice.current.chooseWorkload('existing', 'gone'));
  expect(choice.current.request.workload).toBe('');
  act(() => choice.current.chooseWorkload('existing', 'web'));
  expect(choice.current).toMatchObject({ request: { workload: 'web' }, isComplete: true });
});

it('forgets what was chosen about variables with another workload and another reader', async () => {
  const choice = await choiceAmong('web');
  act(() => choice.current.setVariables({ envPrefix: 'A_' }));
  expect(choice.current.request.envPrefix).toBe('A_');
  act(() => choice.current.chooseWorkload('existing', 'web'));
  expect(choice.current.variables).toEqual({});
  act(() => choice.current.setVariables({ envPrefix: 'B_' }));
  act(() => choice.current.chooseReader({ id: 'cds', name: '' }));
  expect(choice.current.variables).toEqual({});
  expect(choice.current.isComplete).toBe(false);
});
